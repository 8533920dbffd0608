#include "server/api/usage_report.h"
#include "tests/server/support/api/test_desk.h"
#include "tests/server/support/offers.h"

using namespace yizhan;
using Catch::Matchers::Contains;
using test::json_of;
using test::TestDesk;

namespace {

struct Desk : TestDesk {
    Desk()
    {
        as("lin");
        std::vector<FeedRow> const rows{test::porridge(), test::winter(1)};
        REQUIRE(hub.store().feeds().put(district_channel(), rows));
        send(AmenityUsed{UseId::make("use-1"), AmenityId::make("hot-water"), {}, {}, {}});
        send(AmenityUsed{UseId::make("use-2"), AmenityId::make("hot-water"), {}, {}, {}});
        GoodsTaken taken;
        taken.taking = TakingId::make("t-1");
        taken.campaign = CampaignId::make("winter");
        taken.goods = GoodsId::make("porridge");
        taken.units = 3;
        taken.cost_fen = 1'050;
        taken.by.union_id = UnionId::make("u1");
        taken.assurance = Assurance::FreshCode;
        send(taken);
    }
    nlohmann::json rows(std::string const& by)
    {
        return json_of(get("/v1/staff/usage", "?from=2026-11-01&to=2026-11-30&by=" + by))["rows"];
    }
    HttpResponse take_home(std::string path) { return get(std::move(path), "?month=2026-11"); }
};

} // namespace

