#include "server/store/usage_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::string_view add_cells = "ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, takings = takings + "
                                       "excluded.takings, units = units + excluded.units, cost_fen = cost_fen + "
                                       "excluded.cost_fen";
constexpr std::string_view sums = "sum(f.uses), sum(f.takings), sum(f.units), sum(f.cost_fen)";
constexpr std::string_view not_nothing
    = "HAVING sum(f.uses) <> 0 OR sum(f.takings) <> 0 OR sum(f.units) <> 0 OR sum(f.cost_fen) <> 0";

// What of the question stands in the rows themselves.
std::string asked(UsageQuestion const& question)
{
    return question.union_id ? "f.day BETWEEN ?1 AND ?2 AND f.union_id = ?4" : "f.day BETWEEN ?1 AND ?2";
}

// ?3 is the row of a station, or of all.
std::string sql_of(UsageQuestion const& question)
{
    auto const where = asked(question);
    switch (question.by) {
    case UsageBy::Station:
        return fmt::format("SELECT n.name, {} FROM usage_names n CROSS JOIN usage_days f ON f.station = n.id WHERE "
                           "n.kind = 0 AND (?3 = 0 OR n.id = ?3) AND {} GROUP BY n.id {} ORDER BY 1",
            sums, where, not_nothing);
    case UsageBy::Day:
        return fmt::format("SELECT f.day, {} FROM usage_days f WHERE f.station = ?3 AND {} GROUP BY f.day {} "
                           "ORDER BY f.day",
            sums, where, not_nothing);
    case UsageBy::Hour:
        return fmt::format("SELECT f.hour, {} FROM usage_hours f WHERE f.station = ?3 AND {} GROUP BY f.hour {} "
                           "ORDER BY f.hour",
            sums, where, not_nothing);
    case UsageBy::Union:
        return fmt::format("SELECT coalesce(n.name, ''), {} FROM usage_days f LEFT JOIN usage_names n ON n.id = "
                           "f.union_id WHERE f.station = ?3 AND {} GROUP BY f.union_id {} ORDER BY 1",
            sums, where, not_nothing);
    case UsageBy::Payer:
        return fmt::format("SELECT f.payer, {} FROM usage_items f WHERE f.station = ?3 AND f.payer > 0 AND {} "
                           "GROUP BY f.payer {} ORDER BY f.payer",
            sums, where, not_nothing);
    case UsageBy::Amenity:
    case UsageBy::Campaign:
        break;
    }
    return fmt::format("SELECT n.name, {} FROM usage_items f JOIN usage_names n ON n.id = f.item WHERE f.station = ?3 "
                       "AND n.kind = {} AND {} GROUP BY f.item {} ORDER BY 1",
        sums, static_cast<int>(question.by == UsageBy::Amenity ? UsageNameKind::Amenity : UsageNameKind::Campaign),
        where, not_nothing);
}

std::string key_of(UsageBy by, sqlite::Statement const& row)
{
    if (by == UsageBy::Day) return format_day(static_cast<std::int32_t>(row.integer(0)));
    if (by == UsageBy::Hour) return fmt::format("{:02}", row.integer(0));
    if (by == UsageBy::Payer) return std::string{name(static_cast<Payer>(row.integer(0) - 1))};
    return std::string{row.text(0)};
}

} // namespace

Result<void> UsageTables::prepare()
{
    m_find_name = TRY(m_database.prepare("SELECT id FROM usage_names WHERE kind = ? AND name = ?"));
    m_insert_name = TRY(m_database.prepare("INSERT INTO usage_names(kind, name) VALUES(?, ?) ON CONFLICT DO NOTHING"));
    m_add_item = TRY(
        m_database.prepare(fmt::format("INSERT INTO usage_items VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) {}", add_cells)));
    m_add_hour
        = TRY(m_database.prepare(fmt::format("INSERT INTO usage_hours VALUES(?, ?, ?, ?, ?, ?, ?, ?) {}", add_cells)));
    m_add_day
        = TRY(m_database.prepare(fmt::format("INSERT INTO usage_days VALUES(?, ?, ?, ?, ?, ?, ?) {}", add_cells)));
    m_add_late = TRY(m_database.prepare(
        "INSERT INTO late_arrivals VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET events = events + excluded.events, "
        "last_arrived_at = max(last_arrived_at, excluded.last_arrived_at)"));
    return {};
}

Result<std::optional<std::int64_t>> UsageTables::find(UsageNameKind kind, std::string_view name)
{
    ScopedQuery query{bind_all(m_find_name, static_cast<int>(kind), name)};
    if (!TRY(query->step())) return std::optional<std::int64_t>{};
    return std::optional{query->integer(0)};
}

Result<std::int64_t> UsageTables::id_of(UsageName const& name)
{
    TRY(bind_all(m_insert_name, static_cast<int>(name.kind), name.text).run());
    auto const id = TRY(find(name.kind, name.text));
    if (!id) return fail(ErrorCode::Corrupt, "a name of the figures is missing");
    return *id;
}

Result<UsageTables::RowIds> UsageTables::ids_of(std::vector<UsageName> const& names)
{
    RowIds ids{0}; // number 0: all stations, no union, no item
    ids.reserve(names.size() + 1);
    for (auto const& name : names) ids.push_back(TRY(id_of(name)));
    return ids;
}

