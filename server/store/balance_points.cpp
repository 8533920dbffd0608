// The rest of BalanceTables: the ledger of points of one member.
#include "server/store/balance_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"
#include "server/store/whole_person.h"
#include "shared/protocol/envelope.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

// Columns: id, at, station, points, reason, campaign, by, the event of a grant. ?1 the member, ?2 and ?3 the place of
// the cursor, ?4 the limit.
constexpr std::string_view granted_lines
    = "SELECT p.movement, p.at, p.station, p.points, 0, NULL, p.by, e.bytes FROM points_movements p LEFT JOIN events e "
      "ON (e.kiosk, e.incarnation, e.seq) = (p.kiosk, p.incarnation, p.seq) WHERE p.member IN (SELECT id FROM self)";
constexpr std::string_view taken_lines
    = "SELECT taking, at, station, -points, 1, campaign, '', NULL FROM takings WHERE member IN (SELECT id FROM self) "
      "AND points <> 0 AND seq IS NOT NULL";
constexpr std::string_view undone_lines
    = "SELECT taking, undone_at, undone_station, points, 2, campaign, coalesce(undone_by, ''), NULL FROM takings WHERE "
      "member IN (SELECT id FROM self) AND points <> 0 AND undone_seq IS NOT NULL";

std::string lines_sql(bool goes_on)
{
    auto const part = [&](std::string_view lines, std::string_view at, std::string_view id) {
        return fmt::format("{} {}", lines, goes_on ? fmt::format("AND ({}, {}) < (?2, ?3)", at, id) : std::string{});
    };
    return fmt::format("{} {} UNION ALL {} UNION ALL {} ORDER BY 2 DESC, 1 DESC, 5 DESC LIMIT ?4", with_self(),
        part(granted_lines, "p.at", "p.movement"), part(taken_lines, "at", "taking"),
        part(undone_lines, "undone_at", "taking"));
}

Result<PointsLine> line_in(sqlite::Statement const& row)
{
    PointsLine line;
    line.id = row.text(0);
    line.at = UtcMs{row.integer(1)};
    line.station = TRY(StationId::parse(row.text(2)));
    line.points = row.integer(3);
    line.reason = static_cast<PointsLine::Reason>(row.integer(4));
    line.campaign = TRY(optional_id<CampaignId>(row, 5));
    line.by = row.text(6);
    if (row.is_null(7)) return line;
    // Its words stand in the log only.
    auto const event = TRY(decode_event(as_text(row.blob(7))));
    if (auto const* const grant = std::get_if<PointsMoved>(&event.body)) line.why = grant->reason;
    return line;
}

} // namespace

Result<std::int64_t> BalanceTables::points_moved(MemberId const& member)
{
    ScopedQuery query{m_points.bind(1, member.text())};
    return TRY(query->step()) ? query->integer(0) : std::int64_t{0};
}

Result<std::vector<PointsLine>> BalanceTables::points_lines(
    MemberId const& member, std::optional<LedgerCursor> const& before, std::size_t limit)
{
    auto query = TRY(m_database.prepare(lines_sql(before.has_value())));
    query.bind(1, member.text()).bind(4, limit);
    if (before) query.bind(2, before->at.ms).bind(3, before->id);
    std::vector<PointsLine> found;
    while (TRY(query.step())) found.push_back(TRY(line_in(query)));
    return found;
}

} // namespace yizhan
