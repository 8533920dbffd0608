#include "server/paper/usage_workbook.h"

#include "server/paper/form_words.h"
#include "server/paper/workbook_page.h"
#include "shared/platform/memory_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace yizhan {
namespace {

using paper::Cell;
using paper::Page;
using paper::Workbook;

constexpr std::size_t max_stations = 1'000;
constexpr std::size_t max_items = 500;
constexpr std::array<std::string_view, payers> payer_words{
    "财政\nState", "工会\nUnion", "会费\nDues", "捐赠\nDonation"};

std::string both(Bilingual const& text) { return text.en.empty() ? text.zh : text.zh + "\n" + text.en; }

std::int64_t sum(auto const& numbers) { return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0}); }

std::string as_of_words(UsageMonth const& month)
{
    return fmt::format("截至 {} · As of. 晚到的记录会改变已过去的日子。 Records that arrive late change past days.",
        paper::moment_words(month.as_of, month.zone));
}

std::string span_words(UsageMonth const& month)
{
    return fmt::format("{} – {}", format_day(month.first_day), format_day(month.last_day));
}

// What a line adds up to, whatever it is about.
struct Line {
    std::int64_t uses = 0;
    std::int64_t takings = 0;
    std::int64_t units = 0;
    std::array<std::int64_t, payers> cost_fen{};
    std::int64_t late = 0;
};

Line line_of(StationUsage const& station, UsageDay const& day)
{
    Line line{0, 0, day.units, day.cost_fen, day.late};
    for (std::size_t i = 0; i < station.items.size() && i < day.counts.size(); ++i)
        (station.items[i].is_campaign ? line.takings : line.uses) += day.counts[i];
    return line;
}

Line line_of(StationUsage const& station)
{
    Line all;
    for (auto const& day : station.days) {
        auto const line = line_of(station, day);
        all.uses += line.uses;
        all.takings += line.takings;
        all.units += line.units;
        all.late += line.late;
        for (std::size_t payer = 0; payer < payers; ++payer) all.cost_fen[payer] += line.cost_fen[payer];
    }
    return all;
}

// The columns that every sheet ends with: takings, units, what each payer pays and all of them, late records.
void add_usual_heads(std::vector<std::string>& heads)
{
    heads.insert(heads.end(), {"便民合计\nUses", "领取合计\nTakings", "份数\nUnits"});
    for (auto const payer : payer_words) heads.emplace_back(payer);
    heads.insert(heads.end(), {"费用合计\nCost", "晚到记录\nLate"});
}

void put_usual(Page& page, Cell at, Line const& line)
{
    page.count(at, line.uses);
    page.count(at.right(1), line.takings);
    page.count(at.right(2), line.units);
    auto const first_payer = at.right(3);
    for (std::size_t payer = 0; payer < payers; ++payer)
        page.money(first_payer.right(static_cast<int>(payer)), line.cost_fen[payer]);
    auto const cost = first_payer.right(static_cast<int>(payers));
    page.money_sum(cost, first_payer, cost.right(-1), sum(line.cost_fen));
    page.count(cost.right(1), line.late);
}

void put_usual_sums(Page& page, Cell at, int rows, Line const& all)
{
    page.count_sum(at, at.up(rows), at.up(1), all.uses);
    page.count_sum(at.right(1), at.right(1).up(rows), at.right(1).up(1), all.takings);
    page.count_sum(at.right(2), at.right(2).up(rows), at.right(2).up(1), all.units);
    auto cost = at.right(3);
    for (std::size_t payer = 0; payer < payers; ++payer, cost = cost.right(1))
        page.money_sum(cost, cost.up(rows), cost.up(1), all.cost_fen[payer]);
    page.money_sum(cost, cost.up(rows), cost.up(1), sum(all.cost_fen));
    page.count_sum(cost.right(1), cost.right(1).up(rows), cost.right(1).up(1), all.late);
}

void put_station(Page& page, UsageMonth const& month, StationUsage const& station)
{
    std::vector<std::string> heads{"日期\nDay"};
    for (auto const& item : station.items) heads.push_back(both(item.name));
    add_usual_heads(heads);
    page.head(station.name.zh + " · " + span_words(month), as_of_words(month), heads);

    auto const items = static_cast<int>(station.items.size());
    std::vector<std::int64_t> sums(station.items.size());
    Line all;
    Cell at = page.first();
    auto known = station.days.begin();
    UsageDay empty;
    for (auto day = month.first_day; day <= month.last_day; ++day, at = at.down()) {
        while (known != station.days.end() && known->day < day) ++known;
        auto const& used = known != station.days.end() && known->day == day ? *known : empty;
        page.day(at, day);
        for (int i = 0; i < items; ++i) {
            auto const place = static_cast<std::size_t>(i);
            auto const count = place < used.counts.size() ? used.counts[place] : 0;
            sums[place] += count;
            page.count(at.right(1 + i), count);
        }
        put_usual(page, at.right(1 + items), line_of(station, used));
    }
    auto const rows = month.last_day - month.first_day + 1;
    page.label(at, "合计 Total");
    for (int i = 0; i < items; ++i) {
        auto const cell = at.right(1 + i);
        page.count_sum(cell, cell.up(rows), cell.up(1), sums[static_cast<std::size_t>(i)]);
    }
    all = line_of(station);
    put_usual_sums(page, at.right(1 + items), rows, all);
}

void put_all(Page& page, UsageMonth const& month)
{
    std::vector<std::string> heads{"驿站\nStation"};
    add_usual_heads(heads);
    page.head("全部驿站 · " + span_words(month), as_of_words(month), heads);
    page.widen_first();
    Line all;
    Cell at = page.first();
    for (auto const& station : month.stations) {
        auto const line = line_of(station);
        page.label(at, both(station.name));
        put_usual(page, at.right(1), line);
        all.uses += line.uses;
        all.takings += line.takings;
        all.units += line.units;
        all.late += line.late;
        for (std::size_t payer = 0; payer < payers; ++payer) all.cost_fen[payer] += line.cost_fen[payer];
        at = at.down();
    }
    page.label(at, "合计 Total");
    if (!month.stations.empty()) put_usual_sums(page, at.right(1), static_cast<int>(month.stations.size()), all);
}

} // namespace

Result<std::string> usage_workbook(UsageMonth const& month)
{
    if (month.stations.size() > max_stations || month.last_day - month.first_day > 366)
        return fail(ErrorCode::TooLarge, "workbook: sheets");
    std::vector<std::string> wanted{"全部驿站 All"};
    for (auto const& station : month.stations) {
        if (station.items.size() > max_items) return fail(ErrorCode::TooLarge, "workbook: columns");
        wanted.push_back(station.name.zh);
    }
    auto const names = sheet_names(wanted);
    auto const file = TRY(MemoryFile::create());
    auto book = TRY(Workbook::open(file.path(), month.as_of));
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto page = TRY(book.add(names[i]));
        if (i == 0)
            put_all(page, month);
        else
            put_station(page, month, month.stations[i - 1]);
        if (!page.is_whole()) return fail(ErrorCode::Internal, "workbook: a cell was refused");
    }
    TRY_DO(book.close());
    return file.content();
}

} // namespace yizhan
