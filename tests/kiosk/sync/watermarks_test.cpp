// What the sync makes of the hub's watermarks when one side's disk was restored.
#include "tests/kiosk/sync/sync_station.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> lines(std::string const& what, std::size_t count)
{
    MemoryJournal made;
    made.write(count, what);
    return made.current().events;
}

} // namespace

TEST_CASE("a hub restored from a backup is filled again, with no tap", "[sync]")
{
    SyncStation station;
    station.start();
    station.tap(1'200);
    station.run_for(10s);
    REQUIRE(station.journal.waiting() == 0);

    station.hub.put_log("00000000000000a1", lines("event", 100));
    station.hub.log_epoch = "log-2";
    station.run_for(45s);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
    CHECK(station.journal.log_epoch() == "log-2");
    CHECK(station.hub_knew_more_times == 0);
}

TEST_CASE("two hubs of different logs behind one address get no storm of requests", "[sync]")
{
    SyncStation station;
    int turn = 0;
    station.transport.script = [&](HttpRequest const& request) {
        station.hub.log_epoch = ++turn % 2 == 0 ? "log-1" : "log-2";
        if (turn % 2 == 0) station.hub.put_log("00000000000000a1", {});
        return station.hub.answer(request);
    };
    station.start();
    station.tap(1'000);
    station.run_for(1h);
    CHECK(station.transport.sent.size() < 600);
}

TEST_CASE("a disk restored from an old copy begins a new incarnation and sends what it wrote meanwhile", "[sync]")
{
    SyncStation station;
    station.hub.put_log("00000000000000a1", lines("event", 150));
    station.journal.write(100); // the copy: all of it known to the hub
    REQUIRE(station.journal.record({station.journal.current().incarnation, 100, 100, "log-1", 0, {}}));
    station.journal.write(5, "other"); // written before anything was heard
    station.start();
    station.run_for(10s);

    CHECK(station.hub_knew_more_times == 1);
    CHECK(station.journal.lives() == 2);
    CHECK(station.hub.forks() == 5); // both branches are at the hub
    CHECK(station.at_hub() == std::vector<std::string>{"started-1"});
    CHECK(station.journal.waiting() == 0);
    CHECK(station.journal.life(0).safe == 100); // the second medium may hold the other branch only
}

TEST_CASE("a restored disk that wrote past what the hub knows still sends every event of its own", "[sync]")
{
    SyncStation station;
    station.hub.put_log("00000000000000a1", lines("event", 150));
    station.journal.write(100);
    REQUIRE(station.journal.record({station.journal.current().incarnation, 100, 100, "log-1", 0, {}}));
    station.journal.write(80, "other"); // up to 180: the hub's 150 hide 50 of them
    auto const upload_first = [&](HttpRequest const& request) -> std::optional<Result<HttpResponse>> {
        // The heartbeat is heard first, and says that 150 are accepted.
        if (request.path.ends_with("/events") && station.transport.count("/heartbeat") == 0) {
            return fail(ErrorCode::Unavailable, "lost");
        }
        return station.hub.answer(request);
    };
    station.transport.script = upload_first;
    station.start();
    station.run_for(30s);
    CHECK(station.hub.forks() == 50);
    CHECK(station.hub.log("00000000000000a1").size() == 180);
    CHECK(station.hub_knew_more_times == 1);
    CHECK(station.journal.waiting() == 0);
}

TEST_CASE("a lower watermark within one log epoch is passed over", "[sync]")
{
    SyncStation station;
    station.start();
    station.tap(10);
    station.run_for(1s);
    station.hub.put_log("00000000000000a1", lines("event", 4));
    station.run_for(2min);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.journal.current().done == 10);
}
