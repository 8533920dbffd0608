// The promise of the tick on the screen: what was answered with Ok is in every later state of the disk, whatever the
// disk does next; what was answered with an error was not recorded, and recording goes on without hands once it can.
#include "tests/kiosk/journal/kiosk_computer.h"

#include <set>

using namespace yizhan;
using test::DiskOperation;
using test::KioskComputer;
using test::Repeat;

namespace {

journal::StoreOptions busy_options()
{
    auto options = KioskComputer::default_options();
    options.checkpoint_pages = 8; // so that checkpoints fall into every short run
    return options;
}

struct Outcome {
    std::vector<EventId> recorded; // answered with Ok
    std::vector<EventId> refused; // answered with an error
};

void append_some(KioskComputer& machine, int count, Outcome& outcome)
{
    for (int i = 0; i < count; ++i) {
        auto const event = i % 3 == 0 ? machine.use("water") : machine.check_in(MemberId::make("m-1"));
        auto const appended = machine.append(event);
        (appended ? outcome.recorded : outcome.refused).push_back(event.id);
    }
}

// Drains the outbox and holds it against what was answered. `maybe`: those refused may have been kept after all, which
// only a power cut can bring about.
enum class Refused { Absent, Maybe };
void check_outcome(KioskComputer& machine, Outcome const& outcome, Refused refused)
{
    auto const ids = test::ids_of(test::drain(*machine.store));
    std::set<EventId> const present{ids.begin(), ids.end()};
    REQUIRE(present.size() == ids.size()); // nothing twice
    std::size_t extra = 0;
    for (auto const& id : outcome.recorded) REQUIRE(present.contains(id));
    for (auto const& id : outcome.refused) extra += present.count(id);
    if (refused == Refused::Absent) REQUIRE(extra == 0);
    REQUIRE(present.size() == outcome.recorded.size() + extra); // and nothing that nobody asked for
}

void check_counts(KioskComputer& machine)
{
    auto const day = local_day(machine.clock.wall(), {});
    auto const grown = machine.store->journal().amenity_uses(day);
    REQUIRE(machine.store->journal().rebuild());
    REQUIRE(machine.store->journal().amenity_uses(day) == grown);
}

} // namespace

TEST_CASE("the power is cut while the journal tidies itself between people: nothing recorded is lost",
    "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        auto options = KioskComputer::default_options();
        options.tidy_commits = 1;
        KioskComputer machine{cut, options};
        machine.start();
        Outcome outcome;
        append_some(machine, 6, outcome);
        machine.disk.cut_power_at(cut);
        machine.store->tidy();
        append_some(machine, 2, outcome);
        machine.store->tidy();
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        machine.start();
        CHECK(machine.store->start_reason() == StartReason::Boot);
        check_counts(machine);
        check_outcome(machine, outcome, Refused::Maybe);
        if (!was_cut) break;
    }
}

TEST_CASE("the power is cut at every change that the disk sees: nothing recorded is lost, nothing is doubled",
    "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 5, outcome);
        machine.disk.cut_power_at(cut);
        append_some(machine, 12, outcome);
        bool const was_cut = machine.disk.is_dead();
        machine.cut_power_and_restart();
        machine.start();
        CHECK(machine.store->start_reason() == StartReason::Boot);
        append_some(machine, 2, outcome);
        check_counts(machine);
        check_outcome(machine, outcome, Refused::Maybe);
        if (!was_cut) break;
    }
}

TEST_CASE("the process is killed at every change: nothing recorded is lost, and a retry of the last tap is not doubled",
    "[journal][crash-disk]")
{
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut);
        KioskComputer machine{cut, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 3, outcome);
        machine.disk.cut_power_at(cut);
        auto const tap = machine.use("water");
        bool const acknowledged = machine.append(tap).has_value();
        bool const was_cut = machine.disk.is_dead();
        machine.kill_and_restart();
        machine.start();
        REQUIRE(machine.append(tap));
        outcome.recorded.push_back(tap.id);
        check_outcome(machine, outcome, Refused::Absent);
        CHECK(machine.store->journal().amenity_uses(local_day(machine.clock.wall(), {}))->at(AmenityId::make("water"))
            == 2);
        if (!was_cut) {
            CHECK(acknowledged);
            break;
        }
    }
}

