// Taking goods as the person in front of the screen meets it: two taps, once, and never without a record.
#include "tests/kiosk/app/goods_fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::string offered(GoodsBench& bench, Attendance const& who)
{
    std::string out;
    for (auto const& one : bench.goods.offers(who))
        out += (out.empty() ? "" : ", ") + one.campaign.text() + " " + std::string{name(one.entitlement.reason)};
    return out;
}

} // namespace

TEST_CASE("two taps take a bowl of porridge: it is recorded, leaves the stock, and the screen says so", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const who = bench.arrive();
    bench.goods.apply(intent::OpenOffers{}, who);
    REQUIRE(bench.page<OffersPage>(who));
    CHECK(bench.page<OffersPage>(who)->offers.size() == 1);

    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    auto const page = bench.page<TakePage>(who);
    REQUIRE(page);
    CHECK(page->can_take);
    CHECK(page->choices.at(0).stock == 40);
    CHECK(bench.journal.all<GoodsTaken>().empty());

    auto const nudges = bench.sync.nudges;
    bench.goods.apply(intent::ConfirmTaking{}, who);
    auto const done = bench.page<TakenPage>(who);
    REQUIRE(done);
    CHECK(done->goods.zh == "暖粥");
    CHECK(done->left == 0);
    REQUIRE(done->next); // tomorrow
    CHECK(done->next->hour == 0);
    CHECK(bench.goods.view(who).surname == "陈");
    REQUIRE(bench.journal.all<GoodsTaken>().size() == 1);
    auto const taken = bench.journal.all<GoodsTaken>().front();
    CHECK(taken.by.member == MemberId::make("m1234567"));
    CHECK(taken.by.visit == who.visit->event.visit);
    CHECK(taken.by.union_id == UnionId::make("drivers"));
    CHECK(taken.cost_fen == 350);
    CHECK(taken.assurance == Assurance::StaticCode);
    CHECK(taken.agreed_at == FakeClock::usual_wall);
    CHECK(bench.units() == 39);
    CHECK(bench.sync.nudges == nudges + 1);
}

TEST_CASE("tapping the second button twice takes once", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    bench.edit([](Campaign& one) { one.allowance = 5; });
    auto const who = bench.arrive();
    bench.take(who);
    bench.goods.apply(intent::ConfirmTaking{}, who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 1);
    CHECK(bench.page<TakenPage>(who)->left == 4);
}

TEST_CASE("what cannot be recorded is not said to be taken, and can be tried again", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const who = bench.arrive();
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.take(who);
    CHECK(bench.page<TakePage>(who));
    CHECK(bench.goods.view(who).not_recorded);
    CHECK(bench.units() == 40);

    bench.journal.refuses.reset();
    bench.goods.apply(intent::ConfirmTaking{}, who);
    CHECK(bench.page<TakenPage>(who));
    CHECK_FALSE(bench.goods.view(who).not_recorded);
    CHECK(bench.journal.all<GoodsTaken>().size() == 1);
}

TEST_CASE("what may be taken comes first, then what may not yet; what is for others is left out", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const today = bench.today();
    bench.campaign().from_minute = 1'380; // in the evening
    bench.add_campaign("couriers").audience.unions = {UnionId::make("couriers")};
    bench.add_campaign("riders").audience.occupations = {Occupation::FoodDeliveryRider};
    bench.add_campaign("helpers").audience.volunteers_only = true;
    bench.add_campaign("elsewhere").stations = {StationId::make("daqi-3")};
    bench.add_campaign("ended").ended = true;
    bench.add_campaign("soon").first_day = today + 7;
    bench.add_campaign("later").first_day = today + 8;
    bench.add_campaign("fresh").policy.demand = Demand::FreshCode;
    bench.add_campaign("district").audience.unions = {UnionId::make("district")};
    bench.reload();
    CHECK(offered(bench, bench.arrive())
        == "district entitled, porridge not_at_this_hour, soon not_yet, fresh needs_fresh_code");
    CHECK(offered(bench, {nullptr, nullptr})
        == "porridge not_at_this_hour, couriers needs_code, riders needs_code, "
           "helpers needs_code, soon not_yet, fresh needs_code, district needs_code");
    CHECK(offered(bench, bench.guest())
        == "porridge not_at_this_hour, couriers members_only, riders members_only, "
           "helpers members_only, soon not_yet, fresh members_only, district members_only");
}

