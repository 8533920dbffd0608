#include "tests/server/support/open_hub.h"

#include <set>

using namespace yizhan;
using namespace yizhan::test;

namespace {

// Sends 4 events at a time, going on from what the hub says; stops at the first failure.
Seq send_until_it_fails(OpenHub& hub, SendingKiosk const& kiosk)
{
    Seq accepted = 0;
    while (accepted < kiosk.lines().size()) {
        auto const left = static_cast<std::uint32_t>(kiosk.lines().size() - accepted);
        auto const reply = hub.send(kiosk, accepted + 1, std::min(left, 4U));
        if (!reply) break;
        accepted = reply->accepted;
    }
    return accepted;
}

// A copy, verified, and what follows from it.
Result<void> back_up(OpenHub& hub, std::string const& path)
{
    auto copy = TRY(hub->begin_copy(path));
    while (TRY(copy->step()) == CopyProgress::More) { }
    auto const events = copy->events();
    copy = nullptr;
    return hub->mark_safe(TRY(verify_copy({path, hub.vfs()}, events)));
}

std::set<std::string> as_set(std::vector<std::string> const& lines) { return {lines.begin(), lines.end()}; }

} // namespace

TEST_CASE("a hub that loses power at any write keeps all that it acknowledged, and takes the rest again", "[faults]")
{
    auto const seed = GENERATE(range(1U, 41U));
    CAPTURE(seed);
    OpenHub hub{seed};
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(80);
    SeededRandom random{seed, "cuts"};
    hub.disk.cut_power_at(1 + random.below(120));
    auto const acknowledged = send_until_it_fails(hub, kiosk);
    hub.close();
    hub.disk.heal();
    hub.disk.restart(random.chance(50) ? Restart::PowerCut : Restart::ProcessKilled);
    REQUIRE(hub.open());
    auto const marks = hub.events().watermarks(kiosk.id(), kiosk.incarnation());
    REQUIRE(marks);
    CHECK(marks->accepted >= acknowledged);
    auto const log = hub.log();
    CHECK(log.size() == marks->accepted);
    CHECK(std::equal(log.begin(), log.end(), kiosk.lines().begin()));
    CHECK(send_until_it_fails(hub, kiosk) == 80);
    CHECK(as_set(hub.log()) == as_set(kiosk.lines()));
    CHECK(hub.log().size() == 80);
}

TEST_CASE("a hub killed between commit and reply answers the repeated upload as if nothing had happened", "[faults]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(10);
    REQUIRE(hub.send(kiosk, 1, 10)); // the reply never leaves
    hub.close();
    hub.disk.restart(Restart::PowerCut);
    REQUIRE(hub.open());
    auto const reply = hub.send(kiosk, 1, 10);
    REQUIRE(reply);
    CHECK(reply->accepted == 10);
    CHECK(reply->forked.empty());
    CHECK(hub.log() == kiosk.lines());
}

TEST_CASE("a full disk acknowledges nothing, keeps what is there readable, and recovers by itself", "[faults]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(400);
    REQUIRE(hub.send(kiosk, 1, 100));
    hub.disk.set_capacity(hub.disk.used_bytes() + 20'000);
    auto const refused = hub.send(kiosk, 101, 300);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::DiskFull);
    CHECK(hub.log().size() == 100);
    CHECK(hub.events().watermarks(kiosk.id(), kiosk.incarnation())->accepted == 100);
    hub.disk.set_capacity(CrashDisk::unlimited);
    auto const reply = hub.send(kiosk, 101, 300);
    REQUIRE(reply);
    CHECK(reply->accepted == 400);
    CHECK(hub.log() == kiosk.lines());
}

TEST_CASE("a sync that fails acknowledges nothing", "[faults]")
{
    auto const nth = GENERATE(range(1U, 4U));
    CAPTURE(nth);
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(20);
    REQUIRE(hub.send(kiosk, 1, 5));
    hub.disk.fail_at(DiskOperation::Sync, nth, Repeat::Once);
    Seq acknowledged = 5;
    for (Seq first = 6; first <= 16; first += 5) {
        auto const reply = hub.send(kiosk, first, 5);
        if (reply) acknowledged = reply->accepted;
    }
    hub.close();
    hub.disk.restart(Restart::PowerCut);
    REQUIRE(hub.open());
    CHECK(hub.events().watermarks(kiosk.id(), kiosk.incarnation())->accepted >= acknowledged);
    CHECK(send_until_it_fails(hub, kiosk) == 20);
    CHECK(as_set(hub.log()) == as_set(kiosk.lines()));
}