TEST_CASE("staff usage: the same days by what was used, by whom and by who pays", "[api]")
{
    Desk desk;
    auto const amenities = desk.rows("amenity");
    REQUIRE(amenities.size() == 1);
    CHECK(amenities[0]["name"]["en"] == "Hot water");
    CHECK(amenities[0]["uses"] == 2);
    auto const campaigns = desk.rows("campaign");
    REQUIRE(campaigns.size() == 1);
    CHECK(campaigns[0]["name"]["zh"] == "冬季暖粥");
    CHECK(campaigns[0]["units"] == 3);
    auto const payers = desk.rows("payer");
    REQUIRE(payers.size() == 1);
    CHECK(payers[0]["key"] == "union");
    CHECK(payers[0]["cost_fen"] == 1'050);
    CHECK(desk.rows("station")[0]["takings"] == 1);
    CHECK(desk.rows("day")[0]["uses"] == 2);
    bool of_none = false;
    for (auto const& row : desk.rows("union")) of_none = of_none || row["name"]["en"] == "No union";
    CHECK(of_none);
    CHECK(json_of(desk.get("/v1/staff/usage", "?from=2026-11-01&to=2026-11-30&station=s2"))["rows"].empty());
}

TEST_CASE("staff usage: days that are none, and spans that are too long", "[api]")
{
    Desk desk;
    for (auto const* const query : {"", "?from=2026-11-01", "?from=2026-11-31&to=2026-12-01",
             "?from=2026-11-02&to=2026-11-01", "?from=2020-01-01&to=2026-11-01",
             "?from=2026-11-01&to=2026-11-02&by=weather", "?from=2026-11-1&to=2026-11-02"}) {
        INFO(query);
        CHECK(desk.get("/v1/staff/usage", query).status == 400);
    }
    for (auto const* const month : {"", "?month=2026-13", "?month=2026", "?month=2026-11-01", "?month=../x"}) {
        INFO(month);
        CHECK(desk.get("/v1/staff/usage.csv", month).status == 400);
        CHECK(desk.get("/v1/staff/usage.xlsx", month).status == 400);
    }
}

TEST_CASE("staff usage: a month to take home, as CSV and as a workbook", "[api]")
{
    Desk desk;
    auto const csv = desk.take_home("/v1/staff/usage.csv");
    CHECK(csv.status == 200);
    CHECK(test::field(csv, "content-type") == "text/csv; charset=utf-8");
    CHECK(test::field(csv, "content-disposition") == "attachment; filename=\"usage-2026-11.csv\"");
    CHECK_THAT(csv.body,
        Catch::StartsWith("\xEF\xBB\xBF"
                          "day,station,"));
    CHECK_THAT(csv.body, Contains("2026-11-24,s1,霞浦集卡司机驿站,amenity,hot-water,热水,,2,0,0,0.00,"));
    CHECK_THAT(csv.body, Contains("2026-11-24,s1,霞浦集卡司机驿站,campaign,winter,冬季暖粥,union,0,1,3,10.50,"));
    auto const book = desk.take_home("/v1/staff/usage.xlsx");
    CHECK(book.status == 200);
    CHECK_THAT(book.body, Catch::StartsWith("PK"));
    CHECK(test::field(book, "content-disposition") == "attachment; filename=\"usage-2026-11.xlsx\"");
}

TEST_CASE("staff usage: what arrives days later changes its day, and the report says as of when", "[api]")
{
    Desk desk;
    auto const day = std::string{"?from=2026-11-24&to=2026-11-24&by=amenity"};
    auto const before = json_of(desk.get("/v1/staff/usage", day));
    CHECK(before["rows"][0]["uses"] == 2);
    CHECK(before["late"].empty());
    desk.hub.pass(Millis{2LL * 24 * 60 * 60 * 1000});
    desk.as("wang"); // the session before is long over
    desk.send(AmenityUsed{UseId::make("use-3"), AmenityId::make("hot-water"), {}, {}, {}}); // of two days ago
    auto const after = json_of(desk.get("/v1/staff/usage", day));
    CHECK(after["rows"][0]["uses"] == 3);
    CHECK(after["as_of"] > before["as_of"]);
    REQUIRE(after["late"].size() == 1);
    CHECK(after["late"][0]["station"] == "s1");
    CHECK(after["late"][0]["day"] == "2026-11-24");
    CHECK(after["late"][0]["events"] == 1);
    CHECK_THAT(after["late"][0]["last_arrived_at"].get<std::string>(), Catch::StartsWith("2026-11-26T08:00:"));
    auto const csv = desk.take_home("/v1/staff/usage.csv").body;
    auto const from = csv.find("amenity,hot-water");
    REQUIRE(from != std::string::npos);
    CHECK_THAT(csv.substr(from, csv.find('\r', from) - from),
        Catch::Matches("amenity,hot-water,热水,,3,0,0,0.00,2026-11-26T08:00:[0-9.]+Z,2026-11-26T08:00:[0-9.]+Z"));
}

TEST_CASE("usage report: nothing in the CSV is calculated, and every column of a sheet has its item", "[api]")
{
    Station const station{StationId::make("s1"), {"=CMD()", ""}, {}, {}, 4, 5};
    std::vector<UsageItem> const items{{20'781, true, "tea", Payer::Donation, 0, 2, 2, -150},
        {20'781, false, "water", {}, 5, 0, 0, 0}, {20'782, true, "tea", Payer::Union, 0, 1, 1, 75}};
    auto const name_of = [](UsageItem const& item) {
        return item.is_campaign ? Bilingual{"@tea", ""} : Bilingual{"热水, \"开\"", ""};
    };
    std::vector<LateArrivals> const late{{station.id, 20'782, 1, UtcMs{0}}, {station.id, 20'783, 4, UtcMs{0}}};
    auto const lines = usage_csv_lines(station, items, late, name_of, UtcMs{0});
    CHECK_THAT(lines, Catch::StartsWith("2026-11-24,s1,\"'=CMD()\",campaign,tea,\"'@tea\",donation,0,2,2,-1.50,"));
    CHECK_THAT(lines, Contains("\"热水, \"\"开\"\"\""));
    CHECK_THAT(lines, Contains("water,\"热水, \"\"开\"\"\",,5,0,0,0.00,1970-01-01T00:00:00.000Z,\r\n"));
    CHECK_THAT(lines, Contains(",union,0,1,1,0.75,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z\r\n"));
    auto const sheet = station_usage(station.name, items, late, name_of);
    REQUIRE(sheet.items.size() == 2);
    CHECK_FALSE(sheet.items[0].is_campaign); // amenities first
    REQUIRE(sheet.days.size() == 3);
    CHECK(sheet.days[0].counts == std::vector<std::int64_t>{5, 2});
    CHECK(sheet.days[0].cost_fen[static_cast<std::size_t>(Payer::Donation)] == -150);
    CHECK(sheet.days[1].units == 1);
    CHECK(sheet.days[1].late == 1);
    CHECK(sheet.days[2].late == 4);
}