TEST_CASE("the second tap decides by what is true now: a campaign that ended meanwhile gives nothing", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const who = bench.arrive();
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    CHECK(bench.page<TakePage>(who)->can_take);
    bench.edit([](Campaign& one) { one.ended = true; });
    bench.goods.apply(intent::ConfirmTaking{}, who);
    auto const page = bench.page<TakePage>(who);
    REQUIRE(page);
    CHECK_FALSE(page->can_take);
    CHECK(page->offer.entitlement.reason == EntitlementReason::Over);
    CHECK(bench.journal.all<GoodsTaken>().empty());
}

TEST_CASE("a campaign that was deleted meanwhile leads back to what there is", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    bench.add_campaign("breakfast");
    bench.reload();
    auto const who = bench.arrive();
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    bench.book.the_campaigns.erase(bench.book.the_campaigns.begin());
    bench.reload();
    bench.goods.apply(intent::ConfirmTaking{}, who);
    REQUIRE(bench.page<OffersPage>(who));
    CHECK(bench.page<OffersPage>(who)->offers.size() == 1);
    CHECK(bench.journal.all<GoodsTaken>().empty());
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    CHECK(bench.page<OffersPage>(who));
}

TEST_CASE(
    "a campaign that was edited meanwhile is taken by its new rules, or shown again where its goods went", "[goods]")
{
    GoodsBench bench;
    bench.add_goods("bun", "包子");
    bench.add_member();
    auto const who = bench.arrive();
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    bench.goods.apply(intent::PickGoods{0}, who);
    bench.edit([](Campaign& one) { one.goods = {GoodsId::make("bun")}, one.units = 2; });
    bench.goods.apply(intent::ConfirmTaking{}, who);
    REQUIRE(bench.page<TakePage>(who)); // a bowl was chosen, and there are none
    CHECK(bench.page<TakePage>(who)->choices.at(0).name.zh == "包子");
    CHECK(bench.journal.all<GoodsTaken>().empty());
    bench.goods.apply(intent::ConfirmTaking{}, who);
    REQUIRE(bench.journal.all<GoodsTaken>().size() == 1);
    CHECK(bench.journal.all<GoodsTaken>().front().revision == 2);
    CHECK(bench.journal.all<GoodsTaken>().front().units == 2);
    CHECK(bench.journal.all<GoodsTaken>().front().goods == GoodsId::make("bun"));
}

TEST_CASE("of goods that are believed to be gone another is proposed, and only a volunteer can give them", "[goods]")
{
    GoodsBench bench;
    bench.add_goods("bun", "包子");
    bench.book.counted[GoodsId::make("bowl")].units = 0;
    bench.book.counted[GoodsId::make("bun")] = {3, 0};
    bench.add_member();
    bench.edit([](Campaign& one) { one.goods = {GoodsId::make("bowl"), GoodsId::make("bun")}; });
    auto who = bench.arrive();
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    CHECK(bench.page<TakePage>(who)->chosen == 1);
    bench.goods.apply(intent::PickGoods{0}, who);
    CHECK(bench.page<TakePage>(who)->chosen == 0);
    CHECK_FALSE(bench.page<TakePage>(who)->can_take);
    bench.goods.apply(intent::ConfirmTaking{}, who);
    CHECK(bench.journal.all<GoodsTaken>().empty());

    who.on_duty = &bench.volunteer; // who sees a bowl on the shelf
    CHECK(bench.page<TakePage>(who)->can_take);
    bench.goods.apply(intent::ConfirmTaking{}, who);
    REQUIRE(bench.page<TakenPage>(who));
    CHECK(bench.journal.all<GoodsTaken>().front().volunteer == bench.volunteer.id);
    CHECK(bench.units() == -1);
    CHECK(bench.goods.choices(bench.campaign()).at(0).stock == -1); // 'please recount'
}

TEST_CASE("goods that nobody counts here stop nobody, however many are taken", "[goods]")
{
    GoodsBench bench;
    bench.book.counted.clear();
    bench.add_member();
    bench.edit([](Campaign& one) { one.allowance = 3; });
    auto const who = bench.arrive();
    for (int i = 0; i < 3; ++i) bench.take(who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 3);
    CHECK_FALSE(bench.goods.choices(bench.campaign()).at(0).stock);
}

