#include "kiosk/app/machine_desk.h"

#include "shared/platform/log.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis second_tap{800};
constexpr Millis retry_after{15'000};

// Somebody else's number is not answered by whoever has shown another code.
bool may_answer(BoardTicket const& ticket, Attendance const& who)
{
    auto const by = who.by();
    return !by.member || !ticket.by.member || by.member == ticket.by.member;
}

bool is_of(BoardTicket const& ticket, ByWhom const& by)
{
    return (by.visit && ticket.by.visit == by.visit) || (by.member && ticket.by.member == by.member);
}

} // namespace

MachineDesk::MachineDesk(KioskPorts const& ports, ZoneMinutes zone)
    : m_ports{ports}, m_zone{zone}, m_anchors{ports.clock}
{
}

void MachineDesk::open(AmenityId const& id)
{
    auto const* amenity = m_board.amenity(id);
    if (amenity == nullptr) return;
    m_shown = Shown{id, amenity->timed.minutes.empty() ? 0 : amenity->timed.minutes.front(), std::nullopt, false};
    m_note.reset();
}

void MachineDesk::hide()
{
    m_shown.reset();
    m_note.reset();
}

void MachineDesk::apply(AmenityIntent const& intent, Attendance const& who)
{
    std::visit([&](auto const& one) { on(one, who); }, intent);
    settle(m_ports.clock.mono());
}

void MachineDesk::on(intent::OpenMachines const& wanted, Attendance const&) { open(wanted.amenity); }

void MachineDesk::on(intent::PickMinutes const& wanted, Attendance const&)
{
    if (!m_shown) return;
    auto const& minutes = m_board.amenity(m_shown->amenity)->timed.minutes;
    if (std::find(minutes.begin(), minutes.end(), wanted.minutes) != minutes.end()) m_shown->minutes = wanted.minutes;
}

std::optional<MachineDesk::Way> MachineDesk::way_to(Machine const& machine, Attendance const& who, MonoMs now) const
{
    auto const standing = m_board.standing(machine, now);
    auto const* own = ticket_of(machine.amenity, who);
    if (standing.status == MachineStatus::Free) return Way{own};
    if (standing.status != MachineStatus::Held) return std::nullopt;
    bool const another = own != nullptr && own != standing.ticket;
    if (another || !may_answer(*standing.ticket, who)) return std::nullopt;
    return Way{standing.ticket};
}

void MachineDesk::on(intent::StartMachine const& wanted, Attendance const& who)
{
    auto const* machine = m_board.machine(wanted.machine);
    if (!m_shown || machine == nullptr || machine->amenity != m_shown->amenity || m_shown->minutes == 0) return;
    if (is_second_tap("machine " + machine->id.text())) return;
    if (!is_allowed(*m_board.amenity(m_shown->amenity), who)) return;
    auto const way = way_to(*machine, who, m_ports.clock.mono());
    if (!way) return;
    SessionStarted started{
        SessionId::make(fresh_id().text()), machine->amenity, machine->id, m_shown->minutes, who.by(), std::nullopt};
    std::vector<EventBody> bodies;
    if (way->ticket != nullptr) {
        started.ticket = way->ticket->ticket;
        bodies.push_back(QueueLeft{way->ticket->ticket, machine->amenity, TicketEnd::Started});
    }
    bodies.insert(bodies.begin(), std::move(started));
    Bilingual const name = machine->name;
    if (record_for(std::move(bodies))) m_note = Note{name, false, m_ports.clock.mono() + undo_window};
}

void MachineDesk::on(intent::EndSession const& wanted, Attendance const& who)
{
    auto const* session = m_board.session_on(wanted.machine);
    if (is_second_tap("machine " + wanted.machine.text()) || session == nullptr) return;
    MonoMs const now = m_ports.clock.mono();
    SessionEnd reason = now < session->from + session->lasts ? SessionEnd::Early : SessionEnd::Collected;
    if (who.on_duty != nullptr) reason = SessionEnd::ByVolunteer;
    if (session->this_boot && now - session->from < undo_window) reason = SessionEnd::Undone;
    record_for({SessionEnded{
        session->session, session->amenity, session->machine, session->started_at, session->union_id, reason}});
}

void MachineDesk::on(intent::JoinQueue const& wanted, Attendance const& who)
{
    auto const* amenity = m_board.amenity(wanted.amenity);
    if (!m_shown || m_shown->amenity != wanted.amenity || is_second_tap("queue " + wanted.amenity.text())) return;
    if (ticket_of(wanted.amenity, who) != nullptr || !is_allowed(*amenity, who)) return;
    if (!view(who, ServiceAnswer::Allowed).can_queue) return;
    auto const day = local_day(m_ports.clock.moment().occurred_at(), m_zone);
    auto const last = m_ports.amenities->machines.last_number(wanted.amenity, day);
    if (!last) {
        m_shown->not_recorded = true;
        return log::warning("machine_book_unreadable", {{"code", last.error().code}});
    }
    auto const number = m_board.next_number(wanted.amenity, *last);
    if (!number) return;
    QueueJoined joined{TicketId::make(fresh_id().text()), wanted.amenity, *number, who.by()};
    auto const ticket = joined.ticket;
    if (record_for({std::move(joined)})) m_shown->ticket = ticket;
}

