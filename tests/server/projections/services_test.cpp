#include "tests/server/projections/service_scene.h"

using namespace yizhan;
using namespace yizhan::test;

TEST_CASE(
    "takings of two kiosks come to the same, in any order of arrival and after all is counted again", "[projections]")
{
    SendingKiosk one{"k1"};
    SendingKiosk two{"k2", "00000000000000bb"};
    auto const received = receiving("mv1", 2);
    one.add(received);
    one.add(taking("t1"));
    one.add(taking("t2"));
    one.add(undoing("t2"));
    one.add(received); // the same again
    two.add(taking("t3"));
    two.add(taking("t4"));
    two.add(undoing("t2")); // both kiosks undid it
    std::vector<std::pair<SendingKiosk const*, Seq>> sends;
    for (Seq at = 1; at <= 5; ++at) sends.emplace_back(&one, at);
    for (Seq at = 1; at <= 3; ++at) sends.emplace_back(&two, at);
    std::optional<std::string> first;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        SeededRandom order{seed, "order"};
        Serving scene;
        for (std::size_t i = sends.size(); seed > 1 && i > 1; --i) std::swap(sends[i - 1], sends[order.below(i)]);
        for (auto const& [kiosk, at] : sends) {
            REQUIRE(scene.hub.send(*kiosk, at, 1));
            REQUIRE(scene.projector.catch_up());
        }
        auto const seen = scene.print();
        if (!first) first = seen;
        CHECK(seen.find("/k2/00000000000000bb taken only") != std::string::npos); // nothing was received there
        CHECK(seen == *first);
        InTurn in_turn;
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.print() == *first);
        // 2 received, t1, t3 and t4 taken; one each is allowed.
        CHECK(scene.hub->services().stock.balances(today, station)->front().units == -1);
        auto const open = scene.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 50);
        REQUIRE(open->size() == 2);
    }
}

TEST_CASE("a step that changes nothing puts nothing into the feed", "[projections]")
{
    Serving scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add(taking("t1"));
    kiosk.add_guests(5);
    REQUIRE(scene.hub.send(kiosk, 1, 1));
    REQUIRE(scene.projector.catch_up());
    auto const district = scene.hub->feeds().head(district_channel());
    auto const own = scene.hub->feeds().head(station_channel(station));
    REQUIRE(scene.hub.send(kiosk, 2, 5));
    REQUIRE(scene.projector.catch_up());
    CHECK(scene.hub->feeds().head(district_channel()) == district);
    CHECK(scene.hub->feeds().head(station_channel(station)) == own);
    // Nobody ever received or counted it here: it is not below zero.
    CHECK(scene.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 50)->empty());
}
