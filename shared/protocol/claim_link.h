// How a phone comes to claim a card that was just shown at a kiosk. Token: KIOSK '.' STEP '.' CARD '.' TAG
//   STEP  half minutes since 1970 by the kiosk's clock, decimal
//   CARD  16 hex digits
//   TAG   base64url of the first 12 bytes of BLAKE2b-256, keyed, over "yizhan-card-claim\n" KIOSK "\n" STEP "\n" CARD
// The key is the one of the check-in link (check_in_link.h). The kiosk shows it only right after a good code of CARD
// was scanned: the token says that whoever has it stood there with that card within the last two minutes.
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

constexpr Millis card_claim_step{30'000};
constexpr std::int64_t card_claim_steps_allowed = 4; // to either side

struct CardClaimToken {
    KioskId kiosk;
    std::int64_t step = 0;
    CardId card;
    std::array<std::uint8_t, 12> tag{};
};

// REQUIRES: card is 16 lower-case hex digits.
std::string make_card_claim_token(KioskId const& kiosk, CardId const& card, UtcMs kiosk_now, Secret const& key);

// Only the form: names the kiosk whose key is to be looked up. InvalidInput otherwise.
Result<CardClaimToken> parse_card_claim_token(std::string_view token);

// As verify_check_in_token, within four steps. Unauthorised: not made with this key. Timeout: genuine, but of another
// time: show the card again.
Result<void> verify_card_claim_token(
    CardClaimToken const& token, Secret const& key, UtcMs hub_now, std::optional<Millis> clock_offset);

} // namespace yizhan
