// A mobile number of the mainland: 11 digits, 13 to 19 in front. Checked while it is typed; it cannot be printed or
// logged by accident.
#pragma once

#include "shared/base/private_text.h"

#include <optional>
#include <string_view>
#include <tl/expected.hpp>

namespace yizhan {

enum class PhoneFaultKind {
    Incomplete, // good as far as it goes; the place is where the next digit belongs
    TooLong,
    WrongCharacter,
    NotMobile, // the first two digits are no mobile number's
};

struct PhoneFault {
    PhoneFaultKind kind = PhoneFaultKind::Incomplete;
    std::size_t place = 0; // the digit, counted from 0 in the normalised text

    bool operator==(PhoneFault const&) const = default;
};

// Full-width digits as ASCII, spaces and hyphens dropped, +86 or 0086 in front taken off, anything that is not ASCII as
// '?'; at most 20 characters.
PrivateText normalised_phone(std::string_view typed);
// The first fault of a number that is still being typed.
std::optional<PhoneFault> phone_fault_so_far(std::string_view typed);

class PhoneNumber {
public:
    static constexpr std::size_t length = 11;

    static tl::expected<PhoneNumber, PhoneFault> parse(std::string_view typed);

    // The whole number: for who must have it, such as a sealed envelope; never for a log.
    std::string_view reveal() const { return m_text.view(); }
    // The last four digits, which lead back to thousands of people.
    std::string_view tail() const { return m_text.view().substr(m_text.size() < 4 ? 0 : m_text.size() - 4); }

    bool operator==(PhoneNumber const&) const = default;

private:
    explicit PhoneNumber(PrivateText text) : m_text{std::move(text)} { }
    PrivateText m_text;
};

} // namespace yizhan
