// What the desk of machines shows.
#include "kiosk/app/machine_desk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t most_busy = 3;

// Running, Done and Held, as the home screen tells of them: what is done waits for its person now.
std::optional<Millis> busy_for(MachineStanding const& standing)
{
    if (standing.status == MachineStatus::Done) return Millis{0};
    if (standing.status == MachineStatus::Running || standing.status == MachineStatus::Held) return standing.left;
    return std::nullopt;
}

} // namespace

MachineTile MachineDesk::tile(Machine const& machine, MonoMs now) const
{
    auto const standing = m_board.standing(machine, now);
    MachineTile out{machine.id, machine.name, standing.status, 0, std::nullopt, standing.undoable, standing.elsewhere};
    if (standing.status == MachineStatus::Running || standing.status == MachineStatus::Held)
        out.minutes_left = minutes_up(standing.left);
    if (standing.ticket != nullptr) out.ticket = standing.ticket->number;
    return out;
}

MachinesScreen MachineDesk::view(Attendance const& who, ServiceAnswer answer) const
{
    MachinesScreen out;
    auto const* amenity = m_shown ? m_board.amenity(m_shown->amenity) : nullptr;
    if (amenity == nullptr) return out;
    MonoMs const now = m_ports.clock.mono();
    out.amenity = *amenity;
    bool free = false;
    bool in_use = false;
    for (auto const& machine : m_board.machines()) {
        if (machine.amenity != amenity->id) continue;
        auto const& one = out.machines.emplace_back(tile(machine, now));
        free = free || one.status == MachineStatus::Free;
        in_use = in_use || one.status == MachineStatus::Running || one.status == MachineStatus::Done
            || one.status == MachineStatus::Held;
    }
    out.minutes = amenity->timed.minutes;
    out.chosen_minutes = m_shown->minutes;
    out.waiting = m_board.waiting(amenity->id);
    if (auto const* ticket = ticket_of(amenity->id, who)) {
        out.my_number = ticket->number;
        out.my_ticket = ticket->ticket;
    }
    if (auto const* ticket = called(amenity->id, who)) out.called_number = ticket->number;
    out.can_queue = in_use && !free && !out.my_ticket;
    out.answer = answer;
    out.volunteer = who.on_duty != nullptr;
    if (m_note) (m_note->reported ? out.reported : out.started) = m_note->machine;
    out.not_recorded = m_shown->not_recorded;
    return out;
}

TimedState MachineDesk::state(AmenityId const& amenity) const
{
    struct Busy {
        Millis left;
        MachineTile tile;
    };
    TimedState out;
    std::vector<Busy> busy;
    std::optional<Millis> soonest;
    MonoMs const now = m_ports.clock.mono();
    for (auto const& machine : m_board.machines()) {
        if (machine.amenity != amenity) continue;
        auto const standing = m_board.standing(machine, now);
        if (machine.in_service && standing.status != MachineStatus::Broken) ++out.machines;
        if (standing.status == MachineStatus::Free) ++out.free;
        if (auto const left = busy_for(standing)) busy.push_back({*left, tile(machine, now)});
        bool const will_be_free = standing.status == MachineStatus::Running || standing.status == MachineStatus::Done;
        if (will_be_free && (!soonest || standing.left < *soonest)) soonest = standing.left;
    }
    out.waiting = m_board.waiting(amenity);
    if (out.free == 0 && soonest) out.next_free_min = minutes_up(*soonest);
    std::stable_sort(busy.begin(), busy.end(), [](Busy const& a, Busy const& b) { return a.left < b.left; });
    for (auto const& one : busy) {
        if (out.busy.size() < most_busy) out.busy.push_back(one.tile);
    }
    return out;
}

// Turns first, then what is done, each in the order of machines.
std::vector<MachineCall> MachineDesk::calls() const
{
    std::vector<MachineCall> turns;
    std::vector<MachineCall> done;
    MonoMs const now = m_ports.clock.mono();
    for (auto const& machine : m_board.machines()) {
        auto const one = tile(machine, now);
        if (one.status == MachineStatus::Held)
            turns.push_back({machine.name, one.ticket, one.minutes_left, machine.amenity});
        if (one.status == MachineStatus::Done && !one.elsewhere)
            done.push_back({machine.name, std::nullopt, 0, machine.amenity});
    }
    turns.insert(turns.end(), done.begin(), done.end());
    return turns;
}

} // namespace yizhan
