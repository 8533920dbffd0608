// What a person takes: recorded with one tap, taken back with another, and what a service wants first. And whose screen
// it is while machines, goods, stock or the catalogue are shown.
#include "kiosk/app/kiosk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis services_stay{45'000};
constexpr Millis stock_stay{10 * 60'000}; // a queue may halt; the volunteer is signed out by their own clock
constexpr Millis last_seconds{10'000};

bool begins_a_use(AmenityIntent const& wanted)
{
    return std::holds_alternative<intent::StartMachine>(wanted) || std::holds_alternative<intent::JoinQueue>(wanted);
}

} // namespace

bool Kiosk::is_at_services() const { return m_services && m_services->shown() != AmenityCounter::Desk::Nothing; }

Attendance Kiosk::attendance() { return {current_visit(), m_counter ? m_counter->on_duty() : nullptr}; }

void Kiosk::ask_services(AmenityIntent const& wanted)
{
    if (!m_services) return;
    auto const before = m_services->shown();
    auto const who = attendance();
    if (begins_a_use(wanted)) {
        auto const amenity = m_services->amenity_shown(who);
        auto const answer = amenity ? answer_for(*amenity) : ServiceAnswer::Allowed;
        if (answer != ServiceAnswer::Allowed) return ask_for(answer);
    }
    bool const stock = AmenityCounter::desk_of(wanted) == AmenityCounter::Desk::Stock;
    if (stock && who.on_duty == nullptr && !std::holds_alternative<intent::PickGoods>(wanted)) return;
    m_services->apply(wanted, who);
    show_services(before);
}

void Kiosk::show_services(AmenityCounter::Desk before)
{
    auto const shown = m_services->shown();
    if (shown == AmenityCounter::Desk::Nothing) {
        if (before != AmenityCounter::Desk::Nothing) leave_services(before);
        return;
    }
    if (m_counter) m_counter->hide_volunteers();
    m_keypad.reset();
    m_candidates.clear();
    m_screen = MachinesScreen{}; // the desk's own is filled in when it is published
    m_reset.stop();
    Millis const stay = shown == AmenityCounter::Desk::Stock ? stock_stay : services_stay;
    m_return.start(m_ports.clock.mono(), stay, stay, last_seconds);
}

// Back to where it was opened from.
void Kiosk::leave_services(AmenityCounter::Desk from)
{
    if (from == AmenityCounter::Desk::Stock && m_counter && m_counter->on_duty() != nullptr)
        return m_counter->open_volunteers();
    if (current_visit() != nullptr) return show_visit(VisitId{*m_visit}, false);
    go_home();
}

void Kiosk::use_amenity(AmenityId const& id)
{
    auto const amenity
        = std::find_if(m_amenities.begin(), m_amenities.end(), [&](Amenity const& one) { return one.id == id; });
    if (amenity == m_amenities.end()) return;
    if (amenity->kind == AmenityKind::Timed) return ask_services(intent::OpenMachines{id});
    if (auto const answer = answer_for(*amenity); answer != ServiceAnswer::Allowed) return ask_for(answer);
    auto const used = m_amenity_desk.use(*amenity, current_visit());
    if (used)
        m_ports.sync.nudge();
    else if (used.error().code != ErrorCode::Refused)
        show_not_recorded(used.error());
}

void Kiosk::undo_use(UseId const& use)
{
    auto const undone = m_amenity_desk.undo(use, current_visit());
    if (undone)
        m_ports.sync.nudge();
    else if (undone.error().code != ErrorCode::NotFound)
        show_not_recorded(undone.error());
}

ServiceAnswer Kiosk::answer_for(Amenity const& amenity)
{
    return yizhan::answer_for(amenity.policy, attendance(), m_ports.roster, m_ports.clock);
}

// Never a dead end: a number can be typed, a volunteer can be called.
void Kiosk::ask_for(ServiceAnswer answer)
{
    if (answer == ServiceAnswer::NeedsCode) {
        m_keypad.emplace(KeypadMode::PhoneTail);
        return show_keypad();
    }
    constexpr Millis stay{15'000};
    show(SectionView{Section::Volunteers, false, {}}, stay, stay * 2);
}

} // namespace yizhan