void MachineDesk::on(intent::LeaveQueue const& wanted, Attendance const& who)
{
    auto const* ticket = m_board.ticket(wanted.ticket);
    if (ticket == nullptr || !may_answer(*ticket, who)) return;
    if (is_second_tap("queue " + ticket->amenity.text())) return;
    record_for({QueueLeft{ticket->ticket, ticket->amenity, TicketEnd::GivenUp}});
}

void MachineDesk::on(intent::ReportMachine const& wanted, Attendance const& who)
{
    auto const* machine = m_board.machine(wanted.machine);
    if (machine == nullptr || m_board.is_broken(machine->id) == wanted.broken) return;
    if (!wanted.broken && who.on_duty == nullptr) return;
    std::vector<EventBody> bodies{MachineReported{machine->id, machine->amenity, wanted.broken,
        who.on_duty != nullptr ? std::optional{who.on_duty->id} : std::nullopt}};
    if (auto const* session = m_board.session_on(machine->id); session != nullptr && wanted.broken) {
        bodies.push_back(SessionEnded{session->session, session->amenity, session->machine, session->started_at,
            session->union_id, SessionEnd::Broken});
    }
    Bilingual const name = machine->name;
    bool const recorded = record_for(std::move(bodies));
    if (recorded && wanted.broken) m_note = Note{name, true, m_ports.clock.mono() + undo_window};
}

bool MachineDesk::is_allowed(Amenity const& amenity, Attendance const& who) const
{
    return answer_for(amenity.policy, who, m_ports.roster, m_ports.clock) == ServiceAnswer::Allowed;
}

bool MachineDesk::is_second_tap(std::string what)
{
    MonoMs const now = m_ports.clock.mono();
    if (m_tapped && m_tapped->what == what && now - m_tapped->at < second_tap) return true;
    m_tapped = Tapped{std::move(what), now};
    return false;
}

BoardTicket const* MachineDesk::ticket_of(AmenityId const& amenity, Attendance const& who) const
{
    auto const by = who.by();
    for (auto const& one : m_board.tickets()) {
        bool const given_here = m_shown && m_shown->ticket == one.ticket;
        if (one.amenity == amenity && (given_here || is_of(one, by))) return &one;
    }
    return nullptr;
}

BoardTicket const* MachineDesk::called(AmenityId const& amenity, Attendance const& who) const
{
    auto const* own = ticket_of(amenity, who);
    if (own != nullptr) return own->call ? own : nullptr;
    BoardTicket const* first = nullptr;
    for (auto const& one : m_board.tickets()) {
        if (one.amenity != amenity || !one.call || !may_answer(one, who)) continue;
        if (first == nullptr || one.call->at < first->call->at) first = &one;
    }
    return first;
}

bool MachineDesk::record(std::vector<EventBody> bodies)
{
    Moment const now = m_ports.clock.moment();
    std::vector<NewEvent> events;
    events.reserve(bodies.size());
    for (auto const& body : bodies) events.push_back({fresh_id(), body});
    auto const appended = m_ports.journal.append(events, now);
    if (!appended) {
        log::error("not_recorded", {{"code", appended.error().code}});
        return false;
    }
    for (auto const& body : bodies) m_board.apply(body, now.occurred_at(), now.clock.mono);
    m_ports.sync.nudge();
    return true;
}

bool MachineDesk::record_for(std::vector<EventBody> bodies)
{
    bool const recorded = record(std::move(bodies));
    m_note.reset();
    if (m_shown) m_shown->not_recorded = !recorded;
    return recorded;
}

EventId MachineDesk::fresh_id() { return new_event_id(m_ports.clock.read().wall, m_ports.random); }

void MachineDesk::tick(MonoMs now)
{
    if (m_anchors.is_outdated()) read_book();
    if (m_note && now >= m_note->until) m_note.reset();
    settle(now);
}

// One fact after another: the end of a session makes room, which calls the next, whose ticket may be missed already.
void MachineDesk::settle(MonoMs now)
{
    if (m_retry_at && now < *m_retry_at) return ring(now);
    m_retry_at.reset();
    while (auto const due = m_board.due(now)) {
        if (record({*due})) continue;
        m_retry_at = now + retry_after;
        break;
    }
    ring(now);
}

void MachineDesk::ring(MonoMs now)
{
    std::vector<MachineBell::Reason> reasons;
    for (auto const& machine : m_board.machines()) {
        auto const standing = m_board.standing(machine, now);
        if (standing.status == MachineStatus::Done && !standing.elsewhere)
            reasons.push_back({m_board.session_on(machine.id)->session.text(), Announcer::Call::MachineDone});
        if (standing.status == MachineStatus::Held)
            reasons.push_back({standing.ticket->ticket.text(), Announcer::Call::YourTurn});
    }
    auto const sounds = m_bell.ring(reasons, now);
    if (m_ports.announcer == nullptr) return;
    for (auto const sound : sounds) m_ports.announcer->call(sound);
}

std::optional<MonoMs> MachineDesk::next_change(MonoMs now) const
{
    auto next = m_board.next_change(now);
    auto const at = [&](MonoMs moment) {
        if (!next || moment < *next) next = moment;
    };
    if (m_board.due(now)) at(std::max(now, m_retry_at.value_or(now)));
    if (auto const sound = m_bell.next()) at(std::max(now, *sound));
    if (m_note) at(std::max(now, m_note->until));
    return next;
}

} // namespace yizhan
