#include "shared/protocol/check_in_link.h"

#include "shared/protocol/hash.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace yizhan {
namespace {

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

std::int64_t step_at(UtcMs time) { return std::max<std::int64_t>(time.ms, 0) / check_in_step.count(); }

std::array<std::uint8_t, 12> tag_of(KioskId const& kiosk, std::int64_t step, Secret const& key)
{
    auto const text = fmt::format("yizhan-check-in-link\n{}\n{}", kiosk.text(), step);
    auto const hash = keyed_blake2b(key, {as_bytes(text)});
    std::array<std::uint8_t, 12> tag{};
    std::copy_n(hash.begin(), tag.size(), tag.begin());
    return tag;
}

} // namespace

std::string make_check_in_token(KioskId const& kiosk, UtcMs kiosk_now, Secret const& key)
{
    auto const step = step_at(kiosk_now);
    return fmt::format("{}.{}.{}", kiosk.text(), step, to_base64url(tag_of(kiosk, step, key)));
}

Result<CheckInToken> parse_check_in_token(std::string_view token)
{
    // From the end: the kiosk's id may hold dots.
    auto const second_dot = token.rfind('.');
    if (second_dot == std::string_view::npos || second_dot == 0) return bad("check-in token: form");
    auto const first_dot = token.rfind('.', second_dot - 1);
    if (first_dot == std::string_view::npos) return bad("check-in token: form");
    CheckInToken out;
    out.kiosk = TRY(KioskId::parse(token.substr(0, first_dot)));
    auto const step = token.substr(first_dot + 1, second_dot - first_dot - 1);
    bool const canonical = !step.empty() && step.size() <= 12
        && step.find_first_not_of("0123456789") == std::string_view::npos && (step.size() == 1 || step[0] != '0');
    if (!canonical) return bad("check-in token: step");
    std::from_chars(step.data(), step.data() + step.size(), out.step); // cannot fail: 12 digits fit
    auto const tag = TRY(from_base64url(token.substr(second_dot + 1)));
    if (tag.size() != out.tag.size()) return bad("check-in token: tag");
    std::copy(tag.begin(), tag.end(), out.tag.begin());
    return out;
}

Result<void> verify_check_in_token(
    CheckInToken const& token, Secret const& key, UtcMs hub_now, std::optional<Millis> clock_offset)
{
    if (!same_bytes(token.tag, tag_of(token.kiosk, token.step, key)))
        return fail(ErrorCode::Unauthorised, "check-in token: tag");
    auto const is_near = [&](UtcMs time) {
        auto const steps_away = token.step - step_at(time);
        return steps_away >= -check_in_steps_allowed && steps_away <= check_in_steps_allowed;
    };
    if (is_near(hub_now) || (clock_offset && is_near(hub_now - *clock_offset))) return {};
    return fail(ErrorCode::Timeout, "check-in token: not of this minute");
}

} // namespace yizhan
