// Takings and sessions on a bad disk: what was answered with Ok is there in every later state, once, with all that
// follows from it; what was not is there whole or not at all.
#include "tests/kiosk/journal/goods.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yizhan;
using namespace yizhan::test;

namespace {

journal::StoreOptions busy_options()
{
    auto options = KioskComputer::default_options();
    options.checkpoint_pages = 8; // so that checkpoints fall into every short run
    return options;
}

SessionId session_id(int i) { return SessionId::make(fmt::format("session-{}", i)); }

// Each step is one tap; after one whose answer was no, or never came, it may have happened or not.
class Afternoon {
public:
    explicit Afternoon(KioskComputer& machine) : m_machine{machine} { }

    void run()
    {
        tap(received(1, 50));
        for (int i = 0; i < 3; ++i) {
            tap(SessionStarted{session_id(i), AmenityId::make("washing"), MachineId::make("w-1"), 40, {}, {}});
            tap(taking(i, "m-1", 5));
            tap(taking(10 + i, "m-2"));
            if (i == 1) tap(undone_of(taking(i, "m-1", 5), UtcMs{1}));
            if (i == 1)
                tap(SessionEnded{session_id(0), AmenityId::make("washing"), MachineId::make("w-1"), UtcMs{1}, {},
                    SessionEnd::Collected});
        }
    }
    std::vector<EventId> const& sure() const { return m_sure; }

private:
    void tap(EventBody body)
    {
        auto const fresh = event(m_machine, std::move(body));
        if (m_machine.append(fresh)) m_sure.push_back(fresh.id);
    }

