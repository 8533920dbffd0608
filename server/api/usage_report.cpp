#include "server/api/usage_report.h"

#include "server/api/csv_cells.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace yizhan {
namespace {

std::string_view words(UsageItem const& item) { return item.is_campaign ? "campaign" : "amenity"; }

std::string in_yuan(std::int64_t fen)
{
    auto const size = fen < 0 ? -fen : fen;
    return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", size / 100, size % 100);
}

} // namespace

StationUsage station_usage(Bilingual const& station, std::span<UsageItem const> items,
    std::span<LateArrivals const> late, ItemName const& name_of)
{
    StationUsage out;
    out.name = station;
    using Column = std::pair<bool, std::string>; // amenities first, then by id
    std::map<Column, std::size_t> columns;
    for (auto const& item : items) columns.try_emplace({item.is_campaign, item.id});
    out.items.resize(columns.size());
    std::size_t next = 0;
    for (auto& [column, place] : columns) place = next++;
    for (auto const& item : items)
        out.items[columns.at({item.is_campaign, item.id})] = {name_of(item), item.is_campaign};

    std::map<std::int32_t, UsageDay> days;
    for (auto const& item : items) {
        auto& day = days[item.day];
        day.counts.resize(columns.size());
        day.counts[columns.at({item.is_campaign, item.id})] += item.is_campaign ? item.takings : item.uses;
        day.units += item.units;
        if (item.payer) day.cost_fen.at(static_cast<std::size_t>(*item.payer)) += item.cost_fen;
    }
    for (auto const& each : late) days[each.day].late += each.events;
    for (auto& [number, day] : days) {
        day.day = number;
        out.days.push_back(std::move(day));
    }
    return out;
}

std::string const& usage_csv_head()
{
    static std::string const head = std::string{csv_byte_order_mark}
        + "day,station,station_name,kind,item,item_name,payer,uses,takings,units,cost_yuan,as_of,late_until\r\n";
    return head;
}

std::string usage_csv_lines(Station const& station, std::span<UsageItem const> items,
    std::span<LateArrivals const> late, ItemName const& name_of, UtcMs as_of)
{
    std::string out;
    std::map<std::int32_t, UtcMs> late_until;
    for (auto const& each : late) late_until[each.day] = each.last_arrived_at;
    for (auto const& item : items) {
        out += format_day(item.day);
        add_csv_cell(out, station.id.text());
        add_csv_cell(out, station.name.zh);
        add_csv_cell(out, words(item));
        add_csv_cell(out, item.id);
        add_csv_cell(out, name_of(item).zh);
        add_csv_cell(out, item.payer ? name(*item.payer) : std::string_view{});
        // Numbers of ours, which may be below zero: no text that a spreadsheet could calculate.
        out += fmt::format(",{},{},{},{}", item.uses, item.takings, item.units, in_yuan(item.cost_fen));
        add_csv_cell(out, format_rfc3339(as_of));
        auto const came = late_until.find(item.day);
        add_csv_cell(out, came == late_until.end() ? std::string{} : format_rfc3339(came->second));
        out += "\r\n";
    }
    return out;
}

} // namespace yizhan
