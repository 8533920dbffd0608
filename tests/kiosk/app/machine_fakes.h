// The book of machines as a model in memory: what was recorded in the test's journal, told again as after a restart.
#pragma once

#include "kiosk/app/machine_desk.h"
#include "tests/kiosk/app/fakes.h"

#include <catch2/catch.hpp>

namespace yizhan::test {

class FakeMachineBook final : public MachineBook {
public:
    explicit FakeMachineBook(FakeJournal& journal) : m_journal{journal} { }

    Result<std::vector<Machine>> machines() override
    {
        if (unreadable) return fail(ErrorCode::Corrupt, "as the test wants");
        return the_machines;
    }
    Result<std::vector<OwnSession>> own_sessions() override
    {
        std::vector<OwnSession> running;
        for (auto const& [body, moment] : m_journal.recorded) {
            if (auto const* started = std::get_if<SessionStarted>(&body)) running.push_back({*started, moment});
            if (auto const* ended = std::get_if<SessionEnded>(&body))
                std::erase_if(running, [&](auto const& one) { return one.started.session == ended->session; });
        }
        return running;
    }
    Result<std::vector<MachineSession>> other_sessions() override { return elsewhere; }
    Result<std::vector<WaitingTicket>> tickets() override
    {
        std::vector<WaitingTicket> waiting;
        for (auto const& [body, moment] : m_journal.recorded) {
            if (auto const* joined = std::get_if<QueueJoined>(&body))
                waiting.push_back({*joined, moment, std::nullopt, std::nullopt});
            if (auto const* called = std::get_if<QueueCalled>(&body)) {
                for (auto& one : waiting) {
                    if (one.joined.ticket != called->ticket) continue;
                    one.machine = called->machine;
                    one.called_at = moment;
                }
            }
            if (auto const* left = std::get_if<QueueLeft>(&body))
                std::erase_if(waiting, [&](auto const& one) { return one.joined.ticket == left->ticket; });
        }
        return waiting;
    }
    Result<std::vector<MachineId>> broken() override
    {
        std::map<MachineId, bool> reports;
        for (auto const& one : m_journal.all<MachineReported>()) reports[one.machine] = one.broken;
        std::vector<MachineId> out;
        for (auto const& [machine, is_broken] : reports) {
            if (is_broken) out.push_back(machine);
        }
        return out;
    }
    Result<int> last_number(AmenityId const& amenity, std::int32_t day) override
    {
        int last = 0;
        for (auto const& [body, moment] : m_journal.recorded) {
            auto const* joined = std::get_if<QueueJoined>(&body);
            if (joined == nullptr || joined->amenity != amenity) continue;
            if (local_day(moment.occurred_at(), ZoneMinutes{}) == day) last = std::max(last, joined->number);
        }
        return last;
    }

    std::vector<Machine> the_machines;
    std::vector<MachineSession> elsewhere;
    bool unreadable = false;

private:
    FakeJournal& m_journal;
};

class FakeAnnouncer final : public Announcer {
public:
    void call(Call call) override { calls.push_back(call); }
    std::vector<Call> calls;
};

// These are of others: a desk of machines never asks them.
class NoGoodsBook final : public GoodsBook {
public:
    Result<std::vector<Goods>> goods() override { return none(); }
    Result<std::optional<Goods>> find_barcode(Barcode const&) override { return none(); }
    Result<std::vector<Campaign>> campaigns() override { return none(); }
    Result<TakenSoFar> taken(Campaign const&, std::optional<MemberId> const&, std::optional<VisitId> const&) override
    {
        return none();
    }
    Result<std::int64_t> points_not_settled(MemberId const&) override { return none(); }
    Result<std::map<GoodsId, StockBalance>> stock() override { return none(); }
    Result<std::vector<RecordedTaking>> recent_takings(std::size_t) override { return none(); }
    Result<std::optional<RecordedTaking>> find_taking(TakingId const&) override { return none(); }
    Result<std::vector<std::pair<StockMoved, UtcMs>>> recent_movements(GoodsId const&, std::size_t) override
    {
        return none();
    }
    Result<std::vector<StationName>> stations() override { return none(); }
    Result<std::vector<UnionId>> union_path(UnionId const&) override { return none(); }

private:
    static tl::unexpected<Error> none() { return fail(ErrorCode::Internal, "not of machines"); }
};
class NoCatalogueBook final : public CatalogueBook {
public:
    Result<std::vector<ServiceEntry>> services() override { return fail(ErrorCode::Internal, "not of machines"); }
    Result<std::optional<KnownRequest>> find_request(RequestCode const&) override
    {
        return fail(ErrorCode::Internal, "not of machines");
    }
};

// A desk of machines at a station with two washing machines, with time that a test moves, as the actor would.
class MachineBench {
public:
    MachineBench()
    {
        Amenity timed{AmenityId::make("washing"), AmenityKind::Timed, {"洗衣机", "Washing machine"}, {"", ""},
            "local_laundry_service", Tint::Blue, 1, true};
        timed.timed = {{45, 30, 60}, 15};
        amenities.push_back(std::move(timed));
        book.the_machines = {machine("w1", "1号洗衣机"), machine("w2", "2号洗衣机")};
        start();
    }