TEST_CASE("an I/O error at every operation: what is answered stands, also after a power cut", "[journal][crash-disk]")
{
    auto const operation = GENERATE(DiskOperation::Write, DiskOperation::Sync);
    auto const repeat = GENERATE(Repeat::Once, Repeat::Always);
    auto const ending = GENERATE(values<std::string>({"goes on", "is killed", "loses power"}));
    CAPTURE(static_cast<int>(operation), static_cast<int>(repeat), ending);
    for (std::uint64_t at = 1;; ++at) {
        CAPTURE(at);
        KioskComputer machine{at, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 3, outcome);
        machine.disk.fail_at(operation, at, repeat);
        append_some(machine, 8, outcome);
        bool const failed = machine.disk.has_failed(operation);
        if (ending == "is killed") machine.kill_and_restart();
        if (ending == "loses power") machine.cut_power_and_restart();
        machine.disk.heal();
        if (!machine.store) machine.start();
        append_some(machine, 3, outcome);
        CHECK(machine.store->journal().status().storage == StorageState::Ok);
        check_counts(machine);
        check_outcome(machine, outcome, ending == "goes on" ? Refused::Absent : Refused::Maybe);
        if (!failed) break;
    }
}

TEST_CASE("after a failed sync, what is recorded later survives a power cut", "[journal][crash-disk]")
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        KioskComputer machine{seed, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 3, outcome);
        machine.disk.fail_at(DiskOperation::Sync, 1 + seed % 7, seed % 2 == 0 ? Repeat::Once : Repeat::Always);
        append_some(machine, 6, outcome);
        machine.disk.heal();
        append_some(machine, 6, outcome);
        machine.cut_power_and_restart();
        machine.start();
        check_outcome(machine, outcome, Refused::Maybe);
    }
}

TEST_CASE("a read that fails is an error of that moment, not damage", "[journal][crash-disk]")
{
    for (std::uint64_t at = 1; at <= 20; ++at) {
        CAPTURE(at);
        KioskComputer machine{at, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 30, outcome);
        machine.kill_and_restart();
        machine.disk.fail_at(DiskOperation::Read, at, Repeat::Once);
        auto started = machine.try_start();
        if (!started) {
            REQUIRE(started.error().code == ErrorCode::Io);
            machine.start();
        }
        REQUIRE(machine.store->start_reason() == StartReason::Boot);
        REQUIRE(machine.disk.names().size() <= 2); // nothing was set aside
        append_some(machine, 3, outcome);
        append_some(machine, 3, outcome);
        check_outcome(machine, outcome, Refused::Absent);
    }
}

TEST_CASE("the disk fills up at every byte of growth: said plainly, reading goes on, recording resumes with room",
    "[journal][crash-disk]")
{
    for (std::uint64_t room = 0; room < 80'000; room += 1'777) {
        CAPTURE(room);
        KioskComputer machine{room + 1, busy_options()};
        machine.start();
        Outcome outcome;
        append_some(machine, 3, outcome);
        machine.disk.set_capacity(machine.disk.used_bytes() + room);
        append_some(machine, 40, outcome);
        auto const day = local_day(machine.clock.wall(), {});
        if (!outcome.refused.empty()) {
            REQUIRE(machine.append(machine.check_in()).error().code == ErrorCode::DiskFull);
            REQUIRE(machine.store->journal().status().storage == StorageState::Full);
            REQUIRE(machine.store->journal().amenity_uses(day));
            REQUIRE(machine.store->outbox().next_batch(500, 1U << 20));
            machine.kill_and_restart(); // and a kiosk that restarts on a full disk comes up
            machine.start();
            REQUIRE(machine.store->journal().amenity_uses(day));
        }
        machine.disk.heal();
        append_some(machine, 3, outcome);
        REQUIRE(machine.store->journal().status().storage == StorageState::Ok);
        check_outcome(machine, outcome, Refused::Absent);
    }
}

TEST_CASE("a disk that turns read-only: said plainly, reading goes on, recording resumes", "[journal][crash-disk]")
{
    KioskComputer machine{1, busy_options()};
    machine.start();
    Outcome outcome;
    append_some(machine, 20, outcome);
    machine.disk.set_access(test::Access::ReadOnly);
    CHECK(machine.append(machine.check_in()).error().code == ErrorCode::ReadOnly);
    CHECK(machine.store->journal().status().storage == StorageState::ReadOnly);
    CHECK(machine.store->journal().amenity_uses(local_day(machine.clock.wall(), {})));
    machine.disk.set_access(test::Access::ReadWrite);
    append_some(machine, 3, outcome);
    CHECK(machine.store->journal().status().storage == StorageState::Ok);
    check_outcome(machine, outcome, Refused::Absent);
}

TEST_CASE("a kiosk that starts on a read-only disk still reads", "[journal][crash-disk]")
{
    KioskComputer machine{1, busy_options()};
    machine.start();
    Outcome outcome;
    append_some(machine, 20, outcome);
    machine.kill_and_restart();
    machine.disk.set_access(test::Access::ReadOnly);
    machine.start();
    CHECK(machine.store->journal().status().last_sequence == 20);
    CHECK(
        machine.store->journal().amenity_uses(local_day(machine.clock.wall(), {}))->at(AmenityId::make("water")) == 7);
    CHECK(machine.append(machine.check_in()).error().code == ErrorCode::ReadOnly);
}
