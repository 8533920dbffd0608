// What a person takes: recorded with one tap, taken back with another, and what a service wants first.
#include "kiosk/app/kiosk.h"

#include <algorithm>

namespace yizhan {

void Kiosk::use_amenity(AmenityId const& id)
{
    auto const amenity
        = std::find_if(m_amenities.begin(), m_amenities.end(), [&](Amenity const& one) { return one.id == id; });
    if (amenity == m_amenities.end()) return;
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
    if (amenity.policy.demand == Demand::Always && !amenity.policy.list_age_h) return ServiceAnswer::Allowed;
    ServiceQuestion question;
    if (Visit const* visit = current_visit()) question.assurance = visit->event.assurance;
    question.volunteer_present = m_counter && m_counter->on_duty() != nullptr;
    auto const as_of = m_ports.roster.as_of();
    if (as_of && *as_of) question.list_age = m_ports.clock.now().time - **as_of;
    return decide_service(amenity.policy, question);
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
