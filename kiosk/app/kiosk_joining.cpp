// Where the kiosk and its counter for joining meet: whose screen it is, and what a volunteer who stands by changes.
#include "kiosk/app/kiosk.h"

#include "shared/platform/log.h"

namespace yizhan {
namespace {

template <class... F> struct Overload : F... {
    using F::operator()...;
};
template <class... F> Overload(F...) -> Overload<F...>;

template <class... Wanted> bool is_one_of(Intent const& intent)
{
    return (std::holds_alternative<Wanted>(intent) || ...);
}

} // namespace

// While somebody joins, touches of the kiosk's other screens were meant for a screen that is gone.
bool Kiosk::comes_too_late(Intent const& intent) const
{
    return is_joining()
        && !is_one_of<intent::Touched, intent::GoHome, intent::SwitchLanguage, intent::SwitchTextSize,
            intent::CallVolunteer, EnrollmentIntent>(intent);
}

void Kiosk::show_counter()
{
    if (!m_counter) return;
    m_counter->set_language(m_language);
    m_check_in.set_volunteer_present(m_counter->on_duty() != nullptr);
    if (auto leaving = m_counter->take_leaving()) {
        std::visit(Overload{
                       [this](EnrollmentCounter::Home const&) { go_home(); },
                       [this](Welcome const& welcome) { show_visit(welcome.visit, welcome.bounced); },
                       [this](Result<CheckInAnswer>& answer) { show_answer(std::move(answer)); },
                       [this](Error const& error) { show_not_recorded(error); },
                   },
            *leaving);
    }
    if (!m_counter->is_showing()) return;
    m_visit.reset();
    m_keypad.reset();
    m_candidates.clear();
    m_screen = m_counter->view();
    m_return.stop();
    m_reset.stop();
}

void Kiosk::id_card_read(IdCardRead card)
{
    if (!m_counter) return;
    m_counter->touch(m_ports.clock.mono());
    m_counter->card_read(card);
    show_counter();
    publish();
}

void Kiosk::id_card_troubled(IdCardTrouble trouble)
{
    if (!m_counter) return;
    m_counter->touch(m_ports.clock.mono());
    m_counter->card_troubled(trouble);
    publish();
}

void Kiosk::id_card_reader_changed(IdCardReaderState)
{
    if (is_joining()) publish();
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
