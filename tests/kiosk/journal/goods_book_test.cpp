// What a kiosk knows of goods, campaigns and what was taken: the hub's rows and its own ledger, each thing once.
#include "tests/kiosk/journal/goods.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

KnownTaking known(char const* id, UtcMs at, bool undone = false)
{
    return {TakingId::make(id), at, StationId::make("S-02"), undone};
}
MemberTakings told(char const* member, std::vector<KnownTaking> takings)
{
    return {sample_campaign().id, MemberId::make(member), std::move(takings)};
}
CampaignPart part(char const* station, std::string const& kiosk, std::string const& life, Seq through, int takings)
{
    return {sample_campaign().id, StationId::make(station), KioskId::make(kiosk), IncarnationId::make(life), through,
        takings};
}

} // namespace

TEST_CASE("goods, campaigns and stations are found as the feed brought them, and go with it", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->goods_book();
    Goods const porridge_bowl{
        bowl, {"暖粥", "Porridge"}, {"碗", ""}, "soup_kitchen", Barcode::parse("4006381333931").value(), 350};
    Goods const milk{GoodsId::make("cup"), {"豆浆", ""}, {"杯", ""}, "local_cafe", {}, 100};
    auto first = sample_campaign();
    auto second = sample_campaign();
    second.id = CampaignId::make("cooling");
    second.order = first.order - 1;
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 6,
        {porridge_bowl, milk, first, second, StationName{StationId::make("S-01"), {"霞浦", ""}},
            StationName{StationId::make("S-02"), {"北仑", ""}}})));
    CHECK(book.goods().value() == std::vector{porridge_bowl, milk}); // 暖 before 豆
    CHECK(book.find_barcode(*porridge_bowl.barcode).value() == porridge_bowl);
    CHECK_FALSE(book.find_barcode(Barcode::parse("96385074").value()).value());
    CHECK(book.campaigns().value() == std::vector{second, first});
    REQUIRE(book.stations().value().size() == 1); // not this one
    CHECK(book.stations().value()[0].id == StationId::make("S-02"));

    second.ended = true;
    ++second.revision;
    REQUIRE(machine.store->feed().apply(page_of("district", 6, 8, {second, RemovedRow{FeedKind::Goods, "bowl"}})));
    CHECK(book.campaigns().value() == std::vector{second, first});
    CHECK_FALSE(book.find_barcode(*porridge_bowl.barcode).value());
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 1, {milk}, "e2")));
    CHECK(book.campaigns().value().empty());
    CHECK(book.stations().value().empty());
}

TEST_CASE("a union's path leads up to the root, and a ring of unions ends", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const one = [](char const* id, std::optional<UnionId> parent) {
        Union made;
        made.id = UnionId::make(id);
        made.parent = std::move(parent);
        return made;
    };
    auto const root = UnionId::make("root");
    auto const town = UnionId::make("town");
    auto const firm = UnionId::make("firm");
    REQUIRE(machine.store->feed().apply(
        page_of("district", 0, 3, {one("root", {}), one("town", root), one("firm", town)})));
    auto& book = machine.store->goods_book();
    CHECK(book.union_path(firm).value() == std::vector{firm, town, root});
    CHECK(book.union_path(UnionId::make("unknown")).value() == std::vector{UnionId::make("unknown")});
    REQUIRE(machine.store->feed().apply(page_of("district", 3, 4, {one("root", firm)})));
    CHECK(book.union_path(firm).value().size() == 3);
}

TEST_CASE("what a member took counts once, whoever says it, and not when either says that it was undone", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const now = machine.clock.wall();
    record(machine, taking(1));
    record(machine, taking(2));
    record(machine, taking(3));
    record(machine, taking(9, "m-other"));
    record(machine, undone_of(taking(2), now));
    CHECK(taken_by(machine, porridge(), "m-1").size() == 2);
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 2,
        {told("m-1", {known("t-1", now), known("t-3", now, true), known("t-far", UtcMs{now.ms - 1000})}),
            told("m-other", {})})));
    CHECK(taken_by(machine, porridge(), "m-1") == std::vector<std::string>{"t-1", "t-far"});
    CHECK(taken_by(machine, porridge(), "m-other") == std::vector<std::string>{"t-9"});

    record(machine, undone_of(taking(77, "m-1"), now)); // taken at another station, undone here
    REQUIRE(machine.store->feed().apply(page_of("district", 2, 3, {told("m-1", {known("t-77", now)})})));
    CHECK(taken_by(machine, porridge(), "m-1") == std::vector<std::string>{"t-3", "t-1"});
}

TEST_CASE("a guest is asked for what was taken in this visit only", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, guest_taking(1, "visit-a"));
    record(machine, guest_taking(2, "visit-b"));
    auto& book = machine.store->goods_book();
    CHECK(book.taken(porridge(), {}, VisitId::make("visit-a")).value().by_claimant.size() == 1);
    CHECK(book.taken(porridge(), {}, VisitId::make("visit-c")).value().by_claimant.empty());
    CHECK(book.taken(porridge(), {}, {}).value().by_claimant.empty());
}

