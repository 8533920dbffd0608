#include "server/store/request_tables.h"

#include "server/projections/request_fold.h"
#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"

#include <fmt/format.h>
#include <set>

namespace yizhan {
namespace {

constexpr std::string_view columns = "request, service, code, station, asked_at, visit, member, volunteer, by_phone";

} // namespace

Result<void> RequestTables::prepare()
{
    // Of several under one id the first in the order of kiosk, incarnation and sequence stands.
    m_insert = TRY(m_database.prepare(
        "INSERT INTO service_requests VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked') ON CONFLICT DO UPDATE SET "
        "service = excluded.service, code = excluded.code, station = excluded.station, asked_at = excluded.asked_at, "
        "visit = excluded.visit, member = excluded.member, volunteer = excluded.volunteer, by_phone = "
        "excluded.by_phone, kiosk = excluded.kiosk, incarnation = excluded.incarnation, seq = excluded.seq "
        "WHERE (excluded.kiosk, excluded.incarnation, excluded.seq) < (kiosk, incarnation, seq)"));
    m_insert_step
        = TRY(m_database.prepare("INSERT INTO service_request_steps VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO "
                                 "NOTHING"));
    m_set_state = TRY(m_database.prepare("UPDATE service_requests SET state = ? WHERE request = ?"));
    m_find = TRY(m_database.prepare(fmt::format("SELECT {} FROM service_requests WHERE request = ?", columns)));
    m_find_code = TRY(m_database.prepare(
        fmt::format("SELECT {} FROM service_requests WHERE code = ? ORDER BY asked_at, request LIMIT 1", columns)));
    m_steps = TRY(m_database.prepare("SELECT state, at, note_zh, note_en, by FROM service_request_steps WHERE request "
                                     "= ? ORDER BY at, kiosk, incarnation, seq"));
    return {};
}

Result<void> RequestTables::keep(Placed<ServiceRequested> const& fact)
{
    auto const& e = fact.body;
    TRY(bind_all(m_insert, e.request.text(), e.service.text(), e.code.text(), fact.station.text(), fact.at.ms,
        text_of(e.by.visit), text_of(e.by.member), text_of(e.volunteer), e.by_phone ? 1 : 0, fact.place.kiosk.text(),
        fact.place.incarnation.text(), fact.place.sequence)
            .run());
    return {};
}

Result<void> RequestTables::keep(ServiceFacts const& facts, ServiceSums& sums)
{
    std::set<RequestId> touched;
    for (auto const& fact : facts.requested) {
        TRY_DO(keep(fact));
        touched.insert(fact.body.request);
    }
    for (auto const& fact : facts.advanced) {
        auto const& e = fact.body;
        TRY(bind_all(m_insert_step, e.request.text(), fact.at.ms, fact.place.kiosk.text(),
            fact.place.incarnation.text(), fact.place.sequence, name(e.state), e.note.zh, e.note.en, e.by)
                .run());
        touched.insert(e.request);
    }
    for (auto const& request : touched) {
        auto const record = TRY(find_request(request));
        if (!record) continue; // a step that came before its request
        TRY(bind_all(m_set_state, name(record->standing.state), request.text()).run());
        sums.look_at(DueKind::Request, request.text());
    }
    return {};
}

Result<RequestRecord> RequestTables::record_in(sqlite::Statement const& row)
{
    RequestRecord record;
    record.standing.id = TRY(RequestId::parse(row.text(0)));
    record.standing.service = TRY(ServiceId::parse(row.text(1)));
    record.standing.code = TRY(RequestCode::parse(row.text(2)));
    record.station = TRY(StationId::parse(row.text(3)));
    record.asked_at = UtcMs{row.integer(4)};
    record.visit = TRY(optional_id<VisitId>(row, 5));
    record.member = TRY(optional_id<MemberId>(row, 6));
    record.volunteer = TRY(optional_id<MemberId>(row, 7));
    record.by_phone = row.integer(8) != 0;
    TRY_DO(read_steps(record));
    fold_request(record);
    return record;
}

Result<void> RequestTables::read_steps(RequestRecord& record)
{
    ScopedQuery query{m_steps.bind(1, record.standing.id.text())};
    while (TRY(query->step())) {
        auto const state = request_state_of(query->text(0));
        if (!state) return fail(ErrorCode::Corrupt, "a state of a request has no name");
        RequestStep step;
        step.state = *state;
        step.at = UtcMs{query->integer(1)};
        step.note = {std::string{query->text(2)}, std::string{query->text(3)}};
        step.by = query->text(4);
        record.history.push_back(std::move(step));
    }
    return {};
}

Result<std::optional<RequestRecord>> RequestTables::find_request(RequestId const& id)
{
    ScopedQuery query{m_find.bind(1, id.text())};
    if (!TRY(query->step())) return std::optional<RequestRecord>{};
    return std::optional{TRY(record_in(m_find))};
}

Result<std::optional<RequestRecord>> RequestTables::find_request(RequestCode const& code)
{
    ScopedQuery query{m_find_code.bind(1, code.text())};
    if (!TRY(query->step())) return std::optional<RequestRecord>{};
    return std::optional{TRY(record_in(m_find_code))};
}

Result<std::vector<RequestRecord>> RequestTables::list_requests(
    std::optional<RequestState> state, std::optional<RequestCursor> const& before, std::size_t limit)
{
    auto query = TRY(m_database.prepare(
        fmt::format("SELECT {} FROM service_requests WHERE 1 {} {} ORDER BY asked_at DESC, request DESC LIMIT ?1",
            columns, state ? "AND state = ?2" : "", before ? "AND (asked_at, request) < (?3, ?4)" : "")));
    query.bind(1, limit);
    if (state) query.bind(2, name(*state));
    if (before) query.bind(3, before->asked_at.ms).bind(4, before->id.text());
    std::vector<RequestRecord> found;
    while (TRY(query.step())) found.push_back(TRY(record_in(query)));
    return found;
}

} // namespace yizhan
