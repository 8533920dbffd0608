#include "shared/protocol/claim_link.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/step_token.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::size_t card_digits = 16;

TokenTag tag_of(KioskId const& kiosk, std::int64_t step, CardId const& card, Secret const& key)
{
    return token_tag(key, fmt::format("yizhan-card-claim\n{}\n{}\n{}", kiosk.text(), step, card.text()));
}

} // namespace

std::string make_card_claim_token(KioskId const& kiosk, CardId const& card, UtcMs kiosk_now, Secret const& key)
{
    auto const step = token_step_at(kiosk_now, card_claim_step);
    return fmt::format("{}.{}.{}.{}", kiosk.text(), step, card.text(), to_base64url(tag_of(kiosk, step, card, key)));
}

Result<CardClaimToken> parse_card_claim_token(std::string_view token)
{
    auto rest = token;
    CardClaimToken out;
    out.tag = TRY(parse_token_tag(TRY(take_last_part(rest))));
    auto const card = TRY(take_last_part(rest));
    if (card.size() != card_digits || !from_hex(card)) return fail(ErrorCode::InvalidInput, "token: card");
    out.card = CardId::make(std::string{card});
    out.step = TRY(parse_token_step(TRY(take_last_part(rest))));
    out.kiosk = TRY(KioskId::parse(rest));
    return out;
}

Result<void> verify_card_claim_token(
    CardClaimToken const& token, Secret const& key, UtcMs hub_now, std::optional<Millis> clock_offset)
{
    if (!same_bytes(token.tag, tag_of(token.kiosk, token.step, token.card, key)))
        return fail(ErrorCode::Unauthorised, "card claim: tag");
    if (is_token_step_near(token.step, card_claim_step, card_claim_steps_allowed, hub_now, clock_offset)) return {};
    return fail(ErrorCode::Timeout, "card claim: not of these minutes");
}

} // namespace yizhan
