// What happened on past days and came in later: it changes those days, the report says so, and an exception opens or
// vanishes as if it had come in at once.
#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr Millis one_day{24 * 60 * 60 * 1000};
auto const water = AmenityId::make("hot-water");

struct Arrival {
    SendingKiosk const* kiosk;
    Seq first;
    std::uint32_t count;
    UtcMs at;
};

struct Late : Serving {
    void arrive(Arrival const& what)
    {
        auto const request = what.kiosk->upload(what.first, what.count);
        auto batch = check_upload(request, what.kiosk->id(), what.at);
        REQUIRE(batch);
        std::vector<IncomingBatch> batches{std::move(*batch)};
        REQUIRE(hub->events().append(batches));
        REQUIRE(projector.catch_up());
    }
    std::int64_t uses(std::int32_t day)
    {
        auto const rows = hub->services().usage.usage({day, day, UsageBy::Amenity, {}, {}});
        REQUIRE(rows);
        return rows->empty() ? 0 : rows->front().uses;
    }
    std::vector<LateArrivals> late()
    {
        auto const found = hub->services().usage.late(today - 30, today + 30, {});
        REQUIRE(found);
        return *found;
    }
};

AmenityUsed use(std::string id) { return {UseId::make(std::move(id)), water, {}, {}, {}}; }

} // namespace

TEST_CASE(
    "late arrivals: a use that came in two days later changes its own day, which says as of when", "[projections]")
{
    SendingKiosk kiosk{"k1"};
    kiosk.add(use("u1"));
    kiosk.add(use("u2"));
    AmenityUseUndone undone;
    undone.use = UseId::make("u1");
    undone.amenity = water;
    undone.used_at = SendingKiosk::first_wall + SendingKiosk::step;
    kiosk.add(undone);
    Late scene;
    scene.arrive({&kiosk, 1, 1, received});
    CHECK(scene.uses(today) == 1);
    CHECK(scene.late().empty());
    scene.arrive({&kiosk, 2, 1, received + one_day});
    CHECK(scene.uses(today) == 2);
    CHECK(scene.uses(today + 1) == 0);
    CHECK(scene.late() == std::vector{LateArrivals{station, today, 1, received + one_day}});
    // A correction changes the day of what it corrects.
    scene.arrive({&kiosk, 3, 1, received + one_day + one_day});
    CHECK(scene.uses(today) == 1);
    CHECK(scene.late() == std::vector{LateArrivals{station, today, 2, received + one_day + one_day}});
}

TEST_CASE("late arrivals: a use just before midnight that comes in just after it is late", "[projections]")
{
    // 2026-11-24 ends at 16:00 UTC, where the kiosks are.
    auto const midnight = SendingKiosk::first_wall + Millis{8 * 60 * 60 * 1000};
    SendingKiosk kiosk{"k1"};
    kiosk.add(use("u1"));
    for (auto const& [at, events] : {std::pair{midnight - Millis{1}, 0U}, std::pair{midnight, 1U}}) {
        Late scene;
        scene.arrive({&kiosk, 1, 1, at});
        CHECK(scene.late().size() == events);
        CHECK(scene.uses(today) == 1);
    }
}

TEST_CASE(
    "late arrivals: three stations that come back in any order make the same days and exceptions", "[projections]")
{
    // The same member at three stations that were offline, and a volunteer who took one of the takings back.
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};
    SendingKiosk three{"k3", "00000000000000cc", "s3"};
    one.add(use("u1"));
    one.add(taking("t1"));
    two.add(taking("t2"));
    two.add(use("u2"));
    three.add(taking("t3"));
    three.add(undoing("t3"));
    std::vector<Arrival> arrivals{{&one, 1, 2, received}, {&two, 1, 2, received + one_day},
        {&three, 1, 1, received + one_day}, {&three, 2, 1, received + one_day + one_day}};
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::optional<std::string> first;
    do {
        CAPTURE(order);
        Late scene;
        for (auto const at : order) scene.arrive(arrivals[at]);
        auto seen = scene.print() + fmt::format("{}\n", scene.uses(today));
        for (auto const& each : scene.late())
            seen += fmt::format("late {} {} {} {}\n", each.station.text(), each.day, each.events,
                each.last_arrived_at.ms - received.ms);
        if (!first) first = seen;
        CHECK(seen == *first);
        REQUIRE(scene.listed(ExceptionState::Open).size() == 1);
        CHECK(scene.listed(ExceptionState::Open)[0].found == 2);
        CHECK(scene.listed(ExceptionState::Open)[0].sides.size() == 2);
        InTurn in_turn;
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.print() + fmt::format("{}\n", scene.uses(today)) == first->substr(0, first->find("late ")));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("late arrivals: an exception opens with a late taking, vanishes with a late undoing, and opens again",
    "[projections]")
{
    SendingKiosk one{"k1", "00000000000000aa", "s1"};
    SendingKiosk two{"k2", "00000000000000bb", "s2"};
    one.add(taking("t1"));
    two.add(taking("t2"));
    two.add(undoing("t2"));
    two.add(taking("t3"));
    Late scene;
    scene.arrive({&one, 1, 1, received});
    CHECK(scene.listed(ExceptionState::Open).empty());
    scene.arrive({&two, 1, 1, received + one_day});
    REQUIRE(scene.listed(ExceptionState::Open).size() == 1);
    auto const id = scene.listed(ExceptionState::Open)[0].id;
    scene.arrive({&two, 2, 1, received + one_day});
    CHECK(scene.listed(ExceptionState::Open).empty());
    REQUIRE(scene.listed(ExceptionState::Settled).size() == 1);
    scene.arrive({&two, 3, 1, received + one_day + one_day});
    REQUIRE(scene.listed(ExceptionState::Open).size() == 1);
    CHECK(scene.listed(ExceptionState::Open)[0].id == id);
    CHECK(scene.listed(ExceptionState::Settled).empty());
}