Result<void> UsageTables::add(UsageSums const& sums)
{
    auto const ids = TRY(ids_of(sums.names()));
    TRY_DO(add(sums.items(), Part::Item, ids));
    TRY_DO(add(sums.hours(), Part::Hour, ids));
    TRY_DO(add(sums.days(), Part::Day, ids));
    return add_late(sums);
}

// In the order of the table: neighbours are on one page.
Result<void> UsageTables::add(UsageCells const& cells, Part part, RowIds const& ids)
{
    using Place = std::array<std::int64_t, 5>;
    std::vector<std::pair<Place, UsageCell const*>> rows;
    rows.reserve(cells.size());
    for (auto const& [key, cell] : cells) {
        if (cell == UsageCell{}) continue;
        auto const of_part = part == Part::Item ? ids[key.part] : key.part;
        rows.push_back({{ids[key.station], key.day, of_part, key.payer, ids[key.union_id]}, &cell});
    }
    std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    for (auto const& [at, cell] : rows) {
        auto const [station, day, of_part, payer, union_id] = at;
        auto const& [uses, takings, units, cost] = *cell;
        if (part == Part::Item)
            bind_all(m_add_item, station, day, of_part, payer, union_id, uses, takings, units, cost);
        else if (part == Part::Hour)
            bind_all(m_add_hour, station, day, of_part, union_id, uses, takings, units, cost);
        else
            bind_all(m_add_day, station, day, union_id, uses, takings, units, cost);
        TRY((part == Part::Item ? m_add_item : part == Part::Hour ? m_add_hour : m_add_day).run());
    }
    return {};
}

Result<void> UsageTables::add_late(UsageSums const& sums)
{
    for (auto const& [key, late] : sums.late())
        TRY(bind_all(m_add_late, key.first.text(), key.second, late.events, late.last_arrived_at.ms).run());
    return {};
}

Result<void> UsageTables::clear()
{
    return m_database.execute("DELETE FROM usage_names; DELETE FROM usage_items; DELETE FROM usage_hours; "
                              "DELETE FROM usage_days; DELETE FROM late_arrivals");
}

Result<std::vector<UsageRow>> UsageTables::usage(UsageQuestion const& question)
{
    std::vector<UsageRow> rows;
    std::int64_t station = 0;
    std::int64_t union_id = 0;
    if (question.station) {
        auto const known = TRY(find(UsageNameKind::Station, question.station->text()));
        if (!known) return rows; // nothing was ever used there
        station = *known;
    }
    if (question.union_id) {
        auto const known = TRY(find(UsageNameKind::Union, question.union_id->text()));
        if (!known) return rows;
        union_id = *known;
    }
    auto query = TRY(m_database.prepare(sql_of(question)));
    query.bind(1, question.from_day).bind(2, question.to_day).bind(3, station);
    if (question.union_id) query.bind(4, union_id);
    while (TRY(query.step())) {
        rows.push_back(
            {key_of(question.by, query), query.integer(1), query.integer(2), query.integer(3), query.integer(4)});
    }
    return rows;
}

Result<std::vector<UsageItem>> UsageTables::items(StationId const& station, std::int32_t from_day, std::int32_t to_day)
{
    std::vector<UsageItem> found;
    auto const known = TRY(find(UsageNameKind::Station, station.text()));
    if (!known) return found;
    auto query = TRY(m_database.prepare(
        fmt::format("SELECT f.day, n.kind, n.name, f.payer, {} FROM usage_items f JOIN usage_names n ON n.id = f.item "
                    "WHERE f.station = ?3 AND f.day BETWEEN ?1 AND ?2 GROUP BY f.day, f.item, f.payer {} "
                    "ORDER BY f.day, n.kind, n.name, f.payer",
            sums, not_nothing)));
    query.bind(1, from_day).bind(2, to_day).bind(3, *known);
    while (TRY(query.step())) {
        UsageItem item;
        item.day = static_cast<std::int32_t>(query.integer(0));
        item.is_campaign = query.integer(1) == static_cast<int>(UsageNameKind::Campaign);
        item.id = query.text(2);
        if (query.integer(3) > 0) item.payer = static_cast<Payer>(query.integer(3) - 1);
        item.uses = query.integer(4);
        item.takings = query.integer(5);
        item.units = query.integer(6);
        item.cost_fen = query.integer(7);
        found.push_back(std::move(item));
    }
    return found;
}

Result<std::vector<LateArrivals>> UsageTables::late(
    std::int32_t from_day, std::int32_t to_day, std::optional<StationId> const& station)
{
    auto query = TRY(m_database.prepare(
        fmt::format("SELECT station, day, events, last_arrived_at FROM late_arrivals WHERE day BETWEEN ?1 AND ?2 {} "
                    "ORDER BY day DESC, station DESC LIMIT {}",
            station ? "AND station = ?3" : "", max_late_arrivals)));
    query.bind(1, from_day).bind(2, to_day);
    if (station) query.bind(3, station->text());
    std::vector<LateArrivals> found;
    while (TRY(query.step())) {
        auto of = TRY(StationId::parse(query.text(0)));
        found.push_back(
            {std::move(of), static_cast<std::int32_t>(query.integer(1)), query.integer(2), UtcMs{query.integer(3)}});
    }
    std::reverse(found.begin(), found.end());
    return found;
}

} // namespace yizhan