TEST_CASE("safe follows a verified copy and never passes what the copy holds", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(30);
    REQUIRE(hub.send(kiosk, 1, 10));
    REQUIRE(back_up(hub, "copy-1.db"));
    auto reply = hub.send(kiosk, 11, 10);
    CHECK(reply->accepted == 20);
    CHECK(reply->safe == 10);
    REQUIRE(back_up(hub, "copy-2.db"));
    CHECK(hub.send(kiosk, 11, 10)->safe == 20);
    CHECK(hub.events().watermarks(kiosk.id(), kiosk.incarnation())->safe == 20);
}

TEST_CASE("a copy that cannot be finished moves no watermark", "[faults]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(30);
    REQUIRE(hub.send(kiosk, 1, 30));
    SECTION("the medium is full") { hub.disk.set_capacity(hub.disk.used_bytes() + 30'000); }
    SECTION("the medium fails") { hub.disk.fail_at(DiskOperation::Write, 3, Repeat::Always); }
    REQUIRE_FALSE(back_up(hub, "copy.db"));
    hub.disk.heal();
    CHECK(hub.send(kiosk, 1, 30)->safe == 0);
}

TEST_CASE("a copy that lost a bit on its medium makes nothing safe", "[faults]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(200);
    REQUIRE(hub.send(kiosk, 1, 200));
    auto copy = hub->begin_copy("copy.db").value();
    while (copy->step().value() == CopyProgress::More) { }
    auto const events = copy->events();
    copy = nullptr;
    REQUIRE(verify_copy({"copy.db", hub.vfs()}, events));
    CHECK(verify_copy({"copy.db", hub.vfs()}, events + 1).error().code == ErrorCode::Corrupt);
    CHECK(hub->begin_copy("copy.db").error().code == ErrorCode::Conflict);
    for (std::uint64_t byte = 4096; byte < hub.disk.content("copy.db").size(); byte += 512)
        hub.disk.flip_bit("copy.db", byte, 5);
    CHECK_FALSE(verify_copy({"copy.db", hub.vfs()}, events));
}

TEST_CASE("a restored hub lives a new life, and kiosks fill it up again", "[store]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(20);
    std::vector<FeedRow> const rows{Union{UnionId::make("u1"), {"工会", "Union"}}};
    REQUIRE(hub->feeds().put(district_channel(), rows));
    REQUIRE(hub.send(kiosk, 1, 10));
    REQUIRE(back_up(hub, "copy.db"));
    REQUIRE(hub.send(kiosk, 11, 10));
    auto const old_epoch = hub.events().log_epoch();
    auto const old_feed = hub->feeds().head(district_channel()).value();
    hub.close();
    hub.disk.erase("hub.db");
    hub.disk.erase("hub.db-wal");
    REQUIRE(restore_backup("copy.db", {"hub.db", hub.vfs()}, hub.random()));
    REQUIRE(hub.open());
    CHECK(hub.events().log_epoch() != old_epoch);
    CHECK(hub->feeds().head(district_channel())->epoch != old_feed.epoch);
    CHECK(hub->feeds().head(district_channel())->position == old_feed.position);
    CHECK(hub.events().watermarks(kiosk.id(), kiosk.incarnation())->accepted == 10);
    CHECK(hub.send(kiosk, 11, 10)->accepted == 20);
    CHECK(hub.log() == kiosk.lines());
}

TEST_CASE("a damaged database is refused and left as it is", "[faults]")
{
    OpenHub hub;
    SendingKiosk kiosk{"k1"};
    kiosk.add_guests(200);
    REQUIRE(hub.send(kiosk, 1, 200));
    hub.close();
    auto const size = hub.disk.content("hub.db").size();
    REQUIRE(size > 20'000);
    for (std::uint64_t byte = 8192; byte < size; byte += 64) hub.disk.flip_bit("hub.db", byte, 3);
    auto const image = hub.disk.content("hub.db");
    auto const opened = hub.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Corrupt);
    CHECK(hub.disk.content("hub.db") == image);
}
