// Where stations together did what none of them may: both facts stand, staff see both sides, and what the facts no
// longer bear closes itself.
#include "server/projections/judgement.h"
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

GoodsTaken taken_by(std::string const& id, std::string const& member)
{
    auto e = taking(id);
    e.by.member = MemberId::make(member);
    return e;
}

CampaignTerms terms(std::int64_t total, std::vector<ReservedShare> shares)
{
    Campaign campaign;
    campaign.id = winter;
    campaign.goods = {packs};
    campaign.total = total;
    campaign.shares = std::move(shares);
    return {{1, campaign}};
}

std::vector<ServiceException> open_ones(Serving& scene)
{
    auto found = scene.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 50);
    REQUIRE(found);
    return *found;
}

void send_all(Serving& scene, SendingKiosk const& kiosk, Seq from = 1)
{
    auto const count = kiosk.lines().size() - from + 1;
    REQUIRE(scene.hub.send(kiosk, from, static_cast<std::uint32_t>(count)));
    REQUIRE(scene.projector.catch_up());
}

} // namespace

TEST_CASE("a campaign is over its total only above it", "[exceptions]")
{
    CampaignTakings takings;
    takings.newest_revision = 1;
    takings.by_station = {{StationId::make("a"), 6}, {StationId::make("b"), 4}};
    CHECK(judge_campaign(terms(10, {}), takings).empty());
    takings.by_station[StationId::make("b")] = 5;
    auto const found = judge_campaign(terms(10, {}), takings);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == ExceptionKind::CampaignOver);
    CHECK(found[0].expected == 10);
    CHECK(found[0].found == 11);
}

TEST_CASE("a share is nobody else's: what others take above the rest is told, below the total too", "[exceptions]")
{
    CampaignTakings takings;
    takings.newest_revision = 1;
    takings.by_station = {{StationId::make("a"), 2}, {StationId::make("b"), 7}};
    auto const found = judge_campaign(terms(10, {{StationId::make("a"), 4}}), takings);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == ExceptionKind::ShareOver);
    CHECK(found[0].expected == 6);
    CHECK(found[0].found == 7);
    takings.by_station = {{StationId::make("a"), 4}, {StationId::make("b"), 6}};
    CHECK(judge_campaign(terms(10, {{StationId::make("a"), 4}}), takings).empty());
}

TEST_CASE("one machine that two kiosks started at a time is told once; one after the other is not", "[exceptions]")
{
    auto const session = [](std::string id, std::string kiosk, std::int64_t from, std::int64_t until) {
        JudgedSession one;
        one.session = SessionId::make(std::move(id));
        one.kiosk = KioskId::make(std::move(kiosk));
        one.from = UtcMs{from};
        one.until = UtcMs{until};
        return one;
    };
    auto const judged = [](std::vector<JudgedSession> const& sessions) {
        return judge_machine(station, MachineId::make("w1"), sessions, UtcMs{0}, UtcMs{10'000});
    };
    CHECK(judged({session("x", "k1", 100, 200), session("y", "k2", 150, 250)}).size() == 1);
    CHECK(judged({session("x", "k1", 100, 200), session("y", "k2", 200, 250)}).empty());
    CHECK(judged({session("x", "k1", 100, 200), session("y", "k1", 150, 250)}).empty()); // a kiosk knows its own
    auto const one_way = judged({session("x", "k1", 100, 200), session("y", "k2", 150, 250)});
    auto const other_way = judged({session("y", "k2", 150, 250), session("x", "k1", 100, 200)});
    CHECK(one_way.front().id == other_way.front().id);
}

TEST_CASE("a member at two stations that were offline: both facts stand, both sides are shown", "[exceptions]")
{
    Serving scene;
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};
    one.add(taking("t1"));
    two.add(taking("t2"));
    send_all(scene, one);
    CHECK(open_ones(scene).empty());
    send_all(scene, two);
    auto const open = open_ones(scene);
    REQUIRE(open.size() == 1);
    CHECK(open[0].kind == ExceptionKind::PersonOver);
    CHECK(open[0].member == somebody);
    REQUIRE(open[0].sides.size() == 2);
    std::set<std::string> stations;
    for (auto const& side : open[0].sides) stations.insert(side.station.text());
    CHECK(stations == std::set<std::string>{"s1", "s2"});

    // A volunteer takes one back: nothing is left to settle, and it says so itself.
    two.add(undoing("t2"));
    send_all(scene, two, 2);
    CHECK(open_ones(scene).empty());
    auto const settled = scene.hub->services().exceptions.list_exceptions(ExceptionState::Settled, {}, 50);
    REQUIRE(settled);
    REQUIRE(settled->size() == 1);
    REQUIRE(settled->front().settled);
    CHECK(settled->front().settled->how == "vanished");
}

TEST_CASE("what staff have settled is open no more, however often the log is counted again", "[exceptions]")
{
    Serving scene;
    SendingKiosk one{"k1"};
    SendingKiosk two{"k2", "00000000000000bb"};
    one.add(taking("t1"));
    two.add(taking("t2"));
    send_all(scene, one);
    send_all(scene, two);
    auto const id = open_ones(scene).front().id;
    OwnEvent event{EventId::make("e-settled"), station, {}, {}};
    event.moment.clock = {SendingKiosk::first_wall, MonoMs{1}, BootId::make("hub")};
    event.moment.agreed_offset = Millis{0};
    event.body = ExceptionSettled{id, "accepted", "说清楚了", "staff"};
    REQUIRE(scene.hub->events().append_own({&event, 1}));
    REQUIRE(scene.projector.catch_up());
    CHECK(open_ones(scene).empty());
    InTurn in_turn;
    REQUIRE(scene.projector.rebuild(in_turn));
    CHECK(open_ones(scene).empty());
    auto const found = scene.hub->services().exceptions.find_exception(id);
    REQUIRE(found);
    REQUIRE(*found);
    REQUIRE((*found)->settled);
    CHECK((*found)->settled->note == "说清楚了");
}

TEST_CASE("more than the total over two stations is told with what each knew", "[exceptions]")
{
    Serving scene;
    auto row = *scene.hub->feeds().find(district_channel(), FeedKind::Campaign, winter.text());
    REQUIRE(row);
    auto campaign = std::get<Campaign>(*row);
    campaign.total = 1;
    FeedRow const edited = campaign;
    REQUIRE(scene.hub->feeds().put(district_channel(), {&edited, 1}));
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};
    one.add(taken_by("t1", "m1"));
    auto late = taken_by("t2", "m2");
    late.agreed_at = SendingKiosk::first_wall - Millis{7'200'000};
    two.add(late);
    send_all(scene, two);
    send_all(scene, one);
    auto const open = open_ones(scene);
    REQUIRE(open.size() == 1);
    CHECK(open[0].kind == ExceptionKind::CampaignOver);
    CHECK(open[0].found == 2);
    CHECK(std::count_if(open[0].sides.begin(), open[0].sides.end(), [&](ExceptionSide const& side) {
        return side.agreed_at == late.agreed_at;
    }) == 1);
}

TEST_CASE("an event of the hub that nobody could read again is not taken", "[exceptions]")
{
    Serving scene;
    OwnEvent event{
        EventId::make("e-1"), station, {}, ExceptionSettled{ExceptionId::make("x"), "accepted", "", "staff"}};
    CHECK_FALSE(scene.hub->events().append_own({&event, 1})); // no boot: no reader would know when it was
    CHECK(scene.hub->events().event_count().value() == 0);
}
