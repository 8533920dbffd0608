// A campaign that contradicts itself is not kept, and every fault is named at once. Barcodes too.
#include "shared/domain/campaign.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

Campaign porridge()
{
    Campaign one;
    one.id = CampaignId::make("porridge");
    one.name = {"冬季暖粥", "Winter porridge"};
    one.goods = {GoodsId::make("bowl")};
    one.first_day = 20'700;
    one.last_day = 20'800;
    return one;
}

KnownThings const known{{GoodsId::make("bowl"), GoodsId::make("bun")}, {UnionId::make("drivers")},
    {StationId::make("xiapu-1"), StationId::make("daqi-3")}};

std::string faults(Campaign const& campaign)
{
    std::string out;
    for (auto const& fault : check_campaign(campaign, known))
        out += (out.empty() ? "" : ", ") + std::string{name(fault.kind)}
            + (fault.which.empty() ? "" : " " + fault.which);
    return out;
}

struct Row {
    std::string rule;
    void (*change)(Campaign&);
    std::string faults;
};

ReservedShare share(std::string const& station, std::int64_t units) { return {StationId::make(station), units}; }

void check_row(Row const& row)
{
    INFO(row.rule);
    auto campaign = porridge();
    row.change(campaign);
    CHECK(faults(campaign) == row.faults);
}

} // namespace

TEST_CASE("a campaign with good rules is kept", "[domain]")
{
    CHECK(faults(porridge()).empty());
    auto full = porridge();
    full.audience = {true, true, {UnionId::make("drivers")}, {Occupation::TruckDriver}, 600, 100};
    full.stations = {StationId::make("xiapu-1"), StationId::make("daqi-3")};
    full.total = max_campaign_total;
    full.shares = {share("xiapu-1", 1), share("daqi-3", max_campaign_total - 1)};
    full.period = Period::Year;
    full.allowance = 1'000;
    full.units = 100;
    full.points_price = 10;
    CHECK(faults(full).empty());
}