TEST_CASE("what was taken under a record that was merged into another counts for the one that was kept", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, taking(1, "m-old"));
    record(machine, taking(2, "m-oldest"));
    record(machine, taking(3, "m-1"));
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 2,
        {MergedMember{MemberId::make("m-old"), MemberId::make("m-1")},
            MergedMember{MemberId::make("m-oldest"), MemberId::make("m-old")}})));
    CHECK(taken_by(machine, porridge(), "m-1").size() == 3);
}

TEST_CASE("of a campaign by the day only the last days are looked at, of one that is once all", "[journal]")
{
    KioskComputer machine;
    machine.start();
    for (int day = 0; day < 6; ++day) {
        record(machine, taking(day));
        machine.clock.advance(Millis{24 * 3'600'000});
    }
    CHECK(taken_by(machine, porridge(Period::Once), "m-1").size() == 6);
    auto const lately = taken_by(machine, porridge(Period::Day), "m-1");
    CHECK(lately == std::vector<std::string>{"t-5", "t-4", "t-3"}); // the running day, the one before, and to be sure
}

TEST_CASE("a campaign's total is the hub's parts and what was taken here above them", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto campaign = porridge(Period::Once, 500);
    campaign.shares = {{StationId::make("S-02"), 40}, {StationId::make("S-01"), 10}};
    auto const totals = [&] { return machine.store->goods_book().taken(campaign, {}, {}).value(); };
    for (int i = 1; i <= 5; ++i) record(machine, taking(i));
    record(machine, undone_of(taking(2), UtcMs{1}));
    CHECK(totals().here == 4);
    CHECK(totals().everywhere == 4);
    auto const life = incarnation_of(machine);
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 3,
        {part("S-02", "K-09", "00000000000000ff", 77, 30), part("S-01", "K-02", "00000000000000fe", 5, 6),
            part("S-01", "K-01", life, 3, 3)})));
    // Of its own six events the hub has counted three takings; two more and an undoing lie above.
    CHECK(totals().here == 6 + 3 + 1);
    CHECK(totals().everywhere == 30 + 10);
    CHECK(totals().at_shares == std::vector<std::int64_t>{30, 10});
    record(machine, taking(6));
    CHECK(totals().here == 11);
    REQUIRE(machine.store->feed().apply(page_of("district", 3, 4, {part("S-01", "K-01", life, 7, 5)})));
    CHECK(totals().here == 11); // the hub has caught up: nothing counts twice
    REQUIRE(machine.store->feed().apply(
        page_of("district", 4, 5, {RemovedRow{FeedKind::CampaignPart, "porridge/K-01/" + life}})));
    CHECK(totals().here == 11); // and nothing is lost where the part goes
    CHECK(machine.store->goods_book().taken(porridge(), {}, {}).value().everywhere == 0); // nobody asks without a total
}

TEST_CASE("stock that was only taken is not kept by anybody until something is received or counted", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, taking(1));
    CHECK(stock_of(machine).units == -1);
    CHECK_FALSE(stock_of(machine).is_kept);
    auto foreign = stock_part("K-02", "00000000000000ff", 4, -3);
    foreign.is_kept = false;
    REQUIRE(machine.store->feed().apply(page_of(station_of_test, 0, 1, {foreign})));
    CHECK_FALSE(stock_of(machine).is_kept);
    auto counted = sample_movement("mv", 24, {StockPlace::Miscounted, {}}, at_station("S-01"), StockReason::Counted);
    counted.counted = 20;
    record(machine, counted);
    CHECK(stock_of(machine).units == 20);
    CHECK(stock_of(machine).is_kept);
}

TEST_CASE("a first count that finds an empty shelf keeps its stock, and survives a restart", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto counted = sample_movement("mv", 0, {StockPlace::Miscounted, {}}, at_station("S-01"), StockReason::Counted);
    counted.counted = 0;
    record(machine, counted);
    CHECK(stock_of(machine).is_kept);
    CHECK(stock_of(machine).units == 0);
    machine.cut_power_and_restart();
    machine.start();
    CHECK(stock_of(machine).is_kept);
    CHECK(machine.store->goods_book().recent_movements(bowl, 5).value().at(0).first == counted);
}

TEST_CASE("goods on the way are coming until they are received, and what other stations do is no matter", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, received(1, 50));
    record(machine, sample_movement("mv-2", 20, at_station("S-01"), on_the_way_to("S-02"), StockReason::Sent));
    record(machine, sample_movement("mv-3", 9, at_station("S-02"), on_the_way_to("S-03"), StockReason::Sent));
    CHECK(stock_of(machine).units == 30);
    CHECK(stock_of(machine).coming == 0);
    REQUIRE(
        machine.store->feed().apply(page_of(station_of_test, 0, 1, {stock_part("hub", "00000000000000aa", 8, 0, 12)})));
    CHECK(stock_of(machine).coming == 12);
    record(machine, sample_movement("mv-4", 10, on_the_way_to("S-01"), at_station("S-01"), StockReason::Received));
    CHECK(stock_of(machine).units == 40);
    CHECK(stock_of(machine).coming == 2);
    auto const movements = machine.store->goods_book().recent_movements(bowl, 2).value();
    REQUIRE(movements.size() == 2);
    CHECK(movements[0].first.movement == MovementId::make("mv-4"));
    CHECK(movements[1].first.movement == MovementId::make("mv-3"));
}

