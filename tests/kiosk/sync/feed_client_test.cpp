// How the roster and the station's book come down.
#include "tests/kiosk/sync/sync_station.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

void put_unions(ModelHub& hub, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        hub.put_row("district", Union{UnionId::make("u" + std::to_string(i)), {"工会", "Union"}});
    }
}

Amenity water()
{
    Amenity amenity;
    amenity.id = AmenityId::make("water");
    amenity.name = {"热水", "Hot water"};
    amenity.state = {"随时可用", "Any time"};
    amenity.icon = "local_drink";
    return amenity;
}

} // namespace

TEST_CASE("a new kiosk reads both of its channels to the end", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 12'345);
    station.hub.put_row("station.s1", water());
    station.start();
    station.run_for(1min);
    CHECK(station.feeds.keys.size() == 12'346);
    CHECK(station.feed_changes == static_cast<int>(station.feeds.pages));
    CHECK(station.transport.sent.back().path.ends_with("/heartbeat")); // at rest
}

TEST_CASE("news arrive with the next heartbeat, and only they", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 3'000);
    station.start();
    station.run_for(20s);
    auto const before = station.transport.sent.size();
    station.hub.put_row("district", Union{UnionId::make("late"), {"新", "New"}});
    station.run_for(30s);
    CHECK(station.feeds.keys.contains("late"));
    CHECK(station.transport.count("/district", before) == 1);
}

TEST_CASE("reading goes on where it was after answers were lost or cut", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 20'000);
    int turn = 0;
    station.transport.script = [&](HttpRequest const& request) -> std::optional<Result<HttpResponse>> {
        auto answer = station.hub.answer(request);
        if (!request.path.ends_with("/district")) return answer;
        if (++turn % 3 == 1) return std::nullopt;
        if (turn % 3 == 2) answer.body.resize(answer.body.size() / 2);
        return answer;
    };
    station.start();
    station.run_for(1h);
    CHECK(station.feeds.keys.size() == 20'000);
}

TEST_CASE("a restored hub's feed is read from the start of its new epoch", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 5'000);
    station.start();
    station.run_for(20s);
    station.feeds.keys.clear();
    station.hub.feed_epoch = "feed-2";
    station.run_for(45s);
    CHECK(station.feeds.keys.size() == 5'000);
    CHECK(station.feeds.cursor("district")->epoch == "feed-2");
}

TEST_CASE("pages shrink on a slow machine, so that a scan waits no longer than it may", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 20'000);
    station.feeds.per_row = 30ms; // a thousand rows: 30 ms
    station.start();
    station.run_for(2min);
    CHECK(station.feeds.keys.size() == 20'000);
    CHECK(station.feeds.pages > 35); // 500 rows: 15 ms
    CHECK(station.feeds.largest_page <= 1'000);
}

TEST_CASE("pages grow on a fast machine, so that a first load takes few of them", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 20'000);
    station.start();
    station.run_for(2min);
    CHECK(station.feeds.pages <= 6);
}

TEST_CASE("a page that leads nowhere is not asked for again and again", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 10);
    station.feeds.fails = Error{ErrorCode::DiskFull, "full"};
    station.start();
    station.run_for(1h);
    CHECK(station.transport.count("/district") < 75);
    station.feeds.fails.reset();
    station.run_for(2min);
    CHECK(station.feeds.keys.size() == 10);
}

TEST_CASE("a page of another channel is refused, although the hub signed it", "[sync]")
{
    SyncStation station;
    put_unions(station.hub, 10);
    station.transport.script = [&](HttpRequest const& request) {
        if (!request.path.ends_with("/district")) return station.hub.answer(request);
        return station.hub.signed_reply(request, 200, station.hub.feed_body("station.s2", request.query));
    };
    station.hub.put_row("station.s1", water());
    station.start();
    station.run_for(1min);
    CHECK(station.feeds.keys == std::set<std::string>{"water"});
}
