#include "server/paper/usage_workbook.h"
#include "shared/base/utf8.h"
#include "tests/server/paper/printed.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <sstream>

using namespace yizhan;

namespace {

constexpr std::int32_t first_of_november = 20'758; // 2026-11-01
constexpr UtcMs as_of{1'795'500'300'000}; // 2026-11-24T06:05, 14:05 in Beilun

struct ReadCell {
    std::string value;
    std::string formula;
    std::string format;
};

class Sheets {
public:
    explicit Sheets(std::string const& bytes)
    {
        std::ofstream{(m_folder / "usage.xlsx").string(), std::ios::binary} << bytes;
        if (char const* const keep = std::getenv("YIZHAN_KEEP_PAPER")) std::ofstream{keep, std::ios::binary} << bytes;
        std::istringstream lines{test::output_of("python3 " + std::string{std::getenv("YIZHAN_SOURCE_DIR")}
            + "/tests/server/paper/read_sheets.py " + (m_folder / "usage.xlsx").string())};
        for (std::string line; std::getline(lines, line);) {
            std::istringstream parts{line};
            std::string where;
            ReadCell cell;
            std::getline(parts, where, '\t');
            std::getline(parts, cell.value, '\t');
            std::getline(parts, cell.formula, '\t');
            std::getline(parts, cell.format, '\t');
            cells[where] = cell;
            sheets.insert(where.substr(0, where.find('!')));
        }
    }
    ReadCell at(std::string const& where) const
    {
        INFO(where);
        REQUIRE(cells.contains(where));
        return cells.at(where);
    }
    std::map<std::string, ReadCell> cells;
    std::set<std::string> sheets;

private:
    test::TempDir m_folder;
};

UsageMonth november()
{
    UsageMonth month;
    month.first_day = first_of_november;
    month.last_day = first_of_november + 29;
    month.as_of = as_of;
    StationUsage station;
    station.name = {"霞浦集卡司机驿站", "Xiapu"};
    station.items = {{{"热水", "Hot water"}, false}, {{"冬季暖粥", "Warm porridge"}, true}};
    station.days = {
        {first_of_november, {12, 3}, 3, {0, 1'050, 0, 0}, 0}, {first_of_november + 23, {8, 2}, 4, {200, 0, 0, 1}, 5}};
    month.stations.push_back(std::move(station));
    month.stations.push_back(
        {{"=HYPERLINK(\"x\")", ""}, {{{"=1+1", ""}, false}}, {{first_of_november, {7}, 0, {}, 0}}});
    return month;
}

} // namespace

TEST_CASE("workbook: a sheet for all and one for each station, with sums that are formulas and values", "[paper]")
{
    auto const made = usage_workbook(november());
    REQUIRE(made);
    Sheets const book{*made};
    CHECK(book.sheets == std::set<std::string>{"全部驿站 All", "霞浦集卡司机驿站", "=HYPERLINK(\"x\")"});
    std::string const at = "霞浦集卡司机驿站!";
    CHECK(book.at(at + "A1").value == "霞浦集卡司机驿站 · 2026-11-01 – 2026-11-30");
    CHECK(book.at(at + "A2").value.find("2026年11月24日 14:05") != std::string::npos);
    CHECK(book.at(at + "frozen").value == "4 1 frozen");
    CHECK(book.at(at + "B4").value == "热水|Hot water");
    CHECK(book.at(at + "C4").value == "冬季暖粥|Warm porridge");
    CHECK(book.at(at + "A5").value == "46327"); // 2026-11-01 as spreadsheets count
    CHECK(book.at(at + "A5").format == "yyyy-mm-dd");
    CHECK(book.at(at + "B5").value == "12");
    CHECK(book.at(at + "B6").value == "0"); // a day without use has its line
    CHECK(book.at(at + "B28").value == "8");
    CHECK(book.at(at + "A35").value == "合计 Total");
    CHECK(book.at(at + "B35").formula == "=SUM(B5:B34)");
    CHECK(book.at(at + "B35").value == "20");
    CHECK(book.at(at + "C35").value == "5");
    CHECK(book.at(at + "F35").value == "7"); // units
    CHECK(book.at(at + "H35").value == "10.5"); // the union pays
    CHECK(book.at(at + "H35").format == "#,##0.00");
    CHECK(book.at(at + "K28").formula == "=SUM(G28:J28)"); // what a day costs
    CHECK(book.at(at + "K28").value == "2.01");
    CHECK(book.at(at + "K35").value == "12.51");
    CHECK(book.at(at + "L35").value == "5"); // records that came late
}

TEST_CASE("workbook: the sheet for all has a line for each station and the same sums", "[paper]")
{
    auto const made = usage_workbook(november());
    REQUIRE(made);
    Sheets const book{*made};
    std::string const all = "全部驿站 All!";
    CHECK(book.at(all + "A5").value == "霞浦集卡司机驿站|Xiapu");
    CHECK(book.at(all + "B5").value == "20");
    CHECK(book.at(all + "C5").value == "5");
    CHECK(book.at(all + "B7").formula == "=SUM(B5:B6)");
    CHECK(book.at(all + "B7").value == "27");
    CHECK(book.at(all + "I7").value == "12.51");
}

TEST_CASE("workbook: a name that looks like a formula is a name", "[paper]")
{
    auto const made = usage_workbook(november());
    REQUIRE(made);
    Sheets const book{*made};
    CHECK(book.at("全部驿站 All!A6").value == "=HYPERLINK(\"x\")");
    CHECK(book.at("全部驿站 All!A6").formula.empty());
    CHECK(book.at("=HYPERLINK(\"x\")!B4").value == "=1+1");
    CHECK(book.at("=HYPERLINK(\"x\")!B4").formula.empty());
}

TEST_CASE("workbook: nothing was used anywhere, and it is a workbook all the same", "[paper]")
{
    UsageMonth empty;
    empty.first_day = first_of_november;
    empty.last_day = first_of_november + 29;
    auto const none = usage_workbook(empty);
    REQUIRE(none);
    CHECK(Sheets{*none}.sheets.size() == 1);
    empty.stations.push_back({{"新站", "New"}, {}, {}});
    auto const one = usage_workbook(empty);
    REQUIRE(one);
    CHECK(Sheets{*one}.at("新站!B35").value == "0");
}

TEST_CASE("workbook: names of sheets are such as every spreadsheet takes", "[paper]")
{
    auto const names = sheet_names({"驿站[一]:*?/\\", "驿站一", "'quoted'", "", "History", "HISTORY",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三五", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"});
    CHECK(names[0] == "驿站一");
    CHECK(names[1] == "驿站一 (2)");
    CHECK(names[2] == "quoted");
    CHECK(names[3] == "-");
    CHECK(names[4] == "History (2)");
    CHECK(names[5] == "HISTORY (3)");
    CHECK(names[6] == "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
    CHECK(names[7] == "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)");
    CHECK(utf8::decode(names[8]).size() == 15); // of two units each
}

TEST_CASE("workbook: more than a workbook can hold is refused", "[paper]")
{
    UsageMonth month;
    month.stations.resize(1'001);
    CHECK(usage_workbook(month).error().code == ErrorCode::TooLarge);
    month.stations.resize(1);
    month.stations[0].items.resize(501);
    CHECK(usage_workbook(month).error().code == ErrorCode::TooLarge);
}
