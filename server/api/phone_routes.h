// Checking in by phone: whoever has just photographed a kiosk's rotating code. All on the hub's executor.
//   The token shows that somebody stood before the screen within about a minute; it names nobody.
//   'No such number' and 'wrong phone' are one answer after one pause: the page tells nobody who is a member.
//   An attempt has an id of its own: sent again, it gets the same answer and records nothing new.
#pragma once

#include "server/api/kiosk_tokens.h"
#include "server/api/phone_attempt.h"
#include "server/api/rate_limit.h"
#include "server/api/route_table.h"
#include "shared/domain/check_in.h"
#include "shared/protocol/json_writing.h"

#include <deque>

namespace yizhan {

class PhoneRoutes {
public:
    static constexpr Millis pause_before_no{300}; // hides how the search went, and slows guessing
    static constexpr std::size_t max_kept_answers = 2'000;

    explicit PhoneRoutes(HubContext& hub) : m_hub{hub}, m_tokens{hub} { }

    void link(ExchangePtr const& exchange);
    void check_in(ExchangePtr const& exchange);

private:
    std::optional<Millis> too_often(PhoneAttempt const& attempt);
    Result<CheckInDecision> decide(PhoneAttempt const& attempt);
    Result<std::optional<Member>> find_claimed(MemberClaim const& claim);
    Result<CheckInDecision> decide_shown(ShownCard const& shown, CheckInContext const& context);
    void record(ExchangePtr const& exchange, PhoneAttempt const& attempt, StationId const& station, EventBody body);
    // `submitted_at`: the figures do not hold yet what was recorded just now.
    Result<std::string> answer_to(OwnRecorded const& recorded, UtcMs submitted_at) const;
    Result<void> add_member(JsonWriter& json, Member const& member, std::int64_t month_visits) const;
    void keep_answer(EventId const& id, std::string body);

    HubContext& m_hub;
    KioskTokens m_tokens;
    RateLimit m_by_peer{20, Millis{3'000}};
    RateLimit m_by_token{60, Millis{500}};
    RateLimit m_wrong_by_number{5, Millis{120'000}}; // a member's phone tail has 10,000 possibilities
    std::unordered_map<EventId, std::string> m_answers;
    std::deque<EventId> m_answers_in_order;
};

} // namespace yizhan
