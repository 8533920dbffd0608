// One person at a time at the washing machines: start, time left, end, undo, reports, and what a start of the program,
// a power cut or a clock that lies may change of it.
#include "tests/kiosk/app/machine_fakes.h"

#include <catch2/catch.hpp>

namespace yizhan::test {
namespace {

std::vector<SessionEnd> ends(FakeJournal const& journal)
{
    std::vector<SessionEnd> out;
    for (auto const& one : journal.all<SessionEnded>()) out.push_back(one.reason);
    return out;
}

using Ends = std::vector<SessionEnd>;

} // namespace

TEST_CASE("a machine is started with the chosen minutes, and the screen counts them down", "[machines]")
{
    MachineBench bench;
    auto visit = MachineBench::visit_of("m7");
    bench.open({&visit});
    CHECK(bench.screen().minutes == std::vector{45, 30, 60});
    CHECK(bench.screen().chosen_minutes == 45);
    bench.tap(intent::PickMinutes{30});
    bench.tap(intent::PickMinutes{17}); // is not offered
    CHECK(bench.screen().chosen_minutes == 30);
    bench.tap(intent::StartMachine{MachineId::make("w1")}, {&visit});

    auto const started = bench.journal.all<SessionStarted>();
    REQUIRE(started.size() == 1);
    CHECK(started[0].machine.text() == "w1");
    CHECK(started[0].amenity.text() == "washing");
    CHECK(started[0].minutes == 30);
    CHECK(started[0].by.member == MemberId::make("m7"));
    CHECK(started[0].by.union_id == UnionId::make("u1"));
    CHECK(bench.sync.nudges == 1);
    CHECK(bench.screen().started->zh == "1号洗衣机");
    CHECK(bench.tile("w1").status == MachineStatus::Running);
    CHECK(bench.tile("w1").minutes_left == 30);
    CHECK(bench.tile("w1").undoable);
    CHECK(bench.tile("w2").status == MachineStatus::Free);

    bench.run_for(Millis{10'000});
    CHECK_FALSE(bench.tile("w1").undoable);
    CHECK_FALSE(bench.screen().started);
    CHECK(bench.tile("w1").minutes_left == 30);
    bench.run_for(Millis{50'000});
    CHECK(bench.tile("w1").minutes_left == 29);
    bench.run_minutes(28);
    CHECK(bench.tile("w1").minutes_left == 1);
    CHECK(bench.wakes <= 2 + 29); // once a minute, for the end of the window, and never else
    bench.run_minutes(1);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
}

TEST_CASE("the home screen tells how many are free, what runs, and when the next one will be", "[machines]")
{
    MachineBench bench;
    CHECK(bench.desk->state(bench.washing).machines == 2);
    CHECK(bench.desk->state(bench.washing).free == 2);
    bench.start_machine("w1");
    bench.run_minutes(10);
    CHECK_FALSE(bench.desk->state(bench.washing).next_free_min);
    bench.start_machine("w2");
    auto const state = bench.desk->state(bench.washing);
    CHECK(state.free == 0);
    CHECK(state.next_free_min == 35);
    REQUIRE(state.busy.size() == 2);
    CHECK(state.busy[0].machine.text() == "w1");
    CHECK(state.busy[1].minutes_left == 45);
    CHECK(bench.desk->state(AmenityId::make("shower")).machines == 0);
}

TEST_CASE("two fingers on one machine start it once, and the second does not take it back", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    bench.end_machine("w1"); // the same spot now says 'undo'
    CHECK(bench.journal.all<SessionStarted>().size() == 1);
    CHECK(ends(bench.journal).empty());
    bench.run_for(Millis{1'000});
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    CHECK(bench.journal.all<SessionStarted>().size() == 1);
}

TEST_CASE("how a session ends says when and by whom", "[machines]")
{
    MachineBench bench;
    Volunteer volunteer;
    volunteer.id = MemberId::make("v1");
    bench.start_machine("w1");

    SECTION("within ten seconds it never was")
    {
        bench.run_for(Millis{9'999});
        bench.end_machine("w1");
        CHECK(ends(bench.journal) == Ends{SessionEnd::Undone});
        auto const ended = bench.journal.all<SessionEnded>()[0];
        CHECK(ended.session == bench.journal.all<SessionStarted>()[0].session);
        CHECK(ended.started_at == bench.journal.recorded[0].moment.occurred_at());
    }
    SECTION("while it runs it is early")
    {
        bench.run_for(Millis{10'000});
        bench.end_machine("w1");
        CHECK(ends(bench.journal) == Ends{SessionEnd::Early});
    }
    SECTION("after its time it is collected")
    {
        bench.run_minutes(45);
        bench.end_machine("w1");
        CHECK(ends(bench.journal) == Ends{SessionEnd::Collected});
    }
    SECTION("a volunteer ends it at any time")
    {
        bench.run_minutes(20);
        bench.end_machine("w1", {nullptr, &volunteer});
        CHECK(ends(bench.journal) == Ends{SessionEnd::ByVolunteer});
    }
    CHECK(bench.tile("w1").status == MachineStatus::Free);
    bench.run_for(Millis{1'000});
    bench.end_machine("w1");
    CHECK(ends(bench.journal).size() == 1);
}

TEST_CASE("a finished machine calls its person three times, and is forgotten by the stated rule", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w2");
    bench.run_for(Millis{44 * 60'000 + 59'999});
    CHECK(bench.announcer.calls.empty());
    CHECK(bench.desk->calls().empty());
    bench.run_for(Millis{1});
    CHECK(bench.announcer.calls == std::vector{Announcer::Call::MachineDone});
    REQUIRE(bench.desk->calls().size() == 1);
    CHECK(bench.desk->calls()[0].machine.zh == "2号洗衣机");
    CHECK_FALSE(bench.desk->calls()[0].ticket);
    bench.run_minutes(1);
    CHECK(bench.announcer.calls.size() == 2);
    bench.run_minutes(13);
    CHECK(bench.announcer.calls.size() == 3);
    CHECK(bench.tile("w2").status == MachineStatus::Done);
    bench.run_minutes(1);
    CHECK(ends(bench.journal) == Ends{SessionEnd::Forgotten});
    CHECK(bench.tile("w2").status == MachineStatus::Free);
    CHECK(bench.desk->calls().empty());
}

TEST_CASE("a power cut in the middle changes nothing but the clock", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(10);
    bench.power_cut(Millis{5 * 60'000});
    CHECK(bench.tile("w1").status == MachineStatus::Running);
    CHECK(bench.tile("w1").minutes_left == 30);
    CHECK_FALSE(bench.tile("w1").undoable);
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    CHECK(bench.journal.all<SessionStarted>().size() == 1);
    bench.run_minutes(30);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
    CHECK(bench.announcer.calls == std::vector{Announcer::Call::MachineDone});
}

TEST_CASE("a start of the program within one boot may still be taken back in time", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_for(Millis{4'000});
    bench.start();
    CHECK(bench.tile("w1").undoable);
    bench.end_machine("w1");
    CHECK(ends(bench.journal) == Ends{SessionEnd::Undone});
}

TEST_CASE("a kiosk that was off over the end finds the machine done, or forgotten", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(40);
    SECTION("done: its person is called now")
    {
        bench.power_cut(Millis{10 * 60'000});
        CHECK(bench.tile("w1").status == MachineStatus::Done);
        CHECK(bench.announcer.calls == std::vector{Announcer::Call::MachineDone});
        bench.run_minutes(10); // 15 minutes after the end, whoever slept meanwhile
        CHECK(ends(bench.journal) == Ends{SessionEnd::Forgotten});
    }
    SECTION("long over: it ends at once, without a sound")
    {
        bench.power_cut(Millis{3 * 3'600'000});
        CHECK(ends(bench.journal) == Ends{SessionEnd::Forgotten});
        CHECK(bench.tile("w1").status == MachineStatus::Free);
        CHECK(bench.announcer.calls.empty());
    }
    bench.power_cut(Millis{1'000});
    CHECK(ends(bench.journal).size() <= 1); // never twice
}

TEST_CASE("a tap whose event is not durable shows that, and starts nothing", "[machines]")
{
    MachineBench bench;
    bench.open();
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    CHECK(bench.screen().not_recorded);
    CHECK_FALSE(bench.screen().started);
    CHECK(bench.tile("w1").status == MachineStatus::Free);
    CHECK(bench.sync.nudges == 0);
    bench.journal.refuses.reset();
    bench.power_cut(Millis{60'000});
    CHECK(bench.tile("w1").status == MachineStatus::Free);
    bench.start_machine("w1");
    CHECK(bench.journal.all<SessionStarted>().size() == 1);
    CHECK_FALSE(bench.screen().not_recorded);
    bench.run_for(Millis{1'000});

    bench.journal.refuses = ErrorCode::DiskFull;
    bench.end_machine("w1");
    CHECK(bench.screen().not_recorded);
    CHECK(bench.tile("w1").status == MachineStatus::Running);
}

TEST_CASE("what is due while the disk is full is done once it is not, and nothing spins meanwhile", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(45);
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.run_minutes(20);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
    CHECK(bench.wakes < 120);
    bench.journal.refuses.reset();
    bench.run_for(Millis{15'000});
    CHECK(ends(bench.journal) == Ends{SessionEnd::Forgotten});
}

TEST_CASE("a clock that is set during a session changes nothing within a boot", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(5);
    auto const hours = GENERATE(-48, -1, 1, 48);
    bench.clock.set_wall(bench.clock.wall() + Millis{hours * 3'600'000LL});
    bench.desk->tick(bench.clock.mono());
    CHECK(bench.tile("w1").minutes_left == 40);
    bench.start(); // the program starts again, the boot goes on
    CHECK(bench.tile("w1").minutes_left == 40);
    bench.run_minutes(40);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
    CHECK(ends(bench.journal).empty());
}

TEST_CASE("after a restart with a clock that was set back nothing runs longer than its whole time", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(10);
    bench.clock.set_wall(UtcMs{bench.clock.wall().ms - 30LL * 86'400'000});
    bench.power_cut(Millis{60'000});
    CHECK(bench.tile("w1").minutes_left == 45);
    bench.run_minutes(20);
    bench.clock.set_wall(UtcMs{bench.clock.wall().ms - 86'400'000});
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w1").minutes_left == 25);
    bench.run_minutes(25);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
}

TEST_CASE("once the hub's time is agreed after a restart, the time left is put right", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    bench.run_minutes(10);
    UtcMs const truth = bench.clock.wall() + Millis{60'000};
    bench.clock.set_wall(UtcMs{truth.ms - 30LL * 86'400'000});
    bench.power_cut(Millis{60'000});
    CHECK(bench.tile("w1").minutes_left == 45); // it can only guess
    bench.kiosk_clock.learn(truth + Millis{60'000}, bench.kiosk_clock.read(), bench.kiosk_clock.read());
    bench.desk->tick(bench.clock.mono());
    CHECK(bench.tile("w1").minutes_left == 33);
}

} // namespace yizhan::test
