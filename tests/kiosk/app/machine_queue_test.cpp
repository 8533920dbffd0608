// Many people and few machines: the queue, whoever does not come, machines that break, and the station's other kiosk.
#include "tests/kiosk/app/machine_fakes.h"

#include <catch2/catch.hpp>

namespace yizhan::test {
namespace {

// Both machines are busy: the first for 30 more minutes, the second for 40.
struct BusyBench : MachineBench {
    BusyBench()
    {
        start_machine("w1");
        run_minutes(10);
        start_machine("w2");
        run_minutes(5);
        desk->hide();
        announcer.calls.clear();
    }
    std::vector<TicketEnd> left() const
    {
        std::vector<TicketEnd> out;
        for (auto const& one : journal.all<QueueLeft>()) out.push_back(one.reason);
        return out;
    }
    TicketId join_as_stranger()
    {
        desk->hide(); // whoever came before has gone
        auto ticket = join();
        desk->hide();
        return ticket;
    }
    int shown_number(std::string const& machine) { return tile(machine).ticket.value_or(0); }
};

using Left = std::vector<TicketEnd>;

} // namespace

TEST_CASE("nobody queues while a machine is free", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    CHECK_FALSE(bench.screen().can_queue);
    CHECK(bench.join().empty());
    CHECK(bench.journal.all<QueueJoined>().empty());
}

TEST_CASE("whoever waits has a number, and is called by it when a machine gets free", "[machines]")
{
    BusyBench bench;
    auto visit = MachineBench::visit_of("m7");
    Attendance const who{&visit};
    bench.open(who);
    CHECK(bench.screen(who).can_queue);
    auto const ticket = bench.join(who);
    CHECK(bench.screen(who).my_number == 1);
    CHECK_FALSE(bench.screen(who).can_queue);
    CHECK(bench.screen().waiting == 1);
    bench.run_for(Millis{1'000});
    CHECK(bench.join(who) == ticket); // one visit holds one ticket
    CHECK(bench.journal.all<QueueJoined>().size() == 1);
    bench.desk->hide(); // and its person leaves

    bench.run_minutes(30);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
    bench.announcer.calls.clear();
    bench.end_machine("w1");
    CHECK(bench.tile("w1").status == MachineStatus::Held);
    CHECK(bench.tile("w1").ticket == 1);
    CHECK(bench.tile("w1").minutes_left == 5);
    CHECK(bench.announcer.calls == std::vector{Announcer::Call::YourTurn});
    REQUIRE(bench.desk->calls().size() == 1);
    CHECK(bench.desk->calls()[0].ticket == 1);
    CHECK(bench.desk->calls()[0].minutes_left == 5);
    CHECK(bench.desk->state(bench.washing).waiting == 0);
    CHECK(bench.desk->state(bench.washing).free == 0);

    bench.run_minutes(2);
    auto again = MachineBench::visit_of("m7"); // checks in anew
    again.event.visit = VisitId::make("a-later-visit");
    bench.open({&again});
    CHECK(bench.screen({&again}).called_number == 1);
    bench.tap(intent::StartMachine{MachineId::make("w1")}, {&again});
    CHECK(bench.tile("w1").status == MachineStatus::Running);
    CHECK(bench.journal.all<SessionStarted>().back().ticket == ticket);
    CHECK(bench.left() == Left{TicketEnd::Started});
    CHECK(bench.desk->calls().empty());
    bench.run_minutes(20);
    CHECK(bench.left().size() == 1);
}

TEST_CASE("somebody else's turn is not taken by whoever has shown another code", "[machines]")
{
    BusyBench bench;
    auto waiting = MachineBench::visit_of("m7");
    bench.join({&waiting});
    bench.end_machine("w1");
    auto other = MachineBench::visit_of("m8");
    bench.open({&other});
    CHECK_FALSE(bench.screen({&other}).called_number);
    bench.tap(intent::StartMachine{MachineId::make("w1")}, {&other});
    CHECK(bench.tile("w1").status == MachineStatus::Held);
    // At the screen that calls the number, whoever comes is believed.
    bench.run_for(Millis{1'000});
    bench.open();
    CHECK(bench.screen().called_number == 1);
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    CHECK(bench.tile("w1").status == MachineStatus::Running);
}

TEST_CASE("of three in the queue the first does not come, the second gives up, the third washes", "[machines]")
{
    BusyBench bench;
    bench.join_as_stranger();
    bench.run_for(Millis{1'000});
    auto const second = bench.join_as_stranger();
    bench.run_for(Millis{1'000});
    auto const third = bench.join_as_stranger();
    CHECK(bench.desk->state(bench.washing).waiting == 3);
    bench.end_machine("w1");
    CHECK(bench.shown_number("w1") == 1);
    CHECK(bench.desk->state(bench.washing).waiting == 2);

    bench.run_for(Millis{5 * 60'000 - 1});
    CHECK(bench.shown_number("w1") == 1);
    CHECK(bench.announcer.calls.size() == 3);
    bench.run_for(Millis{1});
    CHECK(bench.left() == Left{TicketEnd::Missed});
    CHECK(bench.shown_number("w1") == 2);
    CHECK(bench.announcer.calls.size() == 4);

    bench.tap(intent::LeaveQueue{second});
    CHECK(bench.left() == Left{TicketEnd::Missed, TicketEnd::GivenUp});
    CHECK(bench.shown_number("w1") == 3);
    bench.start_machine("w1");
    CHECK(bench.left().back() == TicketEnd::Started);
    CHECK(bench.journal.all<SessionStarted>().back().ticket == third);
    CHECK(bench.journal.all<QueueCalled>().size() == 3);
    CHECK(bench.tile("w1").status == MachineStatus::Running);
}

TEST_CASE("a forgotten machine goes to whoever waits, without a hand", "[machines]")
{
    BusyBench bench;
    bench.join_as_stranger();
    bench.run_minutes(45);
    CHECK(bench.journal.all<SessionEnded>().back().reason == SessionEnd::Forgotten);
    CHECK(bench.shown_number("w1") == 1);
}

TEST_CASE("two taps on the queue are one number, and the second does not give it up", "[machines]")
{
    BusyBench bench;
    auto const ticket = bench.join();
    bench.tap(intent::JoinQueue{bench.washing});
    bench.tap(intent::LeaveQueue{ticket});
    CHECK(bench.journal.all<QueueJoined>().size() == 1);
    CHECK(bench.left().empty());
    bench.run_for(Millis{1'000});
    bench.tap(intent::LeaveQueue{ticket});
    CHECK(bench.left() == Left{TicketEnd::GivenUp});
    CHECK_FALSE(bench.screen().my_number);
}

TEST_CASE("numbers begin anew each local day, and never meet one that still waits", "[machines]")
{
    BusyBench bench;
    bench.clock.advance(Millis{460 * 60'000}); // 23:55 in China: all that ran is over
    bench.start();
    bench.start_machine("w1");
    bench.run_for(Millis{1'000});
    bench.start_machine("w2");
    bench.join_as_stranger();
    bench.run_minutes(10);
    CHECK(bench.journal.all<QueueJoined>().back().number == 1);
    bench.join_as_stranger();
    CHECK(bench.journal.all<QueueJoined>().back().number == 2); // the first 1 still waits
    bench.run_minutes(1);
    bench.join_as_stranger();
    CHECK(bench.journal.all<QueueJoined>().back().number == 3);
}

TEST_CASE("a power cut keeps the queue, and a hold goes on where it was", "[machines]")
{
    BusyBench bench;
    bench.join_as_stranger();
    bench.run_for(Millis{1'000});
    bench.join_as_stranger();
    bench.end_machine("w1");
    bench.run_minutes(1);
    bench.power_cut(Millis{60'000});
    CHECK(bench.shown_number("w1") == 1);
    CHECK(bench.tile("w1").minutes_left == 3);
    CHECK(bench.desk->state(bench.washing).waiting == 1);
    CHECK(bench.journal.all<QueueCalled>().size() == 1);
    bench.power_cut(Millis{3 * 60'000});
    CHECK(bench.left() == Left{TicketEnd::Missed});
    CHECK(bench.shown_number("w1") == 2);
}

TEST_CASE("an end that is not recorded makes no room, and nobody is called", "[machines]")
{
    BusyBench bench;
    bench.join_as_stranger();
    bench.journal.refuses = ErrorCode::DiskFull;
    bench.end_machine("w1");
    CHECK(bench.tile("w1").status == MachineStatus::Running);
    CHECK(bench.announcer.calls.empty());
    bench.journal.refuses.reset();
    bench.run_for(Millis{1'000});
    bench.end_machine("w1");
    CHECK(bench.tile("w1").status == MachineStatus::Held);
    CHECK(bench.announcer.calls.size() == 1);
}

TEST_CASE("a number that is not recorded is not shown", "[machines]")
{
    BusyBench bench;
    bench.journal.refuses = ErrorCode::DiskFull;
    CHECK(bench.join().empty());
    CHECK(bench.screen().not_recorded);
    CHECK_FALSE(bench.screen().my_number);
    CHECK(bench.screen().waiting == 0);
}

TEST_CASE("whoever takes a start back may choose anew before the next is called", "[machines]")
{
    BusyBench bench;
    bench.end_machine("w1");
    bench.run_for(Millis{1'000});
    bench.start_machine("w1");
    bench.run_for(Millis{1'000});
    bench.join_as_stranger();
    bench.open();
    bench.run_for(Millis{2'000});
    bench.end_machine("w1");
    CHECK(bench.journal.all<SessionEnded>().back().reason == SessionEnd::Undone);
    CHECK(bench.tile("w1").status == MachineStatus::Free);
    SECTION("they choose")
    {
        bench.run_for(Millis{5'000});
        bench.tap(intent::PickMinutes{60});
        bench.tap(intent::StartMachine{MachineId::make("w1")});
        CHECK(bench.tile("w1").minutes_left == 60);
        bench.run_minutes(1);
        CHECK(bench.journal.all<QueueCalled>().empty());
    }
    SECTION("they do not")
    {
        bench.run_for(choose_anew);
        CHECK(bench.shown_number("w1") == 1);
    }
}

TEST_CASE("what wants a code first neither starts nor queues without one", "[machines]")
{
    MachineBench bench;
    bench.amenities[0].policy.demand = Demand::AnyCode;
    bench.start();
    bench.start_machine("w1");
    CHECK(bench.journal.recorded.empty());
    auto visit = MachineBench::visit_of("m7");
    bench.run_for(Millis{1'000});
    bench.start_machine("w1", {&visit});
    bench.start_machine("w2", {&visit});
    CHECK(bench.journal.all<SessionStarted>().size() == 2);
    bench.desk->hide();
    CHECK(bench.join().empty());
    CHECK(bench.desk->view({}, ServiceAnswer::NeedsCode).answer == ServiceAnswer::NeedsCode);
    bench.run_for(Millis{1'000});
    CHECK_FALSE(bench.join({&visit}).empty());
}

TEST_CASE("a broken machine ends what runs, calls nobody, and works again when a volunteer says so", "[machines]")
{
    BusyBench bench;
    Volunteer volunteer;
    volunteer.id = MemberId::make("v1");
    bench.join_as_stranger();
    bench.open();
    bench.tap(intent::ReportMachine{MachineId::make("w1"), true});
    CHECK(bench.screen().reported->zh == "1号洗衣机");
    CHECK(bench.tile("w1").status == MachineStatus::Broken);
    CHECK(bench.journal.all<SessionEnded>().back().reason == SessionEnd::Broken);
    CHECK(bench.journal.all<QueueCalled>().empty());
    CHECK(bench.desk->state(bench.washing).machines == 1);
    bench.tap(intent::ReportMachine{MachineId::make("w1"), true});
    bench.tap(intent::StartMachine{MachineId::make("w1")});
    bench.tap(intent::ReportMachine{MachineId::make("w1"), false}); // not anybody's to say
    bench.desk->reload(bench.amenities);
    bench.power_cut(Millis{1'000});
    CHECK(bench.tile("w1").status == MachineStatus::Broken);
    CHECK(bench.journal.all<MachineReported>().size() == 1);

    bench.open({nullptr, &volunteer});
    CHECK(bench.screen({nullptr, &volunteer}).volunteer);
    bench.tap(intent::ReportMachine{MachineId::make("w1"), false}, {nullptr, &volunteer});
    CHECK(bench.journal.all<MachineReported>().back().volunteer == volunteer.id);
    CHECK(bench.shown_number("w1") == 1); // and whoever waits is called
}

TEST_CASE("whoever was called to a machine that breaks stays first in the queue", "[machines]")
{
    BusyBench bench;
    bench.join_as_stranger();
    bench.run_for(Millis{1'000});
    bench.join_as_stranger();
    bench.end_machine("w1");
    bench.open();
    bench.tap(intent::ReportMachine{MachineId::make("w1"), true});
    CHECK(bench.tile("w1").status == MachineStatus::Broken);
    CHECK(bench.desk->state(bench.washing).waiting == 2);
    bench.run_minutes(6);
    CHECK(bench.left().empty());
    bench.end_machine("w2");
    CHECK(bench.shown_number("w2") == 1);
}

TEST_CASE("staff take a machine out of service and bring it back", "[machines]")
{
    MachineBench bench;
    bench.book.the_machines[0].in_service = false;
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w1").status == MachineStatus::OutOfService);
    bench.start_machine("w1");
    CHECK(bench.journal.recorded.empty());
    bench.run_for(Millis{1'000});
    bench.start_machine("w2");
    bench.book.the_machines[1].in_service = false; // what runs may end first
    bench.book.the_machines[0].in_service = true;
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w1").status == MachineStatus::Free);
    CHECK(bench.tile("w2").status == MachineStatus::Running);
    bench.book.unreadable = true;
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w2").status == MachineStatus::Running); // what was known goes on
    bench.run_minutes(60);
    CHECK(bench.tile("w2").status == MachineStatus::OutOfService);
}

TEST_CASE("a machine that runs at the station's other kiosk is not started here", "[machines]")
{
    MachineBench bench;
    MachineSession const other{SessionId::make("s-other"), MachineId::make("w1"), KioskId::make("k2"),
        bench.clock.wall() + Millis{-5 * 60'000}, 45};
    bench.book.elsewhere = {other};
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w1").status == MachineStatus::Running);
    CHECK(bench.tile("w1").elsewhere);
    CHECK(bench.tile("w1").minutes_left == 40);
    bench.start_machine("w1");
    bench.run_for(Millis{1'000});
    bench.end_machine("w1");
    CHECK(bench.journal.recorded.empty());
    bench.run_minutes(41);
    CHECK(bench.tile("w1").status == MachineStatus::Done);
    CHECK(bench.announcer.calls.empty()); // the other kiosk calls
    SECTION("it ends there") { bench.book.elsewhere.clear(); }
    SECTION("or that kiosk is never heard of again") { bench.run_minutes(15); }
    bench.desk->reload(bench.amenities);
    CHECK(bench.tile("w1").status == MachineStatus::Free);
}

TEST_CASE("of two kiosks that started one machine apart the earlier start is shown, and both count", "[machines]")
{
    MachineBench bench;
    bench.start_machine("w1");
    MachineSession other{
        SessionId::make("s-other"), MachineId::make("w1"), KioskId::make("k2"), bench.clock.wall(), 30};
    auto const minutes = GENERATE(-5, 5);
    other.started_at = other.started_at + Millis{minutes * 60'000};
    bench.run_minutes(6);
    bench.book.elsewhere = {other};
    bench.desk->reload(bench.amenities);
    bench.run_for(Millis{1'000});
    CHECK(bench.tile("w1").elsewhere == (minutes < 0));
    CHECK(bench.tile("w1").minutes_left == (minutes < 0 ? 19 : 39));
    bench.end_machine("w1");
    CHECK(bench.journal.all<SessionStarted>().size() == 1);
    CHECK(bench.journal.all<SessionEnded>().back().reason == SessionEnd::Early); // this one is ended here
    CHECK(bench.tile("w1").elsewhere); // the other one goes on
}

} // namespace yizhan::test
