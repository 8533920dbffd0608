#include "shared/domain/phone_number.h"

#include "shared/base/utf8.h"

namespace yizhan {
namespace {

constexpr std::size_t longest_kept = 20;

std::optional<PhoneFault> fault_of(std::string_view digits)
{
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == PhoneNumber::length) return PhoneFault{PhoneFaultKind::TooLong, i};
        if (digits[i] < '0' || digits[i] > '9') return PhoneFault{PhoneFaultKind::WrongCharacter, i};
        bool const other = (i == 0 && digits[i] != '1') || (i == 1 && digits[i] < '3');
        if (other) return PhoneFault{PhoneFaultKind::NotMobile, i};
    }
    return std::nullopt;
}

} // namespace

PrivateText normalised_phone(std::string_view typed)
{
    PrivateText out;
    for (std::size_t at = 0; at < typed.size() && out.size() < longest_kept;) {
        char32_t const c = utf8::half_width(utf8::next(typed, at));
        if (c == U' ' || c == U'\t' || c == 0xA0 || c == U'-') continue;
        char const ascii = c < 0x80 ? static_cast<char>(c) : '?';
        out.append({&ascii, 1});
        if (out.view() == "+86" || out.view() == "0086") out.truncate(0);
    }
    return out;
}

std::optional<PhoneFault> phone_fault_so_far(std::string_view typed)
{
    auto const text = normalised_phone(typed);
    auto const digits = text.view();
    // The country's prefix, half typed.
    if (std::string_view{"+86"}.starts_with(digits) || std::string_view{"0086"}.starts_with(digits))
        return std::nullopt;
    return fault_of(digits);
}

tl::expected<PhoneNumber, PhoneFault> PhoneNumber::parse(std::string_view typed)
{
    auto text = normalised_phone(typed);
    if (auto const fault = fault_of(text.view())) return tl::unexpected(*fault);
    if (text.size() < length) return tl::unexpected(PhoneFault{PhoneFaultKind::Incomplete, text.size()});
    return PhoneNumber{std::move(text)};
}

} // namespace yizhan