TEST_CASE("campaigns: faults of goods, days and numbers have their reasons", "[domain]")
{
    auto const row = GENERATE(values<Row>({

        {"no goods", [](Campaign& c) { c.goods.clear(); }, "no_goods"},
        {"nine goods", [](Campaign& c) { c.goods.assign(9, GoodsId::make("bun")); }, "too_many_goods"},
        {"goods that there are not", [](Campaign& c) { c.goods.push_back(GoodsId::make("gold")); },
            "unknown_goods gold"},
        {"a union that there is not", [](Campaign& c) { c.audience.unions = {UnionId::make("pirates")}; },
            "unknown_union pirates"},
        {"a station that there is not", [](Campaign& c) { c.stations = {StationId::make("moon-1")}; },
            "unknown_station moon-1"},
        {"the last day before the first", [](Campaign& c) { c.last_day = c.first_day - 1; }, "days_reversed"},
        {"hours that are none", [](Campaign& c) { c.from_minute = c.to_minute = 540; }, "hours_reversed"},
        {"hours over midnight", [](Campaign& c) { c.from_minute = 1'320, c.to_minute = 120; }, "hours_reversed"},
        {"hours beyond the day", [](Campaign& c) { c.to_minute = 1'441; }, "hours_reversed"},
        {"nothing each", [](Campaign& c) { c.allowance = 0; }, "allowance_range"},
        {"a thousand and one each", [](Campaign& c) { c.allowance = 1'001; }, "allowance_range"},
        {"takings of no unit", [](Campaign& c) { c.units = 0; }, "units_range"},
        {"takings of less than nothing", [](Campaign& c) { c.units = -3; }, "units_range"},
        {"a billion units", [](Campaign& c) { c.units = 1'000'000'000; }, "units_range"},
        {"a total of nothing", [](Campaign& c) { c.total = 0; }, "total_range"},
        {"a total of a billion", [](Campaign& c) { c.total = 1'000'000'000; }, "total_range"},
    }));
    check_row(row);
}

TEST_CASE("campaigns: faults of shares have their reasons", "[domain]")
{
    auto const row = GENERATE(values<Row>({
        {"shares of more than the total",
            [](Campaign& c) {
                c.total = 100;
                c.shares = {share("xiapu-1", 60), share("daqi-3", 41)};
            },
            "shares_above_total"},
        {"a share of nothing",
            [](Campaign& c) {
                c.total = 100;
                c.shares = {share("xiapu-1", 0)};
            },
            "total_range xiapu-1"},
        {"shares with no total", [](Campaign& c) { c.shares = {share("xiapu-1", 10)}; }, "share_without_total"},
        {"a share of a station where the campaign is not",
            [](Campaign& c) {
                c.total = 100;
                c.stations = {StationId::make("daqi-3")};
                c.shares = {share("xiapu-1", 10)};
            },
            "share_elsewhere xiapu-1"},
        {"a share of a station that there is not",
            [](Campaign& c) {
                c.total = 100;
                c.shares = {share("moon-1", 10)};
            },
            "unknown_station moon-1"},
        {"two shares of one station",
            [](Campaign& c) {
                c.total = 100;
                c.shares = {share("xiapu-1", 10), share("xiapu-1", 10)};
            },
            "share_twice xiapu-1"},
    }));
    check_row(row);
}

TEST_CASE("campaigns: rules that contradict each other are named", "[domain]")
{
    auto const row = GENERATE(values<Row>({
        {"guests, but of a union",
            [](Campaign& c) {
                c.audience.members_only = false;
                c.audience.unions = {UnionId::make("drivers")};
            },
            "guests_with_member_rules"},
        {"guests, but volunteers only",
            [](Campaign& c) { c.audience.members_only = false, c.audience.volunteers_only = true; },
            "guests_with_member_rules"},
        {"guests, each day", [](Campaign& c) { c.audience.members_only = false, c.period = Period::Day; },
            "guests_over_time"},
        {"guests, for points", [](Campaign& c) { c.audience.members_only = false, c.points_price = 5; },
            "price_for_guests"},
        {"volunteers only, with a fresh code that none of them has",
            [](Campaign& c) { c.audience.volunteers_only = true, c.policy.demand = Demand::FreshCode; }, "nobody_fits"},
        {"members of fifty-one years", [](Campaign& c) { c.audience.min_months = 612; }, "audience_range"},
        {"a price below nothing", [](Campaign& c) { c.points_price = -1; }, "audience_range"},
        {"no name", [](Campaign& c) { c.name.zh.clear(); }, "text_length name"},
        {"a name without an end", [](Campaign& c) { c.name.en.assign(41, 'x'); }, "text_length name"},
        {"a story", [](Campaign& c) { c.about.zh.assign(301, 'x'); }, "text_length about"},
        {"always, but members only", [](Campaign& c) { c.policy.demand = Demand::Always; }, "always_with_limit"},
        {"two faults are both named",
            [](Campaign& c) {
                c.goods.clear();
                c.last_day = c.first_day - 1;
            },
            "no_goods, days_reversed"},
    }));
    check_row(row);
}

TEST_CASE("barcodes: digits of the right number with the right check digit, and nothing else", "[domain]")
{
    for (std::string const good : {"96385074", "036000291452", "6901234567892", "00012345600012", "10614141000415"}) {
        INFO(good);
        auto const parsed = Barcode::parse(good);
        REQUIRE(parsed);
        CHECK(parsed->text() == good);
    }
    for (std::string const bad :
        {"", "6901234567893", "6901234567982", "690123456789", "69012345678920", "9638507", "963850740", "96385O74",
            " 6901234567892", "6901234567892\n", "６９０１２３４５６７８９２", "-963850742"}) {
        INFO(bad);
        CHECK_FALSE(Barcode::parse(bad));
    }
}

TEST_CASE("barcodes: a member's number may happen to be one, a member's code never is", "[domain]")
{
    int both = 0;
    for (std::uint32_t serial = 1'000'000; serial < 1'001'000; ++serial)
        both += Barcode::parse(MemberNumber::of_serial(serial).text()) ? 1 : 0;
    CHECK(both > 0); // numbers are typed, not scanned: what a scanner reads is goods
    CHECK_FALSE(Barcode::parse("YZ1:ABCDEFGH"));
}
