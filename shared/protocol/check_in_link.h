// The kiosk's rotating check-in code for phones. Token: KIOSK '.' STEP '.' TAG
//   STEP  half minutes since 1970 by the kiosk's clock, decimal
//   TAG   base64url of the first 12 bytes of BLAKE2b-256, keyed, over "yizhan-check-in-link\n" KIOSK "\n" STEP
// The key is shared by kiosk and hub at joining. The phone opens HUB/c/TOKEN; the token names no person, shows that
// somebody stood before the screen within the last minute, and is worth nothing afterwards.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/protocol/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

constexpr Millis check_in_step{30'000};
constexpr std::int64_t check_in_steps_allowed = 2; // to either side

struct CheckInToken {
    KioskId kiosk;
    std::int64_t step = 0;
    std::array<std::uint8_t, 12> tag{};
};

std::string make_check_in_token(KioskId const& kiosk, UtcMs kiosk_now, Secret const& key);

// Only the form: names the kiosk whose key is to be looked up. InvalidInput otherwise.
Result<CheckInToken> parse_check_in_token(std::string_view token);

// Good within two steps of the hub's time, or of the kiosk's own clock where a kiosk that has not agreed on the time
// goes by that: `clock_offset`, as last reported, added to the kiosk's clock gives the hub's. Unauthorised: not made
// with this key. Timeout: genuine, but of another time: scan again.
Result<void> verify_check_in_token(
    CheckInToken const& token, Secret const& key, UtcMs hub_now, std::optional<Millis> clock_offset);

} // namespace yizhan
