// What somebody who joins on a phone may choose from: the text to agree to, unions, employers and communities, and
// which union is the right one. Nothing personal in any of it.
#pragma once

#include "server/api/kiosk_tokens.h"
#include "server/api/rate_limit.h"

namespace yizhan {

class PhoneChoices {
public:
    static constexpr std::size_t max_places = 8;

    explicit PhoneChoices(HubContext& hub) : m_hub{hub}, m_tokens{hub} { }

    void enrollment(ExchangePtr const& exchange); // on the hub's executor
    // From any thread: lists that anybody may read need no code.
    void places(ExchangePtr const& exchange);
    void proposals(ExchangePtr const& exchange);

private:
    // Answers 429 where somebody asks too often.
    bool waits(ExchangePtr const& exchange);
    void answer_places(ExchangePtr const& exchange);
    void answer_proposals(ExchangePtr const& exchange);
    Result<std::string> enrollment_json();
    Result<std::string> places_json(HttpRequest const& request);
    Result<std::string> proposals_json(std::string_view body);

    HubContext& m_hub;
    KioskTokens m_tokens;
    RateLimit m_by_peer{30, Millis{500}};
};

} // namespace yizhan