TEST_CASE("points are paid once, the greeting's number follows, and what is spent cannot be spent again", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    bench.edit([](Campaign& one) { one.points_price = 60, one.allowance = 9; });
    auto const who = bench.arrive();
    bench.take(who);
    CHECK(bench.journal.all<GoodsTaken>().front().points == 60);
    CHECK(bench.goods.points(*who.visit) == 40);
    bench.take(who);
    CHECK(bench.page<TakePage>(who)->offer.entitlement.reason == EntitlementReason::TooFewPoints);
    CHECK(bench.journal.all<GoodsTaken>().size() == 1);

    bench.run_for(1min); // another visit, and the roster's row still says 100
    auto const again = bench.arrive();
    CHECK(bench.goods.points(*again.visit) == 40);
    CHECK(bench.goods.decide(bench.campaign(), again).reason == EntitlementReason::TooFewPoints);
    CHECK(bench.goods.undo(bench.journal.all<GoodsTaken>().front().taking, bench.volunteer.id));
    CHECK(bench.goods.points(*again.visit) == 100);
    CHECK(bench.goods.decide(bench.campaign(), again).is_entitled());
}

TEST_CASE("points that the hub takes off or gives back while somebody stands there count once", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    bench.edit([](Campaign& one) { one.points_price = 60, one.allowance = 9; });
    auto const who = bench.arrive();
    bench.take(who);
    bench.roster.members.at(0).points = 40; // the feed came, a moment later
    bench.book.settled_points = 60;
    CHECK(bench.goods.points(*who.visit) == 40);
    CHECK(bench.goods.decide(bench.campaign(), who).reason == EntitlementReason::TooFewPoints);

    CHECK(bench.goods.undo(bench.journal.all<GoodsTaken>().front().taking, bench.volunteer.id));
    CHECK(bench.goods.points(*who.visit) == 100); // at once
    bench.roster.members.at(0).points = 100; // and the hub knows it, too
    bench.book.settled_points = 0;
    CHECK(bench.goods.points(*who.visit) == 100);
    bench.take(who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 2);
}

TEST_CASE("whose union is not known here takes what is for all members, and no union is written down", "[goods]")
{
    GoodsBench bench;
    bench.add_member().union_id = {};
    auto const who = bench.arrive();
    bench.take(who);
    REQUIRE(bench.journal.all<GoodsTaken>().size() == 1);
    CHECK(bench.journal.all<GoodsTaken>().front().by.member == MemberId::make("m1234567"));
    CHECK_FALSE(bench.journal.all<GoodsTaken>().front().by.union_id);
    bench.edit([](Campaign& one) { one.audience.unions = {UnionId::make("drivers")}, one.allowance = 2; });
    CHECK(bench.goods.decide(bench.campaign(), who).reason == EntitlementReason::OtherUnion);
}

TEST_CASE("a guest takes once in a visit; what is for everybody always needs not even that", "[goods]")
{
    GoodsBench bench;
    bench.edit([](Campaign& one) { one.audience.members_only = false, one.period = Period::Once; });
    auto const who = bench.guest();
    bench.take(who);
    bench.take(who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 1);
    CHECK(bench.journal.all<GoodsTaken>().front().assurance == Assurance::Guest);
    CHECK_FALSE(bench.goods.decide(bench.campaign(), {nullptr, nullptr}).is_entitled());

    bench.edit([](Campaign& one) { one.policy.demand = Demand::Always; });
    bench.take({nullptr, nullptr});
    REQUIRE(bench.journal.all<GoodsTaken>().size() == 2);
    CHECK_FALSE(bench.journal.all<GoodsTaken>().back().by.visit);
}

TEST_CASE("a volunteer takes a taking back: stock and right are as before, and not twice", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const who = bench.arrive();
    bench.take(who);
    auto const taking = bench.journal.all<GoodsTaken>().front().taking;
    CHECK_FALSE(bench.goods.decide(bench.campaign(), who).is_entitled());
    REQUIRE(bench.goods.undo(taking, bench.volunteer.id));
    CHECK(bench.goods.decide(bench.campaign(), who).is_entitled());
    CHECK(bench.units() == 40);
    auto const undone = bench.journal.all<TakingUndone>().front();
    CHECK(undone.by.member == who.visit->event.member);
    CHECK(undone.volunteer == bench.volunteer.id);
    CHECK(undone.cost_fen == 350);
    CHECK(bench.goods.undo(taking, bench.volunteer.id).error().code == ErrorCode::NotFound);
    CHECK(bench.goods.undo(TakingId::make("elsewhere"), bench.volunteer.id).error().code == ErrorCode::NotFound);
    CHECK(bench.journal.all<TakingUndone>().size() == 1);
}

