// The Outbox's contract: what goes, in which order, and what is ever forgotten.
#include "tests/kiosk/journal/kiosk_computer.h"

using namespace yizhan;
using test::KioskComputer;

namespace {

HubWatermarks marks_of(KioskComputer& machine, Seq accepted, Seq safe, std::string epoch = "epoch-1")
{
    return {machine.store->journal().status().incarnation, accepted, safe, std::move(epoch), 0, {}};
}

std::size_t batch_size(KioskComputer& machine, std::size_t max_events, std::size_t max_bytes)
{
    auto const batch = machine.store->outbox().next_batch(max_events, max_bytes);
    REQUIRE((batch && *batch));
    return (*batch)->events.size();
}

} // namespace

TEST_CASE("a batch is the oldest events, bounded by number and by bytes, and never empty", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    CHECK_FALSE(*machine.store->outbox().next_batch(500, 1000));
    machine.append_check_ins(30);
    CHECK(batch_size(machine, 10, 1U << 20) == 10);
    CHECK(batch_size(machine, 500, 1U << 20) == 30);
    auto const batch = *machine.store->outbox().next_batch(500, 1U << 20);
    std::size_t const line = batch->events[0].size() + 1;
    CHECK(batch_size(machine, 500, 3 * line + 20) == 3);
    CHECK(batch_size(machine, 500, 1) == 1);
}

TEST_CASE("what the hub accepted is not sent again; what it did not is", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    auto const ids = machine.append_check_ins(10);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 4, 0)));
    CHECK(machine.store->journal().status().unsent == 6);
    auto const batch = *machine.store->outbox().next_batch(500, 1U << 20);
    CHECK(batch->first == 5);
    CHECK(batch->events.size() == 6);
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.store->journal().status().unsent == 6);
    CHECK(test::ids_of(test::drain(*machine.store)) == std::vector<EventId>(ids.begin() + 4, ids.end()));
    CHECK(machine.store->journal().status().unsent == 0);
    CHECK_FALSE(machine.store->journal().status().oldest_unsent);
}

TEST_CASE("a watermark goes back only with another epoch of the hub's log", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(10);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 8, 6)));
    REQUIRE(machine.store->outbox().record(marks_of(machine, 5, 2))); // an old reply that arrives late
    CHECK(machine.store->journal().status().unsent == 2);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 3, 3, "epoch-2"))); // a hub restored from its backup
    CHECK(machine.store->journal().status().unsent == 7);
    CHECK(test::drain(*machine.store, "epoch-2").size() == 7);
}

TEST_CASE("a hub that claims more than was ever written makes no event to come count as sent", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(3);
    auto marks = marks_of(machine, 1000, 1000);
    marks.delivered = std::uint64_t{1} << 60;
    marks.quarantined = {{std::uint64_t{1} << 60, "not_json"}};
    REQUIRE(machine.store->outbox().record(marks));
    machine.append_check_ins(2);
    CHECK(machine.store->journal().status().unsent == 2);
}

TEST_CASE("a new incarnation starts its own chain after the old events have gone", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    auto ids = machine.append_check_ins(3);
    auto const old = machine.store->journal().status().incarnation;
    REQUIRE(machine.store->outbox().begin_incarnation());
    auto const status = machine.store->journal().status();
    CHECK(status.incarnation != old);
    CHECK(status.last_sequence == 0);
    CHECK(status.unsent == 3);
    auto const later = machine.append_check_ins(2);
    ids.insert(ids.end(), later.begin(), later.end());
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.store->journal().status().last_sequence == 2);
    auto const sent = test::drain(*machine.store);
    CHECK(test::ids_of(sent) == ids);
    CHECK(sent[2].incarnation == old);
    CHECK(sent[3].sequence == 1);
    CHECK(sent[3].previous == EventHash{});
}

TEST_CASE("a restored hub is given the older incarnations again too, from what was safe", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(5);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 5, 2)));
    REQUIRE(machine.store->outbox().begin_incarnation());
    machine.append_check_ins(1);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 1, 0)));
    CHECK(machine.store->journal().status().unsent == 0);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 0, 0, "epoch-2")));
    auto const sent = test::drain(*machine.store, "epoch-2");
    REQUIRE(sent.size() == 4);
    CHECK(sent[0].sequence == 3);
}

