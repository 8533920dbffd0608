// What a kiosk knows of its station's machines: from the feed, and from what happened here.
#include "tests/kiosk/journal/enrollment.h"
#include "tests/support/amenity_samples.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

auto const washing = AmenityId::make("washing");
constexpr auto channel = "station.S-01";

SessionStarted started(int i, int minutes = 40)
{
    return {SessionId::make(fmt::format("session-{}", i)), washing, MachineId::make(fmt::format("w-{}", i)), minutes,
        sample_member(), {}};
}
SessionEnded ended(int i, SessionEnd reason = SessionEnd::Collected)
{
    auto const from = started(i);
    return {from.session, washing, from.machine, UtcMs{5}, {}, reason};
}
QueueJoined joined(int number)
{
    return {TicketId::make(fmt::format("ticket-{}", number)), washing, number, sample_member()};
}
yizhan::Machine machine_row(char const* id, int order) { return {MachineId::make(id), washing, {id, ""}, order, true}; }

std::vector<std::string> sessions_of(KioskComputer& machine)
{
    std::vector<std::string> ids;
    auto const sessions = machine.store->machine_book().own_sessions().value();
    for (auto const& one : sessions) ids.push_back(one.started.session.text());
    return ids;
}
std::vector<int> waiting_at(KioskComputer& machine)
{
    std::vector<int> numbers;
    auto const tickets = machine.store->machine_book().tickets().value();
    for (auto const& one : tickets) numbers.push_back(one.joined.number);
    return numbers;
}

} // namespace

TEST_CASE("the station's machines come in their order, and go with their rows", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->machine_book();
    REQUIRE(machine.store->feed().apply(
        page_of(channel, 0, 3, {machine_row("w-1", 2), machine_row("w-2", 1), machine_row("w-3", 2)})));
    auto const machines = book.machines().value();
    REQUIRE(machines.size() == 3);
    CHECK(machines[0].id == MachineId::make("w-2"));
    CHECK(machines[1].id == MachineId::make("w-1"));
    REQUIRE(machine.store->feed().apply(page_of(channel, 3, 4, {RemovedRow{FeedKind::Machine, "w-1"}})));
    CHECK(book.machines().value().size() == 2);
    REQUIRE(machine.store->feed().apply(page_of(channel, 0, 1, {machine_row("w-3", 1)}, "e2")));
    REQUIRE(book.machines().value().size() == 1); // the new epoch brought no other
    CHECK(book.machines().value()[0].order == 1);
}

TEST_CASE("a timed amenity keeps its minutes", "[journal]")
{
    KioskComputer machine;
    machine.start();
    REQUIRE(machine.store->feed().apply(page_of(channel, 0, 1, {sample_washing()})));
    CHECK(machine.store->station_book().amenities().value().at(0) == sample_washing());
}

TEST_CASE("sessions of the other kiosks are told by the hub, this one's own are known better here", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const row = [](char const* id, char const* kiosk) {
        return MachineSession{SessionId::make(id), MachineId::make("w-9"), KioskId::make(kiosk), UtcMs{7}, 40};
    };
    REQUIRE(machine.store->feed().apply(page_of(channel, 0, 2, {row("s-here", "K-01"), row("s-there", "K-02")})));
    auto const others = machine.store->machine_book().other_sessions().value();
    REQUIRE(others.size() == 1);
    CHECK(others[0].session == SessionId::make("s-there"));
    CHECK(sessions_of(machine).empty());
    REQUIRE(machine.store->feed().apply(page_of(channel, 2, 3, {RemovedRow{FeedKind::MachineSession, "s-there"}})));
    CHECK(machine.store->machine_book().other_sessions().value().empty());
}

TEST_CASE("a session goes on over a restart with the clocks of its start, and is over once it has ended", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, started(1));
    auto const before = machine.moment();
    machine.clock.advance(Millis{60'000});
    record(machine, started(2, 720));
    machine.cut_power_and_restart();
    machine.start();
    auto const sessions = machine.store->machine_book().own_sessions().value();
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0].started == started(1));
    CHECK(sessions[0].moment.clock.wall == before.clock.wall);
    CHECK(sessions[0].moment.clock.boot == before.clock.boot); // of the boot before
    record(machine, ended(1));
    CHECK(sessions_of(machine) == std::vector<std::string>{"session-2"});
    record(machine, ended(2, SessionEnd::Forgotten));
    record(machine, ended(3)); // never started here
    CHECK(sessions_of(machine).empty());
}

