#include "server/store/exception_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"
#include "server/store/whole_person.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::string_view columns
    = "id, kind, campaign, goods, station, member, machine, since, before, expected, found, opened_at, vanished_at";
constexpr std::string_view is_settled
    = "(vanished_at IS NOT NULL OR EXISTS(SELECT 1 FROM settlements s WHERE s.exception = id))";

// Each gives: at, station, kiosk, units, agreed_at, volunteer, revision; ?1 to ?4 are what it is about, then since and
// before; `self` is the member with all who were merged into them.
std::string_view sides_sql(ExceptionKind kind)
{
    switch (kind) {
    case ExceptionKind::PersonOver:
        return "SELECT at, station, kiosk, units, agreed_at, volunteer, revision FROM takings WHERE campaign = ?1 AND "
               "member IN (SELECT id FROM self) AND at >= ?5 AND at < ?6 AND seq IS NOT NULL AND (?7 OR undone_seq IS "
               "NULL)";
    case ExceptionKind::CampaignOver:
    case ExceptionKind::ShareOver:
        return "SELECT at, station, kiosk, units, agreed_at, volunteer, revision FROM takings WHERE campaign = ?1 AND "
               "seq IS NOT NULL AND (?7 OR undone_seq IS NULL)";
    case ExceptionKind::StockNegative:
        return "SELECT * FROM (SELECT at, station, kiosk, -units AS units, agreed_at, volunteer, revision FROM takings "
               "WHERE station = ?3 AND goods = ?2 AND seq IS NOT NULL AND (?7 OR undone_seq IS NULL) ORDER BY at DESC "
               "LIMIT ?8) UNION ALL SELECT * FROM (SELECT at, station, kiosk, CASE WHEN to_place = 'station' AND "
               "to_station = ?3 THEN units ELSE -units END, NULL, volunteer, NULL FROM stock_movements WHERE goods = "
               "?2 AND ((to_place = 'station' AND to_station = ?3) OR (from_place = 'station' AND from_station = ?3)) "
               "ORDER BY at DESC LIMIT ?8)";
    case ExceptionKind::PointsNegative:
        return "SELECT at, station, kiosk, -points, agreed_at, volunteer, revision FROM takings WHERE member IN "
               "(SELECT id FROM self) AND points <> 0 AND seq IS NOT NULL AND (?7 OR undone_seq IS NULL) UNION ALL "
               "SELECT at, station, kiosk, points, NULL, NULL, NULL FROM points_movements WHERE member IN (SELECT id "
               "FROM self)";
    case ExceptionKind::MachineTwice:
        break;
    }
    // Whatever ran in the moment in which the later one began.
    return "SELECT started_at, station, kiosk, coalesce(minutes, 0), NULL, NULL, NULL FROM machine_sessions WHERE "
           "station = ?3 AND machine = ?9 AND started_at BETWEEN ?5 - 43200000 AND ?5 AND (started_at = ?5 OR "
           "coalesce(ended_at, started_at + minutes * 60000) > ?5)";
}

Result<ExceptionSide> side_in(sqlite::Statement const& row)
{
    ExceptionSide side;
    side.at = UtcMs{row.integer(0)};
    side.station = TRY(StationId::parse(row.text(1)));
    side.kiosk = TRY(KioskId::parse(row.text(2)));
    side.units = row.integer(3);
    side.agreed_at = optional_time(row, 4);
    side.volunteer = TRY(optional_id<MemberId>(row, 5));
    if (!row.is_null(6)) side.revision = static_cast<int>(row.integer(6));
    return side;
}

} // namespace

Result<void> ExceptionTables::prepare()
{
    m_keep = TRY(m_database.prepare(
        "INSERT INTO exceptions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE SET since = "
        "excluded.since, before = excluded.before, expected = excluded.expected, found = excluded.found, vanished_at "
        "= NULL WHERE vanished_at IS NOT NULL OR (since, before, expected, found) <> (excluded.since, "
        "excluded.before, excluded.expected, excluded.found)"));
    m_standing = TRY(m_database.prepare("SELECT id FROM exceptions WHERE kind = ? AND subject = ? AND vanished_at IS "
                                        "NULL AND since >= ? AND since < ? ORDER BY id"));
    m_vanish = TRY(m_database.prepare("UPDATE exceptions SET vanished_at = ? WHERE id = ?"));
    m_find = TRY(m_database.prepare(fmt::format("SELECT {} FROM exceptions WHERE id = ?", columns)));
    m_settlement = TRY(m_database.prepare("SELECT how, note, by, at FROM settlements WHERE exception = ? ORDER BY at, "
                                          "kiosk, incarnation, seq LIMIT 1"));
    return {};
}

