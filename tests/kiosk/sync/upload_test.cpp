// What a person at the kiosk and the staff at the hub may rely on when events travel.
#include "tests/kiosk/sync/sync_station.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

TEST_CASE("a tap is at the hub within a moment", "[sync]")
{
    SyncStation station;
    station.start();
    station.run_for(10s);
    station.tap();
    station.run_for(100ms);
    CHECK(station.at_hub().size() == 1);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.state.reachable);
    CHECK(station.state.agreed_at == station.hub.now);
}

TEST_CASE("taps in quick succession share a request, later ones go with the next", "[sync]")
{
    SyncStation station;
    station.start();
    station.run_for(10s);
    for (int i = 0; i < 4; ++i) station.tap();
    station.run_for(20ms); // the first request is on the way
    for (int i = 0; i < 3; ++i) station.tap();
    station.run_for(200ms);
    CHECK(station.at_hub().size() == 7);
    CHECK(station.transport.count("/events") == 2);
}

TEST_CASE("what an earlier life left behind is sent at the start, with no tap", "[sync]")
{
    SyncStation station;
    station.journal.write(3);
    station.start();
    station.run_for(1s);
    CHECK(station.journal.waiting() == 0);
}

TEST_CASE("events wait out an outage and leave by themselves, without a new one", "[sync]")
{
    SyncStation station;
    auto const online = station.transport.script;
    station.transport.script = [](auto const&) { return fail(ErrorCode::Unavailable, "no route"); };
    station.start();
    station.tap(5);
    station.run_for(10min);
    CHECK(station.journal.waiting() == 5);
    CHECK_FALSE(station.state.reachable);
    station.transport.script = online;
    station.run_for(75s);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
}

TEST_CASE("an outage costs few requests, however often people tap", "[sync]")
{
    SyncStation station;
    station.transport.script = [](auto const&) { return std::optional<Result<HttpResponse>>{}; };
    station.start();
    for (int minute = 0; minute < 60; ++minute) {
        for (int tap = 0; tap < 60; ++tap) {
            station.tap();
            station.run_for(1s);
        }
    }
    CHECK(station.transport.count("/heartbeat") <= 121);
    CHECK(station.transport.count("/events") <= 60);
    CHECK(station.transport.count("/events") >= 30);
}

TEST_CASE("ninety days of events drain in full batches, in order", "[sync]")
{
    SyncStation station;
    auto const online = station.transport.script;
    station.transport.script = [](auto const&) { return fail(ErrorCode::Unavailable, "no route"); };
    station.start();
    station.tap(100'000);
    station.run_for(10min);
    auto const before = station.transport.sent.size();
    station.transport.script = online;
    station.run_for(90s);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
    CHECK(station.transport.count("/events", before) == 200);
}

TEST_CASE("a request that reaches the hub while its answer is lost changes nothing when it comes again", "[sync]")
{
    SyncStation station;
    int lost = 0;
    station.transport.script = [&](HttpRequest const& request) -> std::optional<Result<HttpResponse>> {
        auto answer = station.hub.answer(request);
        if (request.path.ends_with("/events") && ++lost <= 3) return std::nullopt;
        return answer;
    };
    station.start();
    station.tap(10);
    station.run_for(3min);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
    CHECK(station.hub.forks() == 0);
}

TEST_CASE("while the hub asks for a pause it gets one, within bounds", "[sync]")
{
    SyncStation station;
    station.transport.script = [&](HttpRequest const& request) {
        if (!request.path.ends_with("/events")) return station.hub.answer(request);
        return station.hub.signed_reply(request, 503, R"({"status":503})", {{"retry-after", "100"}});
    };
    station.start();
    station.tap();
    station.run_for(95s);
    CHECK(station.transport.count("/events") == 1);
    station.run_for(30s);
    CHECK(station.transport.count("/events") == 2);
}

TEST_CASE("one record that the hub cannot take holds up itself alone", "[sync]")
{
    SyncStation station;
    station.hub.most_events = 1;
    station.start();
    station.tap(64);
    station.run_for(1min);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
}

TEST_CASE("a record refused even alone is tried again slowly and never dropped", "[sync]")
{
    SyncStation station;
    station.hub.most_events = 0;
    station.start();
    station.tap(64);
    station.run_for(1h);
    CHECK(station.journal.waiting() == 64);
    CHECK(station.transport.count("/events") < 100);
    station.hub.most_events = max_batch_events;
    station.run_for(2min);
    CHECK(station.journal.waiting() == 0);
}

TEST_CASE("what the hub put into quarantine is kept with its reason and does not block the rest", "[sync]")
{
    SyncStation station;
    station.hub.quarantine[2] = "not_json";
    station.start();
    station.tap(3);
    station.run_for(1s);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.journal.current().quarantined == std::map<Seq, std::string>{{2, "not_json"}});
}

TEST_CASE("a kiosk that the hub no longer knows says so, calls rarely, and loses nothing", "[sync]")
{
    SyncStation station;
    auto const online = station.transport.script;
    station.transport.script
        = [&](HttpRequest const& request) { return station.hub.signed_reply(request, 401, R"({"status":401})"); };
    station.start();
    station.tap(3);
    station.run_for(1h);
    CHECK(station.state.refused);
    CHECK_FALSE(station.state.reachable);
    CHECK(station.transport.sent.size() <= 30);
    CHECK(station.journal.waiting() == 3);
    station.transport.script = online;
    station.run_for(10min);
    CHECK_FALSE(station.state.refused);
    CHECK(station.journal.waiting() == 0);
}

TEST_CASE("a full disk that cannot take down the acknowledgement only delays it", "[sync]")
{
    SyncStation station;
    station.start();
    station.journal.write(2);
    station.journal.fails = Error{ErrorCode::DiskFull, "full"};
    station.sync->nudge();
    station.run_for(5min);
    station.journal.fails.reset();
    station.run_for(70s);
    CHECK(station.journal.waiting() == 0);
}

TEST_CASE("after a long sleep a tap does not wait for the old pause to end", "[sync]")
{
    SyncStation station;
    auto const online = station.transport.script;
    station.transport.script = [](auto const&) { return fail(ErrorCode::Unavailable, "no route"); };
    station.start();
    station.tap();
    station.run_for(5min);
    station.transport.script = online;
    auto const before = station.transport.sent.size();
    station.machine_clock.advance(8h); // timers stood still meanwhile
    station.tap();
    station.run_for(10ms);
    CHECK(station.transport.count("/events", before) == 1);
}

TEST_CASE("a transport that never answers at all does not stop the sync", "[sync]")
{
    SyncStation station;
    station.transport.dies = true;
    station.start();
    station.tap();
    station.run_for(2min);
    station.transport.dies = false;
    station.run_for(2min);
    CHECK(station.journal.waiting() == 0);
}
