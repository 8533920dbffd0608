// What the rotating links have in common: a step of time, and a tag that only who shares the key can make.
#pragma once

#include "shared/base/time.h"
#include "shared/protocol/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yizhan {

using TokenTag = std::array<std::uint8_t, 12>;

// The first 12 bytes of keyed BLAKE2b-256 over `text`.
TokenTag token_tag(Secret const& key, std::string_view text);

std::int64_t token_step_at(UtcMs time, Millis step);
// Decimal, the one way to write it, at most 12 digits. InvalidInput otherwise.
Result<std::int64_t> parse_token_step(std::string_view text);
Result<TokenTag> parse_token_tag(std::string_view base64url);

// Takes the part behind the last dot off the end of `rest`. InvalidInput where there is none: ids before it may hold
// dots.
Result<std::string_view> take_last_part(std::string_view& rest);

// Whether `step` is within `allowed` steps of the hub's time, or of the kiosk's own clock where its offset is known.
bool is_token_step_near(
    std::int64_t at, Millis step, std::int64_t allowed, UtcMs hub_now, std::optional<Millis> clock_offset);

} // namespace yizhan