TEST_CASE("a movement or a taking that is recorded again by its event's id moves nothing twice", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const receipt = event(machine, received(1, 50));
    auto const take = event(machine, taking(1));
    for (int i = 0; i < 3; ++i) {
        REQUIRE(machine.append(receipt));
        REQUIRE(machine.append(take));
    }
    record(machine, undone_of(taking(1), UtcMs{1}));
    record(machine, undone_of(taking(1), UtcMs{1})); // undone twice, by two taps
    CHECK(stock_of(machine).units == 50);
    CHECK(machine.store->goods_book().taken(porridge(Period::Once, 9), {}, {}).value().here == 0);
}

TEST_CASE("recent takings come newest first with what became of them, and are found by their id", "[journal]")
{
    KioskComputer machine;
    machine.start();
    for (int i = 1; i <= 4; ++i) record(machine, taking(i));
    record(machine, undone_of(taking(3), UtcMs{1}));
    auto& book = machine.store->goods_book();
    auto const recent = book.recent_takings(3).value();
    REQUIRE(recent.size() == 3);
    CHECK(recent[0].taken == taking(4));
    CHECK(recent[1].taken == taking(3));
    CHECK(recent[1].undone);
    CHECK_FALSE(recent[2].undone);
    CHECK(book.find_taking(TakingId::make("t-3")).value()->undone);
    CHECK_FALSE(book.find_taking(TakingId::make("t-5")).value());
}

TEST_CASE("points that were spent here count until the hub has named the taking", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const unsettled
        = [&] { return machine.store->goods_book().points_not_settled(MemberId::make("m-1")).value(); };
    record(machine, taking(1, "m-1", 5));
    record(machine, taking(2, "m-1", 7));
    record(machine, taking(3, "m-1", 11));
    record(machine, taking(4, "m-2", 100));
    CHECK(unsettled() == 23);
    record(machine, undone_of(taking(3, "m-1", 11), UtcMs{1}));
    CHECK(unsettled() == 12);
    auto const now = machine.clock.wall();
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 1, {told("m-1", {known("t-1", now)})})));
    CHECK(unsettled() == 7);
    std::vector<KnownTaking> full;
    for (int i = 0; i < 64; ++i) full.push_back(known(fmt::format("later-{}", i).c_str(), now + Millis{1 + i}));
    REQUIRE(machine.store->feed().apply(page_of("district", 1, 2, {told("m-1", full)})));
    CHECK(unsettled() == 0); // older than all that the row has room for
}

TEST_CASE("points of what was undone are back at once, and once, however much the hub knows already", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const unsettled
        = [&] { return machine.store->goods_book().points_not_settled(MemberId::make("m-1")).value(); };
    auto const now = machine.clock.wall();
    record(machine, taking(1, "m-1", 5));
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 1, {told("m-1", {known("t-1", now)})})));
    CHECK(unsettled() == 0); // the member's row is without them
    record(machine, undone_of(taking(1, "m-1", 5), now));
    CHECK(unsettled() == -5); // and does not have them back yet
    REQUIRE(machine.store->feed().apply(page_of("district", 1, 2, {told("m-1", {known("t-1", now, true)})})));
    CHECK(unsettled() == 0);

    record(machine, taking(2, "m-1", 7)); // undone before the hub heard of it
    record(machine, undone_of(taking(2, "m-1", 7), now));
    CHECK(unsettled() == 0);
    REQUIRE(machine.store->feed().apply(
        page_of("district", 2, 3, {told("m-1", {known("t-1", now, true), known("t-2", now)})})));
    CHECK(unsettled() == -7); // it has heard of the first half
}

TEST_CASE(
    "points of long ago are settled where the hub has counted the taking, though it names it no more", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const unsettled
        = [&] { return machine.store->goods_book().points_not_settled(MemberId::make("m-1")).value(); };
    record(machine, taking(1, "m-1", 5));
    auto const life = incarnation_of(machine);
    REQUIRE(machine.store->feed().apply(page_of(station_of_test, 0, 1, {stock_part("K-01", life, 1, -1)})));
    CHECK(unsettled() == 5); // the member's own row may not be here yet
    FeedPage later = page_of("district", 0, 1, {});
    later.as_of = machine.clock.wall() + Millis{3'600'000};
    REQUIRE(machine.store->feed().apply(later));
    CHECK(unsettled() == 0);
    record(machine, taking(2, "m-1", 7)); // not counted yet, however late it is
    CHECK(unsettled() == 7);
}
