// A member's card in a phone: claimed after it was shown at a kiosk, renewed by proving it. All on the hub's executor.
//   A claim says that somebody stood there with that card within two minutes, and works once: sent again with the same
//   key it gets the same answer. Of a card that leads to nobody the answer is the one of an old claim, after the same
//   pause. A renewal is believed only where the phone proves its card now; what was approved meanwhile comes with it.
#pragma once

#include "server/api/kiosk_tokens.h"
#include "server/api/rate_limit.h"
#include "shared/protocol/json_writing.h"
#include "shared/protocol/presentation.h"

namespace yizhan {

class PhoneCards {
public:
    static constexpr Millis pause_before_no{300};
    static constexpr Millis renewed_before_end{30LL * 24 * 3'600 * 1'000};

    explicit PhoneCards(HubContext& hub) : m_hub{hub}, m_tokens{hub} { }

    void offer(ExchangePtr const& exchange);
    void claim(ExchangePtr const& exchange);
    void renew(ExchangePtr const& exchange);

private:
    struct Claimed {
        Member member;
        StationId station;
    };
    Result<CardClaimToken> read_claim(std::optional<std::string_view> text) const;
    // Timeout also: this card leads to nobody.
    Result<Claimed> whose(CardClaimToken const& token);
    Result<std::string> offer_json(CardClaimToken const& token);
    Result<std::string> claim_json(CardClaimToken const& token, P256Key const& phone);
    Result<std::string> renew_json(std::string_view presentation);
    Result<CardRecord> card_now(CardRecord const& shown, Member const& member);
    Result<std::optional<CardRecord>> given_before(CardId const& card, P256Key const& phone);
    void answer(ExchangePtr const& exchange, Result<std::string> json);

    HubContext& m_hub;
    KioskTokens m_tokens;
    RateLimit m_by_peer{20, Millis{3'000}};
    RateLimit m_by_card{10, Millis{10'000}};
};

// credential, name, number, union, expires: what a phone keeps.
Result<void> add_card(JsonWriter& json, HubContext& hub, CardRecord const& card, Member const& member);

// A phone's proof of its card, by this hub's own keys. Unauthorised: not such a text, not ours, or no proof in it.
// Timeout: proved at another time. Refused: revoked, or not of the hub's cards.
Result<CardRecord> read_proof(HubContext& hub, std::string_view presentation);

} // namespace yizhan
