#include "server/services/offer_desk.h"
#include "tests/server/support/offers.h"
#include "tests/server/support/open_desk.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

StationId const s1 = StationId::make("s1");

struct Offers : OpenDesk {
    OfferDesk desk{desks->ports};

    std::vector<std::string> kinds(Result<OfferDesk::Faults> const& faults)
    {
        REQUIRE(faults);
        std::vector<std::string> out;
        for (auto const& fault : *faults) out.push_back(std::string{name(fault.kind)} + " " + fault.which);
        return out;
    }
    OfferDesk::CampaignPut put(Campaign const& campaign)
    {
        auto const done = desk.put(campaign, "lin");
        REQUIRE(done);
        return *done;
    }
};

} // namespace

TEST_CASE(
    "offers: a machine stands at a timed amenity of its station, and the audit log says who put it there", "[services]")
{
    Offers offers;
    CHECK(
        offers.kinds(offers.desk.put(s1, washer("w-1"), "lin")) == std::vector<std::string>{"unknown_amenity washing"});
    CHECK(offers.kinds(offers.desk.put(s1, water(), "lin")).empty());
    CHECK(offers.kinds(offers.desk.put(s1, washing(), "lin")).empty());
    CHECK(offers.kinds(offers.desk.put(s1, washer("w-1", "hot-water"), "lin"))
        == std::vector<std::string>{"not_timed hot-water"});
    CHECK(offers.kinds(offers.desk.put(s1, washer("w-1"), "lin")).empty());

    auto const offer = offers.desk.offer(s1);
    REQUIRE(offer);
    CHECK(offer->amenities.size() == 2);
    CHECK(offer->machines == std::vector<Machine>{washer("w-1")});
    CHECK(offers.audited()
        == std::vector<std::string>{
            "lin put_machine s1 w-1", "lin put_amenity s1 washing", "lin put_amenity s1 hot-water"});
}

TEST_CASE("offers: an amenity with machines is neither removed nor made a counted one", "[services]")
{
    Offers offers;
    REQUIRE(offers.desk.put(s1, washing(), "lin"));
    REQUIRE(offers.desk.put(s1, washer("w-1"), "lin"));
    auto counted = washing();
    counted.kind = AmenityKind::Counted;
    CHECK(offers.kinds(offers.desk.put(s1, counted, "lin")) == std::vector<std::string>{"has_machines washing"});
    CHECK(
        offers.kinds(offers.desk.remove(s1, washing().id, "lin")) == std::vector<std::string>{"has_machines washing"});
    REQUIRE(offers.desk.remove(s1, MachineId::make("w-1"), "lin"));
    CHECK(offers.kinds(offers.desk.remove(s1, washing().id, "lin")).empty());
    CHECK(offers.desk.offer(s1)->amenities.empty());
    CHECK(offers.desk.remove(s1, washing().id, "lin").error().code == ErrorCode::NotFound);
    CHECK(offers.desk.remove(s1, MachineId::make("w-1"), "lin").error().code == ErrorCode::NotFound);
}

TEST_CASE("offers: a station that is not there takes nothing", "[services]")
{
    Offers offers;
    auto const nowhere = StationId::make("nowhere");
    CHECK(offers.desk.offer(nowhere).error().code == ErrorCode::NotFound);
    CHECK(offers.desk.put(nowhere, washing(), "lin").error().code == ErrorCode::NotFound);
    CHECK(offers.audited().empty());
}

TEST_CASE("offers: one barcode is one thing", "[services]")
{
    Offers offers;
    REQUIRE(offers.desk.put(porridge(), "lin"));
    CHECK(offers.kinds(offers.desk.put(porridge("tea"), "lin")) == std::vector<std::string>{"barcode_taken porridge"});
    CHECK(offers.kinds(offers.desk.put(porridge(), "lin")).empty()); // the same goods again
    CHECK(offers.kinds(offers.desk.put(porridge("tea", "96385074"), "lin")).empty());
    CHECK(offers.desk.goods()->size() == 2);
}

TEST_CASE("campaigns: rules that contradict each other are refused with the reason, and nothing is kept", "[services]")
{
    Offers offers;
    REQUIRE(offers.desk.put(porridge(), "lin"));
    auto wrong = winter();
    wrong.last_day = wrong.first_day - 1;
    wrong.from_minute = 600;
    wrong.to_minute = 540;
    wrong.goods.push_back(GoodsId::make("tea"));
    wrong.shares = {{s1, 10}};
    std::vector<std::string> kinds;
    for (auto const& fault : offers.put(wrong).faults) kinds.emplace_back(name(fault.kind));
    CHECK(kinds == std::vector<std::string>{"unknown_goods", "days_reversed", "hours_reversed", "share_without_total"});
    CHECK(offers.desk.campaigns()->empty());
    CHECK(offers.audited() == std::vector<std::string>{"lin put_goods porridge"});
}

TEST_CASE("campaigns: of two who edit one at a time, the second looks again", "[services]")
{
    Offers offers;
    REQUIRE(offers.desk.put(porridge(), "lin"));
    CHECK(offers.put(winter()).revision == 1);
    CHECK(offers.put(winter()).changed_meanwhile); // somebody makes a new one under the same id
    auto first = winter(1);
    first.allowance = 2;
    auto second = winter(1);
    second.allowance = 3;
    CHECK(offers.put(first).revision == 2);
    auto const late = offers.put(second);
    CHECK(late.changed_meanwhile);
    CHECK(late.revision == 2);
    CHECK(offers.desk.campaigns()->front().allowance == 2);
    second.revision = 2;
    CHECK(offers.put(second).revision == 3);
    CHECK(offers.desk.campaigns()->front().allowance == 3);
}

TEST_CASE("campaigns: one that was ended stays ended, whatever is edited afterwards", "[services]")
{
    Offers offers;
    REQUIRE(offers.desk.put(porridge(), "lin"));
    offers.put(winter());
    CHECK(offers.desk.end(CampaignId::make("winter"), "lin") == 2);
    CHECK(offers.desk.end(CampaignId::make("winter"), "wang") == 2);
    CHECK(offers.put(winter(2)).revision == 3);
    CHECK(offers.desk.campaigns()->front().ended);
    CHECK(offers.desk.end(CampaignId::make("summer"), "lin").error().code == ErrorCode::NotFound);
    CHECK(offers.audited()
        == std::vector<std::string>{
            "lin put_campaign winter", "lin end_campaign winter", "lin put_campaign winter", "lin put_goods porridge"});
}

TEST_CASE("station names: every station is known to all by name, and by its new name", "[services]")
{
    Offers offers;
    auto& feeds = offers.hub->feeds();
    REQUIRE(put_station_names(feeds));
    CHECK(offers.row<StationName>(FeedKind::StationName, "s1")->name.zh == "霞浦站");
    auto const head = feeds.head(district_channel());
    REQUIRE(put_station_names(feeds));
    CHECK(feeds.head(district_channel()) == head); // nothing new to say
    FeedRow const renamed = Station{s1, {"霞浦集卡司机驿站", ""}, {}, {}, 4, 5};
    REQUIRE(feeds.put(station_channel(s1), {&renamed, 1}));
    REQUIRE(put_station_names(feeds));
    CHECK(offers.row<StationName>(FeedKind::StationName, "s1")->name.zh == "霞浦集卡司机驿站");
}