TEST_CASE("the queue keeps who waits, who was called and where to, and forgets who left", "[journal]")
{
    KioskComputer machine;
    machine.start();
    for (int number = 1; number <= 3; ++number) record(machine, joined(number));
    record(machine, QueueCalled{joined(1).ticket, washing, MachineId::make("w-1")});
    record(machine, QueueLeft{joined(2).ticket, washing, TicketEnd::GivenUp});
    machine.kill_and_restart();
    machine.start();
    CHECK(waiting_at(machine) == std::vector<int>{1, 3});
    auto const tickets = machine.store->machine_book().tickets().value();
    CHECK(tickets[0].machine == MachineId::make("w-1"));
    CHECK(tickets[0].called_at.has_value());
    CHECK_FALSE(tickets[1].machine);
    record(machine, QueueLeft{joined(1).ticket, washing, TicketEnd::Missed});
    CHECK(waiting_at(machine) == std::vector<int>{3});
}

TEST_CASE("numbers of the queue go on within the day and begin anew with the next", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->machine_book();
    auto const today = local_day(machine.clock.wall(), machine.options.zone);
    CHECK(book.last_number(washing, today).value() == 0);
    record(machine, joined(7));
    record(machine, joined(8));
    record(machine, QueueLeft{joined(8).ticket, washing, TicketEnd::Started});
    CHECK(book.last_number(washing, today).value() == 8);
    CHECK(book.last_number(AmenityId::make("shower"), today).value() == 0);
    machine.clock.advance(Millis{24 * 3'600'000});
    CHECK(book.last_number(washing, today + 1).value() == 0);
    record(machine, joined(1));
    CHECK(book.last_number(washing, today + 1).value() == 1);
    CHECK(book.last_number(washing, today).value() == 8);
}

TEST_CASE("a machine that was reported broken stays so until somebody says that it works", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto& book = machine.store->machine_book();
    auto const w1 = MachineId::make("w-1");
    record(machine, MachineReported{w1, washing, true, {}});
    record(machine, MachineReported{MachineId::make("w-2"), washing, true, {}});
    record(machine, MachineReported{w1, washing, true, {}});
    CHECK(book.broken().value().size() == 2);
    record(machine, MachineReported{w1, washing, false, MemberId::make("m-9")});
    CHECK(book.broken().value() == std::vector{MachineId::make("w-2")});
}

TEST_CASE("what is known of machines is the same when it is made anew from the events", "[journal]")
{
    KioskComputer machine;
    machine.start();
    record(machine, started(1));
    record(machine, started(2));
    record(machine, ended(1));
    record(machine, joined(4));
    record(machine, joined(5));
    record(machine, QueueCalled{joined(5).ticket, washing, MachineId::make("w-1")});
    record(machine, MachineReported{MachineId::make("w-3"), washing, true, {}});
    auto const today = local_day(machine.clock.wall(), machine.options.zone);
    REQUIRE(machine.store->journal().rebuild());
    CHECK(sessions_of(machine) == std::vector<std::string>{"session-2"});
    CHECK(waiting_at(machine) == std::vector<int>{4, 5});
    CHECK(machine.store->machine_book().tickets().value()[1].machine == MachineId::make("w-1"));
    CHECK(machine.store->machine_book().broken().value() == std::vector{MachineId::make("w-3")});
    CHECK(machine.store->machine_book().last_number(washing, today).value() == 5);
}

TEST_CASE("an event that is recorded again by its id starts nothing twice", "[journal]")
{
    KioskComputer machine;
    machine.start();
    auto const start = event(machine, started(1));
    REQUIRE(machine.append(start));
    record(machine, ended(1));
    REQUIRE(machine.append(start)); // a retry after an answer that was lost
    CHECK(sessions_of(machine).empty());
}

TEST_CASE("what still goes on is known however many events came since and are safe", "[journal]")
{
    auto options = KioskComputer::default_options();
    options.keep_safe_events = 1;
    KioskComputer machine{1, options};
    machine.start();
    record(machine, started(1));
    record(machine, joined(7));
    for (int i = 0; i < 5; ++i) REQUIRE(machine.append(machine.use("water")));
    auto const count = [&] {
        int events = 0;
        REQUIRE(machine.store->journal().each_event([&](std::string_view) { ++events; }));
        return events;
    };
    auto const all_is_safe = [&](Seq last) {
        drain(*machine.store);
        REQUIRE(machine.store->outbox().record(
            {machine.store->journal().status().incarnation, last, last, "epoch-1", last, {}}));
    };
    all_is_safe(7);
    CHECK(sessions_of(machine) == std::vector<std::string>{"session-1"});
    CHECK(waiting_at(machine) == std::vector{7});
    CHECK(count() == 7);

    record(machine, ended(1));
    record(machine, QueueLeft{TicketId::make("ticket-7"), washing, TicketEnd::GivenUp});
    all_is_safe(9);
    CHECK(sessions_of(machine).empty());
    CHECK(count() == 1); // nothing goes on: all but the last went
}