TEST_CASE("nothing above what is safe is ever deleted, and of the rest the newest stay", "[outbox]")
{
    auto options = KioskComputer::default_options();
    options.keep_safe_events = 10;
    KioskComputer machine{1, options};
    machine.start();
    for (int i = 0; i < 100; ++i) REQUIRE(machine.append(machine.use("water")));
    auto const day = local_day(machine.clock.wall(), {});
    REQUIRE(machine.store->outbox().record(marks_of(machine, 100, 40)));
    auto const kept = [&] {
        machine.stop();
        auto database = sqlite::Database::open("/data/kiosk.db", {.vfs = machine.vfs.name()});
        auto const rows = database->integer("SELECT count(*) FROM events");
        auto const oldest = database->integer("SELECT min(place) & 1099511627775 FROM events");
        database = fail(ErrorCode::NotFound, "closed");
        machine.start();
        return std::pair{*rows, *oldest};
    };
    CHECK(kept() == std::pair<std::int64_t, std::int64_t>{70, 31});
    CHECK(machine.store->journal().amenity_uses(day)->at(AmenityId::make("water")) == 70);
    REQUIRE(machine.store->journal().rebuild());
    CHECK(machine.store->journal().amenity_uses(day)->at(AmenityId::make("water")) == 70);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 100, 100)));
    CHECK(kept() == std::pair<std::int64_t, std::int64_t>{10, 91});
    CHECK(machine.append(machine.check_in()) == Seq{101});
}

TEST_CASE("the last event stays whatever is safe: the chain goes on from it", "[outbox]")
{
    auto options = KioskComputer::default_options();
    options.keep_safe_events = 0;
    KioskComputer machine{1, options};
    machine.start();
    machine.append_check_ins(5);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 5, 5)));
    machine.kill_and_restart();
    machine.start();
    CHECK(machine.append(machine.check_in()) == Seq{6});
}

TEST_CASE("a quarantined event is kept with the hub's reason and does not block the rest", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(5);
    auto marks = marks_of(machine, 5, 0);
    marks.quarantined = {{3, "bad_envelope"}};
    REQUIRE(machine.store->outbox().record(marks));
    CHECK(machine.store->journal().status().unsent == 0);
    machine.stop();
    auto database = sqlite::Database::open("/data/kiosk.db", {.vfs = machine.vfs.name()});
    REQUIRE(database);
    CHECK(database->integer("SELECT count(*) FROM quarantined JOIN events USING(place) WHERE reason = 'bad_envelope'")
        == 1);
}

TEST_CASE("watermarks of an incarnation that was never here change nothing", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    machine.append_check_ins(2);
    HubWatermarks const marks{IncarnationId::make("0000000000000000"), 2, 2, "epoch-1", 0, {}};
    auto const recorded = machine.store->outbox().record(marks);
    REQUIRE_FALSE(recorded);
    CHECK(recorded.error().code == ErrorCode::NotFound);
    CHECK(machine.store->journal().status().unsent == 2);
}

TEST_CASE("a batch that shows that the hub was restored does not pass for what lies before it", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    auto const ids = machine.append_check_ins(10);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 8, 0)));
    auto marks = marks_of(machine, 3, 3, "epoch-2"); // the answer to a batch of 9 and 10
    marks.delivered = 10;
    REQUIRE(machine.store->outbox().record(marks));
    CHECK(test::ids_of(test::drain(*machine.store, "epoch-2")) == std::vector<EventId>(ids.begin() + 3, ids.end()));
}

TEST_CASE("a late answer to a batch that no longer adjoins what is accepted passes over nothing", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    auto const ids = machine.append_check_ins(10);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 8, 0)));
    REQUIRE(machine.store->outbox().record(marks_of(machine, 3, 3, "epoch-2"))); // a heartbeat of the restored hub
    auto late = marks_of(machine, 3, 3, "epoch-2");
    late.delivered_from = 9;
    late.delivered = 10;
    REQUIRE(machine.store->outbox().record(late));
    CHECK(test::ids_of(test::drain(*machine.store, "epoch-2")) == std::vector<EventId>(ids.begin() + 3, ids.end()));
}

TEST_CASE("a restored hub is given all above what is safe, also what it calls accepted", "[outbox]")
{
    KioskComputer machine;
    machine.start();
    auto const ids = machine.append_check_ins(10);
    REQUIRE(machine.store->outbox().record(marks_of(machine, 10, 2)));
    // Its 3 to 5 may be another branch of this life, written by the disk of which this one is a copy.
    REQUIRE(machine.store->outbox().record(marks_of(machine, 5, 2, "epoch-2")));
    CHECK(test::ids_of(test::drain(*machine.store, "epoch-2")) == std::vector<EventId>(ids.begin() + 2, ids.end()));
}
