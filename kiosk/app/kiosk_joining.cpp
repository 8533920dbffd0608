// Where the kiosk and its counter for joining meet: whose screen it is.
#include "kiosk/app/kiosk.h"

#include "shared/base/overload.h"
#include "shared/platform/log.h"

namespace yizhan {
namespace {

template <class... Wanted> bool is_one_of(Intent const& intent)
{
    return (std::holds_alternative<Wanted>(intent) || ...);
}

} // namespace

// While somebody joins or is at a service, touches of the kiosk's other screens were meant for a screen that is gone.
bool Kiosk::comes_too_late(Intent const& intent) const
{
    bool const anywhere = is_one_of<intent::Touched, intent::GoHome, intent::SwitchLanguage, intent::SwitchTextSize,
        intent::CallVolunteer, EnrollmentIntent>(intent);
    if (anywhere) return false;
    auto const* wanted = std::get_if<AmenityIntent>(&intent);
    if (is_at_services()) return wanted == nullptr;
    if (!is_joining()) return false;
    // The volunteer's desk leads to the stock.
    return wanted == nullptr || !m_counter->is_at_volunteers()
        || AmenityCounter::desk_of(*wanted) != AmenityCounter::Desk::Stock;
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
    if (m_services) m_services->hide();
    m_visit.reset();
    m_keypad.reset();
    m_candidates.clear();
    m_screen = EnrollmentScreen{}; // filled in when it is published
    m_return.stop();
    m_reset.stop();
}

void Kiosk::id_card_read(IdCardRead card)
{
    if (!m_counter) return;
    m_counter->touch(m_ports.clock.mono(), false);
    m_counter->card_read(card);
    show_counter();
    publish();
}

void Kiosk::id_card_troubled(IdCardTrouble trouble)
{
    if (!m_counter) return;
    m_counter->touch(m_ports.clock.mono(), false);
    m_counter->card_troubled(trouble);
    publish();
}

void Kiosk::id_card_reader_changed(IdCardReaderState)
{
    if (is_joining()) publish();
}

} // namespace yizhan