    KioskComputer& m_machine;
    std::vector<EventId> m_sure;
};

// What is kept of the afternoon, as the books tell it.
struct Told {
    std::int64_t units = 0;
    std::int64_t takings = 0;
    std::int64_t points = 0;
    std::vector<std::string> first; // what the first member took
    std::vector<std::string> sessions;
    bool operator==(Told const&) const = default;
};

Told told_by_books(KioskComputer& machine)
{
    Told told;
    told.units = stock_of(machine).units;
    auto& book = machine.store->goods_book();
    told.takings = book.taken(porridge(Period::Once, 1'000), {}, {}).value().here;
    told.points = book.points_not_settled(MemberId::make("m-1")).value();
    told.first = taken_by(machine, porridge(), "m-1");
    std::sort(told.first.begin(), told.first.end());
    auto const sessions = machine.store->machine_book().own_sessions().value();
    for (auto const& one : sessions) told.sessions.push_back(one.started.session.text());
    return told;
}

// The same from the events alone, by nothing that the journal does.
struct Replayed {
    Told told;

    void operator()(StockMoved const& e) { told.units += e.units; }
    void operator()(GoodsTaken const& e)
    {
        told.units -= e.units;
        ++told.takings;
        told.points += e.points;
        if (e.by.member == MemberId::make("m-1")) told.first.push_back(e.taking.text());
    }
    void operator()(TakingUndone const& e)
    {
        told.units += e.units;
        --told.takings;
        // Where its taking was not recorded, there is nothing to give back.
        if (std::erase(told.first, e.taking.text()) > 0) told.points -= e.points;
    }
    void operator()(SessionStarted const& e) { told.sessions.push_back(e.session.text()); }
    void operator()(SessionEnded const& e) { std::erase(told.sessions, e.session.text()); }
    void operator()(auto const&) { }
};

void check_afternoon(KioskComputer& machine, Afternoon const& afternoon)
{
    auto const told = told_by_books(machine);
    REQUIRE(machine.store->journal().rebuild());
    REQUIRE(told_by_books(machine) == told); // the same from the events alone
    auto const events = drain(*machine.store);
    Replayed replayed;
    for (auto const& one : events) std::visit(replayed, one.body);
    std::sort(replayed.told.first.begin(), replayed.told.first.end());
    REQUIRE(told == replayed.told);
    auto const ids = ids_of(events);
    for (auto const& id : afternoon.sure()) REQUIRE(std::count(ids.begin(), ids.end(), id) == 1);
}

} // namespace

TEST_CASE("the power is cut at every change while people take and start: nothing is lost, nothing counts half",
    "[journal][crash-disk]")
{
    bool const only_killed = GENERATE(false, true);
    for (std::uint64_t cut = 1;; ++cut) {
        CAPTURE(cut, only_killed);
        KioskComputer machine{cut, busy_options()};
        machine.start();
        machine.disk.cut_power_at(cut);
        Afternoon afternoon{machine};
        afternoon.run();
        bool const was_cut = machine.disk.is_dead();
        only_killed ? machine.kill_and_restart() : machine.cut_power_and_restart();
        machine.start();
        check_afternoon(machine, afternoon);
        if (!was_cut) break;
    }
}

TEST_CASE("every write and sync fails once, or for good, while people take and start: what was said stands",
    "[journal][crash-disk]")
{
    auto const operation = GENERATE(DiskOperation::Write, DiskOperation::Sync);
    auto const repeat = GENERATE(Repeat::Once, Repeat::Always);
    for (std::uint64_t at = 1;; ++at) {
        CAPTURE(at, static_cast<int>(operation), static_cast<int>(repeat));
        KioskComputer machine{at, busy_options()};
        machine.start();
        machine.disk.fail_at(operation, at, repeat);
        Afternoon afternoon{machine};
        afternoon.run();
        bool const failed = machine.disk.has_failed(operation);
        machine.cut_power_and_restart();
        machine.disk.heal();
        machine.start();
        check_afternoon(machine, afternoon);
        if (!failed) break;
    }
}

TEST_CASE("a damaged database is set aside, and what its events say of goods and machines is known again", "[journal]")
{
    KioskComputer machine;
    machine.start();
    Afternoon afternoon{machine};
    afternoon.run();
    auto const before = told_by_books(machine);
    auto const life = incarnation_of(machine);
    machine.stop();
    machine.disk.flip_bit("/data/kiosk.db", 0, 1);
    machine.start();
    CHECK(machine.store->start_reason() == StartReason::SetAside);
    CHECK(told_by_books(machine) == before);
    record(machine, taking(20, "m-3"));
    CHECK(stock_of(machine).units == before.units - 1);
    // The hub's part of the old life takes the place of what was salvaged of it.
    REQUIRE(machine.store->feed().apply(page_of(station_of_test, 0, 1, {stock_part("K-01", life, 100, 45)})));
    CHECK(stock_of(machine).units == 44);
}

TEST_CASE("a taking stays known after its event is forgotten, while its campaign may still go on", "[journal]")
{
    auto options = KioskComputer::default_options();
    options.keep_safe_events = 1;
    KioskComputer machine{1, options};
    machine.start();
    auto running = porridge(Period::Once, 100);
    running.last_day = local_day(machine.clock.wall(), {}) + 3;
    REQUIRE(machine.store->feed().apply(page_of("district", 0, 1, {running})));
    for (int i = 0; i < 4; ++i) record(machine, taking(i));
    auto const life = incarnation_of(machine);
    drain(*machine.store);
    HubWatermarks const safe{IncarnationId::make(life), 4, 4, "epoch-1", 4, {}};
    REQUIRE(machine.store->outbox().record(safe));
    int events = 0;
    REQUIRE(machine.store->journal().each_event([&](std::string_view) { ++events; }));
    REQUIRE(events < 4);
    CHECK(taken_by(machine, running, "m-1").size() == 4);
    CHECK(stock_of(machine).units == -4);
    REQUIRE(machine.store->journal().rebuild());
    CHECK(taken_by(machine, running, "m-1").size() == 4);
    REQUIRE(machine.store->feed().apply(page_of(station_of_test, 0, 1, {stock_part("K-01", life, 4, -4)})));
    CHECK(stock_of(machine).units == -4);
}
