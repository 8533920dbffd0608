#include "kiosk/app/keypad.h"

#include <cassert>

namespace yizhan {
namespace {

constexpr std::size_t number_digits = 8;
constexpr std::size_t tail_digits = 4;

bool is_digit(char key) { return key >= '0' && key <= '9'; }
bool is_letter(char key) { return key >= 'a' && key <= 'z'; }

} // namespace

void Keypad::press(char key)
{
    std::size_t const wanted = m_mode == KeypadMode::MemberNumber ? number_digits : tail_digits;
    if (is_digit(key) && m_digits.size() < wanted) m_digits.push_back(key);
    if (is_letter(key) && m_mode == KeypadMode::PhoneTail && m_digits.size() == tail_digits) m_initial = key;
}

void Keypad::erase()
{
    if (m_initial)
        m_initial.reset();
    else if (!m_digits.empty())
        m_digits.pop_back();
}

bool Keypad::is_complete() const
{
    if (m_mode == KeypadMode::PhoneTail) return m_digits.size() == tail_digits && m_initial.has_value();
    return MemberNumber::parse(m_digits).has_value();
}

bool Keypad::is_mistyped() const
{
    return m_mode == KeypadMode::MemberNumber && m_digits.size() == number_digits && !is_complete();
}

MemberNumber Keypad::number() const
{
    auto parsed = MemberNumber::parse(m_digits);
    assert(parsed);
    return std::move(*parsed);
}

PhoneKey Keypad::phone() const
{
    assert(m_mode == KeypadMode::PhoneTail && is_complete());
    return {m_digits, *m_initial};
}

} // namespace yizhan
