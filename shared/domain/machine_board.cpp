#include "shared/domain/machine_board.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::int64_t minute_ms = 60'000;

template <class Range, class Test> auto const* find_first(Range const& range, Test const& test)
{
    auto const found = std::find_if(range.begin(), range.end(), test);
    return found == range.end() ? nullptr : &*found;
}

MonoMs end_of(BoardSession const& session) { return session.from + session.lasts; }

} // namespace

int minutes_up(Millis left)
{
    return static_cast<int>((std::max<std::int64_t>(left.count(), 0) + minute_ms - 1) / minute_ms);
}

void MachineBoard::reload(Facts facts, MonoMs now)
{
    m_facts = std::move(facts);
    drop_vain_calls(now);
}

void MachineBoard::apply(EventBody const& body, UtcMs occurred_at, MonoMs now)
{
    std::visit([&](auto const& one) { on(one, occurred_at, now); }, body);
    drop_vain_calls(now);
}

void MachineBoard::on(SessionStarted const& started, UtcMs occurred_at, MonoMs now)
{
    m_facts.own.push_back({started.session, started.amenity, started.machine, started.by.union_id, occurred_at, now,
        Millis{started.minutes * minute_ms}, true});
    m_not_called_before.erase(started.machine);
}

void MachineBoard::on(SessionEnded const& ended, UtcMs, MonoMs now)
{
    std::erase_if(m_facts.own, [&](BoardSession const& one) { return one.session == ended.session; });
    if (ended.reason == SessionEnd::Undone) m_not_called_before[ended.machine] = now + choose_anew;
}

void MachineBoard::on(MachineReported const& reported, UtcMs, MonoMs)
{
    if (reported.broken)
        m_facts.broken.insert(reported.machine);
    else
        m_facts.broken.erase(reported.machine);
}

void MachineBoard::on(QueueJoined const& joined, UtcMs, MonoMs now)
{
    m_facts.tickets.push_back({joined.ticket, joined.amenity, joined.number, joined.by, now, std::nullopt});
}

void MachineBoard::on(QueueCalled const& called, UtcMs, MonoMs now)
{
    for (auto& one : m_facts.tickets) {
        if (one.ticket == called.ticket) one.call = BoardTicket::Call{called.machine, now};
    }
}

void MachineBoard::on(QueueLeft const& left, UtcMs, MonoMs)
{
    std::erase_if(m_facts.tickets, [&](BoardTicket const& one) { return one.ticket == left.ticket; });
}

Amenity const* MachineBoard::amenity(AmenityId const& id) const
{
    return find_first(m_facts.amenities,
        [&](Amenity const& one) { return one.id == id && one.kind == AmenityKind::Timed && one.offered; });
}

Machine const* MachineBoard::machine(MachineId const& id) const
{
    return find_first(m_facts.machines, [&](Machine const& one) { return one.id == id; });
}

BoardSession const* MachineBoard::session_on(MachineId const& machine) const
{
    return find_first(m_facts.own, [&](BoardSession const& one) { return one.machine == machine; });
}

BoardTicket const* MachineBoard::ticket(TicketId const& id) const
{
    return find_first(m_facts.tickets, [&](BoardTicket const& one) { return one.ticket == id; });
}

Millis MachineBoard::clear_time(AmenityId const& id) const
{
    auto const* found = find_first(m_facts.amenities, [&](Amenity const& one) { return one.id == id; });
    return Millis{(found != nullptr ? found->timed : TimedTerms{}).clear_min * minute_ms};
}

// One whose kiosk should have ended it by itself long ago no longer keeps a machine: that kiosk may be switched off.
BoardSession const* MachineBoard::elsewhere_on(MachineId const& machine, MonoMs now) const
{
    BoardSession const* earliest = nullptr;
    for (auto const& one : m_facts.elsewhere) {
        if (one.machine != machine || now >= end_of(one) + clear_time(one.amenity)) continue;
        if (earliest == nullptr || one.started_at < earliest->started_at) earliest = &one;
    }
    return earliest;
}

bool MachineBoard::can_be_held(MachineId const& id, MonoMs now) const
{
    auto const* found = machine(id);
    return found != nullptr && found->in_service && !is_broken(id) && session_on(id) == nullptr
        && elsewhere_on(id, now) == nullptr;
}