    // The program starts, or starts again: only what was recorded is still known.
    void start()
    {
        desk.emplace(ports(), ZoneMinutes{});
        desk->reload(amenities);
        follow();
    }
    // The machine was off for so long; its monotonic clock starts anew.
    void power_cut(Millis off)
    {
        desk.reset();
        clock.advance(off);
        clock.reboot("boot-" + std::to_string(++m_boots));
        start();
    }
    void open(Attendance const& who = {}) { tap(intent::OpenMachines{washing}, who); }
    void tap(AmenityIntent const& intent, Attendance const& who = {})
    {
        desk->apply(intent, who);
        follow();
    }
    void start_machine(std::string const& id, Attendance const& who = {})
    {
        open(who);
        tap(intent::StartMachine{MachineId::make(id)}, who);
    }
    void end_machine(std::string const& id, Attendance const& who = {})
    {
        tap(intent::EndSession{MachineId::make(id)}, who);
    }
    TicketId join(Attendance const& who = {})
    {
        open(who);
        tap(intent::JoinQueue{washing}, who);
        return desk->view(who, ServiceAnswer::Allowed).my_ticket.value_or(TicketId{});
    }
    // Wakes the desk when it asked for it, and only then.
    void run_for(Millis duration)
    {
        MonoMs const until = clock.mono() + duration;
        while (m_due && *m_due <= until) {
            MonoMs const due = *m_due;
            if (due > clock.mono()) clock.advance(due - clock.mono());
            ++wakes;
            desk->tick(clock.mono());
            follow();
            REQUIRE((!m_due || *m_due > due)); // it never spins
        }
        clock.advance(until - clock.mono());
    }
    void run_minutes(int minutes) { run_for(Millis{minutes * 60'000}); }
    MachineTile tile(std::string const& id, Attendance const& who = {})
    {
        if (!desk->is_showing()) open(who);
        for (auto const& one : desk->view(who, ServiceAnswer::Allowed).machines) {
            if (one.machine.text() == id) return one;
        }
        return {};
    }
    MachinesScreen screen(Attendance const& who = {}) { return desk->view(who, ServiceAnswer::Allowed); }
    KioskPorts ports()
    {
        KioskPorts out{journal, roster, station_book, reader, code, kiosk_clock, sync, random, executor};
        out.amenities.emplace(AmenityPorts{book, goods, catalogue});
        out.announcer = &announcer;
        return out;
    }
    static Machine machine(std::string id, std::string name)
    {
        int const order = id.back() - '0';
        return {MachineId::make(std::move(id)), AmenityId::make("washing"), {std::move(name), ""}, order, true};
    }
    static Visit visit_of(std::string member)
    {
        Visit visit;
        visit.event.visit = VisitId::make("visit-of-" + member);
        visit.event.member = MemberId::make(member);
        visit.event.assurance = Assurance::StaticCode;
        Member one;
        one.id = *visit.event.member;
        one.union_id = UnionId::make("u1");
        visit.member = one;
        return visit;
    }

    AmenityId const washing = AmenityId::make("washing");
    FakeClock clock;
    ManualExecutor executor;
    FakeJournal journal;
    FakeRoster roster;
    FakeBook station_book;
    FakeReader reader;
    FakeCode code;
    FakeSync sync;
    FakeTimeMemory memory;
    SeededRandom random{1, "machines"};
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    FakeMachineBook book{journal};
    NoGoodsBook goods;
    NoCatalogueBook catalogue;
    FakeAnnouncer announcer;
    std::vector<Amenity> amenities;
    std::optional<MachineDesk> desk;
    int wakes = 0;

private:
    void follow() { m_due = desk->next_change(clock.mono()); }

    std::optional<MonoMs> m_due;
    int m_boots = 1;
};

} // namespace yizhan::test
