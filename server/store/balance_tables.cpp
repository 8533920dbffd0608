#include "server/store/balance_tables.h"

#include "server/store/bind_all.h"
#include "server/store/first_fact.h"
#include "server/store/scoped_query.h"
#include "server/store/whole_person.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

// Columns: id, at, station, kiosk, goods, units, from and to (place, station), reason, counted, volunteer, by, note.
constexpr std::string_view moved_lines
    = "SELECT movement, at, station, kiosk, goods, units, from_place, from_station, to_place, to_station, reason, "
      "counted, volunteer, by, note FROM stock_movements WHERE 1";
constexpr std::string_view taken_lines
    = "SELECT taking, at, station, kiosk, goods, units, 'station', station, 'given', '', 'taken', NULL, volunteer, '', "
      "'' FROM takings WHERE seq IS NOT NULL";
constexpr std::string_view undone_lines
    = "SELECT taking, undone_at, undone_station, undone_kiosk, goods, units, 'given', '', 'station', undone_station, "
      "'taking_undone', NULL, undone_volunteer, undone_by, '' FROM takings WHERE undone_seq IS NOT NULL";

// ?1 station, ?2 goods, ?3 and ?4 the place of the cursor, ?5 the limit.
std::string lines_sql(LedgerQuestion const& question)
{
    auto const conditions = [&](std::string_view stations, std::string_view at, std::string_view id) {
        std::string sql;
        if (question.station) sql += fmt::format(" AND {}", stations);
        if (question.goods) sql += " AND goods = ?2";
        if (question.before) sql += fmt::format(" AND {0} <= ?3 AND ({0}, {1}) < (?3, ?4)", at, id);
        return sql;
    };
    auto const newest = [](std::string_view lines, std::string const& where) {
        return fmt::format("SELECT * FROM ({}{} ORDER BY 2 DESC, 1 DESC LIMIT ?5)", lines, where);
    };
    return fmt::format("{} UNION ALL {} UNION ALL {} ORDER BY 2 DESC, 1 DESC, 11 LIMIT ?5",
        newest(moved_lines, conditions("(from_station = ?1 OR to_station = ?1)", "at", "movement")),
        newest(taken_lines, conditions("station = ?1", "at", "taking")),
        newest(undone_lines, conditions("undone_station = ?1", "undone_at", "taking")));
}

Result<LedgerLine> line_in(sqlite::Statement const& row)
{
    LedgerLine line;
    line.id = row.text(0);
    line.at = UtcMs{row.integer(1)};
    line.station = TRY(StationId::parse(row.text(2)));
    line.kiosk = TRY(KioskId::parse(row.text(3)));
    line.goods = TRY(GoodsId::parse(row.text(4)));
    line.units = row.integer(5);
    line.from = TRY(account_in(row, 6));
    line.to = TRY(account_in(row, 8));
    line.reason = row.text(10);
    if (!row.is_null(11)) line.counted = row.integer(11);
    line.volunteer = TRY(optional_id<MemberId>(row, 12));
    line.by = row.text(13);
    line.note = row.text(14);
    return line;
}

} // namespace

Result<void> BalanceTables::prepare()
{
    m_add_stock = TRY(m_database.prepare(
        "INSERT INTO stock_parts VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET through = max(through, "
        "excluded.through), units = units + excluded.units, coming = coming + excluded.coming, kept = max(kept, "
        "excluded.kept)"));
    m_add_given = TRY(m_database.prepare(
        "INSERT INTO goods_given VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET units = units + excluded.units"));
    m_add_campaign = TRY(m_database.prepare(
        "INSERT INTO campaign_parts VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET through = max(through, "
        "excluded.through), takings = takings + excluded.takings, revision = max(revision, excluded.revision)"));
    m_add_points = TRY(m_database.prepare(
        "INSERT INTO points_sums VALUES(?, ?) ON CONFLICT DO UPDATE SET points = points + excluded.points"));
    m_points = TRY(m_database.prepare(fmt::format(
        "{}SELECT coalesce(sum(points), 0) FROM points_sums WHERE member IN (SELECT id FROM self)", with_self())));
    return {};
}

Result<void> BalanceTables::add(ServiceSums const& sums)
{
    for (auto const& [key, part] : sums.stock()) {
        TRY(bind_all(m_add_stock, key.station.text(), key.goods.text(), key.kiosk.text(), key.incarnation.text(),
            part.through, part.units, part.coming, part.is_kept ? 1 : 0)
                .run());
    }
    for (auto const& [key, units] : sums.given())
        TRY(bind_all(m_add_given, key.station.text(), key.goods.text(), key.day, units).run());
    for (auto const& [key, part] : sums.campaigns()) {
        TRY(bind_all(m_add_campaign, key.campaign.text(), key.kiosk.text(), key.incarnation.text(), key.station.text(),
            part.through, part.takings, part.revision)
                .run());
    }
    for (auto const& [member, points] : sums.points()) TRY(bind_all(m_add_points, member.text(), points).run());
    return {};
}

Result<std::vector<StockStanding>> BalanceTables::balances(std::int32_t today, std::optional<StationId> const& station)
{
    auto query = TRY(m_database.prepare(fmt::format(
        "SELECT p.station, p.goods, sum(p.units), sum(p.coming), (SELECT coalesce(sum(g.units), 0) FROM goods_given g "
        "WHERE g.station = p.station AND g.goods = p.goods AND g.day BETWEEN ?1 AND ?2), max(p.kept) FROM stock_parts "
        "p {} "
        "GROUP BY p.station, p.goods ORDER BY p.station, p.goods",
        station ? "WHERE p.station = ?3" : "")));
    query.bind(1, today - stock_outlook_days + 1).bind(2, today);
    if (station) query.bind(3, station->text());
    std::vector<StockStanding> found;
    while (TRY(query.step())) {
        StockStanding standing;
        standing.station = TRY(StationId::parse(query.text(0)));
        standing.goods = TRY(GoodsId::parse(query.text(1)));
        standing.units = query.integer(2);
        standing.coming = query.integer(3);
        standing.given = query.integer(4);
        standing.is_kept = query.integer(5) != 0;
        found.push_back(std::move(standing));
    }
    return found;
}

Result<std::vector<LedgerLine>> BalanceTables::movements(LedgerQuestion const& question)
{
    auto query = TRY(m_database.prepare(lines_sql(question)));
    if (question.station) query.bind(1, question.station->text());
    if (question.goods) query.bind(2, question.goods->text());
    if (question.before) query.bind(3, question.before->at.ms).bind(4, question.before->id);
    query.bind(5, question.limit);
    std::vector<LedgerLine> found;
    while (TRY(query.step())) found.push_back(TRY(line_in(query)));
    return found;
}

} // namespace yizhan