MachineStanding MachineBoard::standing(Machine const& machine, MonoMs now) const
{
    auto const* session = session_on(machine.id);
    auto const idle = machine.in_service ? MachineStatus::Free : MachineStatus::OutOfService;
    if (session == nullptr && is_broken(machine.id))
        return {machine.in_service ? MachineStatus::Broken : MachineStatus::OutOfService};
    auto const* other = elsewhere_on(machine.id, now);
    bool const elsewhere = other != nullptr && (session == nullptr || other->started_at < session->started_at);
    if (elsewhere) session = other;
    if (session != nullptr) {
        Millis const left = end_of(*session) - now;
        if (left > Millis{0}) {
            bool const undoable = !elsewhere && session->this_boot && now - session->from < undo_window;
            return {MachineStatus::Running, left, undoable, elsewhere};
        }
        Millis const until_forgotten = left + clear_time(session->amenity);
        return {MachineStatus::Done, std::max(until_forgotten, Millis{0}), false, elsewhere};
    }
    if (idle == MachineStatus::OutOfService) return {idle};
    auto const* held = find_first(
        m_facts.tickets, [&](BoardTicket const& one) { return one.call && one.call->machine == machine.id; });
    if (held == nullptr) return {};
    Millis const left = queue_hold - (now - held->call->at);
    return {MachineStatus::Held, std::max(left, Millis{0}), false, false, held};
}

int MachineBoard::waiting(AmenityId const& amenity) const
{
    return static_cast<int>(std::count_if(m_facts.tickets.begin(), m_facts.tickets.end(),
        [&](BoardTicket const& one) { return one.amenity == amenity && !one.call; }));
}

std::optional<int> MachineBoard::next_number(AmenityId const& amenity, int last) const
{
    std::set<int> held;
    for (auto const& one : m_facts.tickets) {
        if (one.amenity == amenity) held.insert(one.number);
    }
    for (int step = 0; step < highest_ticket_number; ++step) {
        int const number = (last + step) % highest_ticket_number + 1;
        if (!held.contains(number)) return number;
    }
    return std::nullopt;
}

std::optional<EventBody> MachineBoard::due(MonoMs now) const
{
    if (auto end = due_end(now)) return end;
    if (auto miss = due_miss(now)) return miss;
    return due_call(now);
}

std::optional<EventBody> MachineBoard::due_end(MonoMs now) const
{
    for (auto const& one : m_facts.own) {
        if (now < end_of(one) + clear_time(one.amenity)) continue;
        return SessionEnded{one.session, one.amenity, one.machine, one.started_at, one.union_id, SessionEnd::Forgotten};
    }
    return std::nullopt;
}

std::optional<EventBody> MachineBoard::due_miss(MonoMs now) const
{
    for (auto const& one : m_facts.tickets) {
        bool const missed = one.call ? now - one.call->at >= queue_hold : now - one.joined >= queue_longest;
        if (missed) return QueueLeft{one.ticket, one.amenity, TicketEnd::Missed};
    }
    return std::nullopt;
}

std::optional<EventBody> MachineBoard::due_call(MonoMs now) const
{
    for (auto const& one : m_facts.tickets) {
        if (one.call || amenity(one.amenity) == nullptr) continue;
        for (auto const& machine : m_facts.machines) {
            if (machine.amenity != one.amenity || standing(machine, now).status != MachineStatus::Free) continue;
            auto const kept = m_not_called_before.find(machine.id);
            if (kept != m_not_called_before.end() && now < kept->second) continue;
            return QueueCalled{one.ticket, one.amenity, machine.id};
        }
    }
    return std::nullopt;
}

// Whoever was called to a machine that cannot be had any more goes back to their place, and is called again.
void MachineBoard::drop_vain_calls(MonoMs now)
{
    for (auto& one : m_facts.tickets) {
        if (one.call && !can_be_held(one.call->machine, now)) one.call.reset();
    }
}

std::optional<MonoMs> MachineBoard::next_change(MonoMs now) const
{
    std::optional<MonoMs> next;
    auto const at = [&](MonoMs moment) {
        if (moment > now && (!next || moment < *next)) next = moment;
    };
    auto const minutes_until = [&](MonoMs end) {
        if (end > now) at(end + -Millis{(minutes_up(end - now) - 1) * minute_ms});
    };
    auto const session = [&](BoardSession const& one) {
        minutes_until(end_of(one));
        at(end_of(one) + clear_time(one.amenity));
    };
    for (auto const& one : m_facts.own) {
        session(one);
        if (one.this_boot) at(one.from + undo_window);
    }
    for (auto const& one : m_facts.elsewhere) session(one);
    for (auto const& one : m_facts.tickets) {
        if (one.call)
            minutes_until(one.call->at + queue_hold);
        else
            at(one.joined + queue_longest);
    }
    for (auto const& [machine, until] : m_not_called_before) at(until);
    return next;
}

} // namespace yizhan
