// Services on a phone: the catalogue, asking for one at a station or with one's own card, following it by its code. All
// on the hub's executor.
//   A request has an id of its own: sent again, it gets the same answer and records nothing new. A code that leads to
//   nothing is one answer after one pause, whatever is wrong with it: nobody learns which codes there are.
#pragma once

#include "server/api/kiosk_tokens.h"
#include "server/api/rate_limit.h"

namespace yizhan {

class PhoneServices {
public:
    static constexpr Millis pause_before_no{300};

    explicit PhoneServices(HubContext& hub) : m_hub{hub}, m_tokens{hub} { }

    void list(ExchangePtr const& exchange);
    void ask(ExchangePtr const& exchange);
    void standing(ExchangePtr const& exchange);
    void withdraw(ExchangePtr const& exchange);

private:
    struct Wanted {
        PhoneAsking asking;
        std::optional<CheckInToken> token;
        std::string presentation; // or this
    };
    static Result<Wanted> read_wanted(std::string_view body);
    bool waits(ExchangePtr const& exchange);
    void answer_list(ExchangePtr const& exchange);
    Result<void> renew_list();
    void answer_after_pause(ExchangePtr const& exchange, Problem problem);
    // Who asks, and from where. Unauthorised, Timeout, Refused as of tokens and presentations; Busy: too often.
    Result<void> believe(Wanted& wanted);
    void answer_code(
        ExchangePtr const& exchange, Result<RequestStanding> (PhoneServices::*by_code)(RequestCode const&));
    Result<RequestStanding> stands(RequestCode const& code);
    Result<RequestStanding> withdrawn(RequestCode const& code);
    Result<std::string> standing_json(RequestStanding const& standing);

    HubContext& m_hub;
    KioskTokens m_tokens;
    RateLimit m_by_peer{20, Millis{3'000}};
    RateLimit m_by_asker{6, Millis{60'000}};
    FeedCursor m_listed; // what the list was made of
    std::string m_list;
    std::string m_tag;
};

} // namespace yizhan
