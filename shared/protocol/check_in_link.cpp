#include "shared/protocol/check_in_link.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/step_token.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

TokenTag tag_of(KioskId const& kiosk, std::int64_t step, Secret const& key)
{
    return token_tag(key, fmt::format("yizhan-check-in-link\n{}\n{}", kiosk.text(), step));
}

} // namespace

std::string make_check_in_token(KioskId const& kiosk, UtcMs kiosk_now, Secret const& key)
{
    auto const step = token_step_at(kiosk_now, check_in_step);
    return fmt::format("{}.{}.{}", kiosk.text(), step, to_base64url(tag_of(kiosk, step, key)));
}

Result<CheckInToken> parse_check_in_token(std::string_view token)
{
    auto rest = token;
    CheckInToken out;
    out.tag = TRY(parse_token_tag(TRY(take_last_part(rest))));
    out.step = TRY(parse_token_step(TRY(take_last_part(rest))));
    out.kiosk = TRY(KioskId::parse(rest));
    return out;
}

Result<void> verify_check_in_token(
    CheckInToken const& token, Secret const& key, UtcMs hub_now, std::optional<Millis> clock_offset)
{
    if (!same_bytes(token.tag, tag_of(token.kiosk, token.step, key)))
        return fail(ErrorCode::Unauthorised, "check-in token: tag");
    if (is_token_step_near(token.step, check_in_step, check_in_steps_allowed, hub_now, clock_offset)) return {};
    return fail(ErrorCode::Timeout, "check-in token: not of this minute");
}

} // namespace yizhan