TEST_CASE("at three stations without a network one member is given three times, and none gives again once it is known",
    "[goods]")
{
    std::array<GoodsBench, 3> benches;
    std::array<char const*, 3> const ids{"xiapu-1", "daqi-3", "chuanshan-2"};
    std::array<Attendance, 3> there;
    for (std::size_t i = 0; i < benches.size(); ++i) {
        auto& bench = benches[i];
        bench.random = SeededRandom{i, "station"};
        bench.add_member();
        bench.station.id = bench.book.here = StationId::make(ids[i]);
        bench.edit([](Campaign& one) { one.allowance = 2; });
        there[i] = bench.arrive();
        bench.take(there[i]);
        CHECK(bench.page<TakenPage>(there[i])->left == 1); // as far as it is known there
    }
    for (std::size_t i = 0; i < benches.size(); ++i) { // the network is back: each hears of the others
        for (std::size_t other = 0; other < benches.size(); ++other) {
            auto const taken = benches[other].journal.all<GoodsTaken>().front();
            KnownTaking const known{taken.taking, benches[other].clock.wall(), StationId::make(ids[other])};
            benches[i].book.elsewhere.push_back({taken.campaign, *taken.by.member, known}); // its own one too
        }
        benches[i].reload();
        benches[i].take(there[i]);
        CHECK(benches[i].journal.all<GoodsTaken>().size() == 1);
        CHECK(benches[i].page<TakePage>(there[i])->offer.entitlement.reason == EntitlementReason::AlreadyTaken);
    }
}

TEST_CASE("a station with a share promises it, whatever the others took meanwhile", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    bench.edit([](Campaign& one) {
        one.total = 10;
        one.shares = {{StationId::make("xiapu-1"), 2}};
    });
    bench.book.elsewhere.push_back(
        {CampaignId::make("porridge"), {}, {TakingId::make("t"), {}, StationId::make("daqi-3")}, 8});
    auto const who = bench.arrive();
    auto const page = bench.goods.decide(bench.campaign(), who);
    CHECK(page.is_entitled());
    CHECK(page.reserved);
    CHECK(page.left_of_total == 2);
    bench.take(who);
    bench.edit([](Campaign& one) { one.allowance = 9; });
    bench.take(who);
    bench.take(who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 2);
    CHECK(bench.goods.decide(bench.campaign(), who).reason == EntitlementReason::AllGone);
}

TEST_CASE("a kiosk whose clock was never agreed gives also after the last day, and once a day", "[goods]")
{
    GoodsBench bench;
    bench.memory.kept = {};
    KioskClock never{bench.clock, bench.memory, UtcMs{0}};
    KioskPorts ports{bench.journal, bench.roster, bench.station_book, bench.reader, bench.code, never, bench.sync,
        bench.random, bench.executor, std::nullopt, bench.ports.amenities, nullptr};
    GoodsDesk desk{ports, {}};
    bench.add_member();
    bench.campaign().last_day = bench.today() - 1;
    desk.reload(bench.station);
    auto const who = bench.arrive();
    desk.open(CampaignId::make("porridge"));
    desk.apply(intent::ConfirmTaking{}, who);
    CHECK(bench.journal.all<GoodsTaken>().size() == 1);
    CHECK(desk.decide(bench.campaign(), who).reason == EntitlementReason::AlreadyTaken);

    bench.reload(); // the one whose clock is agreed
    CHECK(bench.goods.decide(bench.campaign(), who).reason == EntitlementReason::Over);
}

TEST_CASE("the screen says how old the knowledge is", "[goods]")
{
    GoodsBench bench;
    bench.goods.open();
    CHECK(bench.goods.view({}).agreed_today);
    CHECK(bench.goods.view({}).agreed_at->hour == 16);
    bench.run_for(24h);
    CHECK_FALSE(bench.goods.view({}).agreed_today);
}

TEST_CASE("back leads to the offers where they were seen, and away from anywhere else", "[goods]")
{
    GoodsBench bench;
    bench.add_member();
    auto const who = bench.arrive();
    bench.goods.open(CampaignId::make("porridge"));
    bench.goods.back();
    CHECK_FALSE(bench.goods.is_showing());
    bench.goods.apply(intent::OpenOffers{}, who);
    bench.goods.apply(intent::OpenOffer{CampaignId::make("porridge")}, who);
    bench.goods.back();
    CHECK(bench.page<OffersPage>(who));
    bench.goods.back();
    CHECK_FALSE(bench.goods.is_showing());
    bench.goods.apply(intent::ConfirmTaking{}, who); // a tap that was under way
    CHECK(bench.journal.all<GoodsTaken>().empty());
}
