// How the machines of a station stand: machines, sessions, tickets and reports folded into what is shown and what is
// due. Pure: all times lie on one monotonic clock, that of this boot; whoever feeds the board puts older ones there.
#pragma once

#include "shared/domain/amenities.h"

#include <map>
#include <set>
#include <vector>

namespace yizhan {

enum class MachineStatus {
    Free,
    Running,
    Done, // the time is over: its person may take the things out
    Held, // for whoever was called
    Broken,
    OutOfService,
};

struct BoardSession {
    SessionId session;
    AmenityId amenity;
    MachineId machine;
    std::optional<UnionId> union_id;
    UtcMs started_at;
    MonoMs from;
    Millis lasts{};
    bool this_boot = false; // else it can no longer be undone
};

struct BoardTicket {
    struct Call {
        MachineId machine;
        MonoMs at;
    };
    TicketId ticket;
    AmenityId amenity;
    int number = 1;
    ByWhom by;
    MonoMs joined;
    std::optional<Call> call;
};

struct MachineStanding {
    MachineStatus status = MachineStatus::Free;
    Millis left{}; // Running: of its time; Done: until it is forgotten; Held: of the hold. Never below zero
    bool undoable = false; // Running
    bool elsewhere = false; // Running or Done at the station's other kiosk
    BoardTicket const* ticket = nullptr; // Held
};

// Nobody waits longer for a call than the longest session lasts: then the ticket is missed.
constexpr Millis queue_longest{12 * 60 * 60 * 1000};
// A start that was taken back was mostly a slip: its person chooses anew before anybody is called to the machine.
constexpr Millis choose_anew{20'000};
constexpr int highest_ticket_number = 999;

// Shown minutes are rounded up: 1 until the very end.
int minutes_up(Millis left);

class MachineBoard {
public:
    struct Facts {
        std::vector<Amenity> amenities;
        std::vector<Machine> machines; // by amenity, order, id
        std::vector<BoardSession> own; // oldest first
        std::vector<BoardSession> elsewhere;
        std::vector<BoardTicket> tickets; // oldest first
        std::set<MachineId> broken;
    };
    void reload(Facts facts, MonoMs now);
    // An event of machines that was recorded now. Others change nothing.
    void apply(EventBody const& body, UtcMs occurred_at, MonoMs now);

    Amenity const* amenity(AmenityId const& id) const; // a timed one that is offered
    Machine const* machine(MachineId const& id) const;
    std::vector<Machine> const& machines() const { return m_facts.machines; }
    std::vector<BoardSession> const& sessions() const { return m_facts.own; }
    std::vector<BoardTicket> const& tickets() const { return m_facts.tickets; }
    BoardSession const* session_on(MachineId const& machine) const; // of this kiosk
    BoardTicket const* ticket(TicketId const& id) const;

    MachineStanding standing(Machine const& machine, MonoMs now) const;
    bool is_broken(MachineId const& machine) const { return m_facts.broken.contains(machine); }
    int waiting(AmenityId const& amenity) const; // not called yet
    // After `last` of this day comes the next one that nobody still holds. Nothing: all are held.
    std::optional<int> next_number(AmenityId const& amenity, int last) const;

    // The first thing that is to be recorded now: a forgotten session's end, a missed ticket, a call. Nothing once all
    // of it is applied.
    std::optional<EventBody> due(MonoMs now) const;
    // The nearest moment after now at which a standing, as it is shown, or what is due changes by itself.
    std::optional<MonoMs> next_change(MonoMs now) const;

private:
    Millis clear_time(AmenityId const& amenity) const;
    BoardSession const* elsewhere_on(MachineId const& machine, MonoMs now) const;
    bool can_be_held(MachineId const& machine, MonoMs now) const;
    std::optional<EventBody> due_end(MonoMs now) const;
    std::optional<EventBody> due_miss(MonoMs now) const;
    std::optional<EventBody> due_call(MonoMs now) const;
    void drop_vain_calls(MonoMs now);

    void on(SessionStarted const& started, UtcMs occurred_at, MonoMs now);
    void on(SessionEnded const& ended, UtcMs occurred_at, MonoMs now);
    void on(MachineReported const& reported, UtcMs occurred_at, MonoMs now);
    void on(QueueJoined const& joined, UtcMs occurred_at, MonoMs now);
    void on(QueueCalled const& called, UtcMs occurred_at, MonoMs now);
    void on(QueueLeft const& left, UtcMs occurred_at, MonoMs now);
    template <class Other> void on(Other const&, UtcMs, MonoMs) { }

    Facts m_facts;
    std::map<MachineId, MonoMs> m_not_called_before;
};

} // namespace yizhan
