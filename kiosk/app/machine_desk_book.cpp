// What the desk of machines knows after a start, and after the feed brought something.
#include "kiosk/app/machine_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {

void MachineDesk::reload(std::vector<Amenity> const& amenities)
{
    m_amenities = amenities;
    if (!read_book()) log::warning("machine_book_unreadable"); // what was known goes on
    if (m_shown && m_board.amenity(m_shown->amenity) == nullptr) hide();
    settle(m_ports.clock.mono());
}

bool MachineDesk::read_book()
{
    auto& book = m_ports.amenities->machines;
    auto machines = book.machines();
    auto own = book.own_sessions();
    auto others = book.other_sessions();
    auto tickets = book.tickets();
    auto broken = book.broken();
    if (!machines || !own || !others || !tickets || !broken) return false;

    BootId const boot = m_ports.clock.read().boot;
    MachineBoard::Facts facts{m_amenities, std::move(*machines), {}, {}, {}, {broken->begin(), broken->end()}};
    m_anchors.begin();
    for (auto const& [started, moment] : *own) {
        facts.own.push_back({started.session, started.amenity, started.machine, started.by.union_id,
            moment.occurred_at(), m_anchors.place(started.session.text(), moment), Millis{started.minutes * 60'000},
            moment.clock.boot == boot});
    }
    for (auto const& other : *others) {
        auto const machine = std::find_if(
            facts.machines.begin(), facts.machines.end(), [&](Machine const& one) { return one.id == other.machine; });
        if (machine == facts.machines.end()) continue;
        facts.elsewhere.push_back({other.session, machine->amenity, other.machine, std::nullopt, other.started_at,
            m_anchors.place(other.session.text(), other.started_at), Millis{other.minutes * 60'000}, false});
    }
    for (auto const& [joined, joined_at, machine, called_at] : *tickets) {
        BoardTicket ticket{joined.ticket, joined.amenity, joined.number, joined.by,
            m_anchors.place(joined.ticket.text(), joined_at), std::nullopt};
        if (machine && called_at)
            ticket.call = BoardTicket::Call{*machine, m_anchors.place(joined.ticket.text() + " call", *called_at)};
        facts.tickets.push_back(std::move(ticket));
    }
    m_anchors.end();
    m_board.reload(std::move(facts), m_ports.clock.mono());
    return true;
}

} // namespace yizhan
