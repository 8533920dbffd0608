#include "kiosk/journal/sqlite_journal.h"

#include "kiosk/journal/application_rows.h"
#include "kiosk/journal/own_rows.h"
#include "kiosk/journal/schema.h"

#include "shared/domain/counts.h"
#include "shared/protocol/envelope.h"

#include <cassert>

namespace yizhan::journal {
namespace {

// Where an event with this id stands, if it was recorded before, in whichever incarnation.
Result<std::optional<Seq>> find_recorded(Connection& connection, EventId const& id)
{
    auto query = TRY(connection.query("SELECT place FROM events WHERE id = ?1"));
    if (!TRY(query->bind(1, std::string_view{id.text()}).step())) return std::optional<Seq>{};
    return std::optional{sequence_of(query->integer(0))};
}

struct Appended {
    LogState log; // as it will be once committed
    Seq last = 0; // of the given events
};

Result<void> append_one(
    Connection& connection, Session& session, NewEvent const& fresh, Moment const& now, Appended& appended)
{
    if (auto const known = TRY(find_recorded(connection, fresh.id))) {
        appended.last = *known;
        return {};
    }
    auto& log = appended.log;
    auto const& options = session.options();
    Event const event{
        fresh.id, options.kiosk, log.incarnation, options.station, log.last + 1, log.head, now, fresh.body};
    auto const envelope = encode_event(event);
    // A fault of ours may cost an answer; what cannot be read again would cost the whole database at the next start.
    if (!decode_event(envelope)) return fail(ErrorCode::Internal, "an event that could not be read again");
    auto const hash = event_hash(envelope);
    EventRow const row{place_of(log.ordinal, event.sequence), event.id, now.clock.wall, hash, envelope};
    if (TRY(insert_event(connection, row)) == Insertion::AlreadyThere)
        return fail(ErrorCode::Corrupt, "the next place in the log is taken");
    TRY_DO(count_event(connection, event.body, now.occurred_at(), options.zone, 1));
    TRY_DO(project_event(connection, event.body, row.place, now.occurred_at()));
    TRY_DO(project_own(connection, options, event.body, row.place, now.occurred_at()));
    log.last = event.sequence;
    log.head = hash;
    ++log.unsent;
    if (!log.oldest_unsent) log.oldest_unsent = now.clock.wall;
    appended.last = event.sequence;
    return {};
}

} // namespace

Result<Seq> SqliteJournal::append(std::span<NewEvent const> events, Moment const& now)
{
    assert(!events.empty() && events.size() <= 64);
    Appended appended;
    TRY_DO(m_session.write([&](Connection& connection) -> Result<void> {
        appended = {m_session.log(), 0};
        for (auto const& event : events) TRY_DO(append_one(connection, m_session, event, now, appended));
        return {};
    }));
    m_session.log() = std::move(appended.log);
    return appended.last;
}

JournalStatus SqliteJournal::status() const
{
    auto const& log = m_session.log();
    return {log.incarnation, log.last, log.unsent, log.oldest_unsent, m_session.storage()};
}

Result<std::map<AmenityId, std::int64_t>> SqliteJournal::amenity_uses(std::int32_t day)
{
    using Uses = std::map<AmenityId, std::int64_t>;
    return m_session.read([day](Connection& connection) -> Result<Uses> {
        auto query = TRY(
            connection.query("SELECT detail, sum(value) FROM counts WHERE day = ?1 AND measure = ?2 GROUP BY detail"));
        query->bind(1, day).bind(2, name(Measure::AmenityUses));
        Uses uses;
        while (TRY(query->step())) {
            if (auto const amenity = AmenityId::parse(query->text(0))) uses[*amenity] = query->integer(1);
        }
        return uses;
    });
}

Result<std::int64_t> SqliteJournal::visits_in_month(MemberId const& member, std::int32_t month)
{
    return m_session.read([&](Connection& connection) -> Result<std::int64_t> {
        auto query = TRY(connection.query("SELECT visits FROM member_visits WHERE month = ?1 AND member = ?2"));
        query->bind(1, month).bind(2, std::string_view{member.text()});
        return TRY(query->step()) ? query->integer(0) : std::int64_t{0};
    });
}

Result<void> SqliteJournal::rebuild()
{
    return m_session.write([this](Connection& connection) -> Result<void> {
        TRY_DO(recount(connection, m_session.options().zone));
        TRY_DO(reproject(connection));
        return reproject_own(connection, m_session.options());
    });
}

Result<void> SqliteJournal::each_event(std::function<void(std::string_view envelope)> const& visit)
{
    return m_session.read([&visit](Connection& connection) -> Result<void> {
        auto query = TRY(connection.query("SELECT envelope FROM events ORDER BY place"));
        while (TRY(query->step())) visit(as_text(query->blob(0)));
        return {};
    });
}

} // namespace yizhan::journal