Result<void> ExceptionTables::keep(Finding const& finding, UtcMs now)
{
    TRY(bind_all(m_keep, finding.id.text(), name(finding.kind), finding.subject, text_of(finding.campaign),
        text_of(finding.goods), text_of(finding.station), text_of(finding.member), text_of(finding.machine),
        finding.since.ms, finding.before.ms, finding.expected, finding.found, now.ms)
            .run());
    return {};
}

Result<std::vector<ExceptionId>> ExceptionTables::standing(
    ExceptionKind kind, std::string const& subject, UtcMs from, UtcMs before)
{
    std::vector<ExceptionId> found;
    ScopedQuery query{bind_all(m_standing, name(kind), subject, from.ms, before.ms)};
    while (TRY(query->step())) found.push_back(TRY(ExceptionId::parse(query->text(0))));
    return found;
}

Result<void> ExceptionTables::vanish(ExceptionId const& id, UtcMs now)
{
    TRY(bind_all(m_vanish, now.ms, id.text()).run());
    return {};
}

Result<ExceptionTables::Row> ExceptionTables::row_in(sqlite::Statement const& row)
{
    Row read;
    auto& shown = read.shown;
    shown.id = TRY(ExceptionId::parse(row.text(0)));
    auto const kind = exception_kind_of(row.text(1));
    if (!kind) return fail(ErrorCode::Corrupt, "a kind of exception has no name");
    shown.kind = *kind;
    shown.campaign = TRY(optional_id<CampaignId>(row, 2));
    shown.goods = TRY(optional_id<GoodsId>(row, 3));
    shown.station = TRY(optional_id<StationId>(row, 4));
    shown.member = TRY(optional_id<MemberId>(row, 5));
    shown.machine = TRY(optional_id<MachineId>(row, 6));
    read.since = UtcMs{row.integer(7)};
    read.before = UtcMs{row.integer(8)};
    shown.expected = row.integer(9);
    shown.found = row.integer(10);
    shown.opened_at = UtcMs{row.integer(11)};
    if (auto const vanished = optional_time(row, 12)) shown.settled = Settlement{"vanished", {}, {}, *vanished};
    TRY_DO(read_settlement(read));
    TRY_DO(read_sides(read));
    return read;
}

// What staff said stands, whatever became of the facts.
Result<void> ExceptionTables::read_settlement(Row& row)
{
    ScopedQuery query{m_settlement.bind(1, row.shown.id.text())};
    if (!TRY(query->step())) return {};
    row.shown.settled = Settlement{std::string{query->text(0)}, std::string{query->text(1)},
        std::string{query->text(2)}, UtcMs{query->integer(3)}};
    return {};
}

Result<void> ExceptionTables::read_sides(Row& row)
{
    auto& shown = row.shown;
    // The parameters that a kind does not use are bound all the same, so each is named once.
    auto query = TRY(m_database.prepare(
        fmt::format("{}SELECT * FROM ({}) WHERE ?1 IS ?1 AND ?2 IS ?2 AND ?3 IS ?3 AND ?4 IS ?4 AND ?5 IS ?5 AND ?6 IS "
                    "?6 AND ?7 IS ?7 AND ?9 IS ?9 ORDER BY 1 DESC, 2, 3 LIMIT ?8",
            with_self(4), sides_sql(shown.kind))));
    bind_all(query, text_of(shown.campaign), text_of(shown.goods), text_of(shown.station), text_of(shown.member),
        row.since.ms, row.before.ms, shown.settled ? 1 : 0, ServiceException::max_sides, text_of(shown.machine));
    while (TRY(query.step())) shown.sides.push_back(TRY(side_in(query)));
    std::reverse(shown.sides.begin(), shown.sides.end());
    return {};
}

Result<std::optional<ServiceException>> ExceptionTables::find_exception(ExceptionId const& id)
{
    ScopedQuery query{m_find.bind(1, id.text())};
    if (!TRY(query->step())) return std::optional<ServiceException>{};
    return std::optional{TRY(row_in(m_find)).shown};
}

Result<std::vector<ServiceException>> ExceptionTables::list_exceptions(
    ExceptionState state, std::optional<ExceptionCursor> const& before, std::size_t limit)
{
    auto query = TRY(m_database.prepare(
        fmt::format("SELECT {} FROM exceptions WHERE {} {} {} ORDER BY opened_at DESC, id DESC LIMIT ?1", columns,
            state == ExceptionState::Open ? "NOT" : "", is_settled, before ? "AND (opened_at, id) < (?2, ?3)" : "")));
    query.bind(1, limit);
    if (before) query.bind(2, before->opened_at.ms).bind(3, before->id.text());
    std::vector<ServiceException> found;
    while (TRY(query.step())) found.push_back(TRY(row_in(query)).shown);
    return found;
}

} // namespace yizhan
