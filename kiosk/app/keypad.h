// What has been typed on the large keypad: a member number, or the last four digits of a phone and then the initial of
// the surname. Pure.
#pragma once

#include "kiosk/app/intents.h"
#include "shared/domain/member.h"

#include <optional>
#include <string>

namespace yizhan {

class Keypad {
public:
    explicit Keypad(KeypadMode mode) : m_mode{mode} { }

    // Keys that do not fit (a letter among the digits, a ninth digit) are passed over.
    void press(char key);
    void erase();

    KeypadMode mode() const { return m_mode; }
    std::string const& digits() const { return m_digits; }
    std::optional<char> initial() const { return m_initial; }
    bool is_complete() const;
    // Eight digits whose check digit does not fit: a slip of the finger.
    bool is_mistyped() const;
    // REQUIRES: is_complete() in that mode.
    MemberNumber number() const;
    PhoneKey phone() const;

private:
    KeypadMode m_mode;
    std::string m_digits;
    std::optional<char> m_initial;
};

} // namespace yizhan
