// Checking in without a code: a number that is typed, or the end of a phone's and an initial.
#include "kiosk/app/kiosk.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis form_stay{30'000};
constexpr std::size_t most_candidates = 8;

Candidate candidate_of(Member const& member)
{
    return {member.masked_name, member.number ? member.number->text().substr(5) : std::string{}, member.occupation};
}

} // namespace

void Kiosk::press_key(char key)
{
    if (!m_keypad || !std::holds_alternative<KeypadView>(m_screen)) return;
    m_keypad->press(key);
    if (m_keypad->is_complete())
        submit_keypad();
    else
        show_keypad();
}

void Kiosk::show_keypad()
{
    KeypadView view{m_keypad->mode(), m_keypad->digits(), m_keypad->initial(), m_keypad->is_complete(),
        m_keypad->is_mistyped(), {}};
    show(std::move(view), form_stay, form_stay);
}

void Kiosk::submit_keypad()
{
    if (!m_keypad || !m_keypad->is_complete()) return;
    if (m_keypad->mode() == KeypadMode::MemberNumber) {
        auto found = m_ports.roster.find_number(m_keypad->number());
        if (!found) return show_not_recorded(found.error());
        return show_answer(m_check_in.typed(*found));
    }
    auto found = m_ports.roster.find_phone(m_keypad->phone(), most_candidates);
    if (!found) return show_not_recorded(found.error());
    if (found->size() < 2) {
        return show_answer(m_check_in.typed(found->empty() ? std::nullopt : std::optional{found->front()}));
    }
    m_candidates = std::move(*found);
    CandidatesView view;
    std::transform(m_candidates.begin(), m_candidates.end(), std::back_inserter(view.people), candidate_of);
    show(std::move(view), form_stay, form_stay);
}

void Kiosk::pick_candidate(std::size_t index)
{
    if (!std::holds_alternative<CandidatesView>(m_screen) || index >= m_candidates.size()) return;
    Member const member = m_candidates[index];
    show_answer(m_check_in.typed(member));
}

} // namespace yizhan
