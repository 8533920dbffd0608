// Joining a union on a phone that has photographed a kiosk's code: the application, which is sealed to the hub's own
// enrollment key before it reaches its disk. All on the hub's executor.
//   An application has an id of its own: sent again, also without the form, it gets the same answer where the key is
//   the same. Whoever might be known already is told by masked names only, and may say that it is somebody else.
#pragma once

#include "server/api/kiosk_tokens.h"
#include "server/api/phone_application.h"
#include "server/api/rate_limit.h"

namespace yizhan {

class PhoneJoining {
public:
    static constexpr std::size_t max_people = 4;

    explicit PhoneJoining(HubContext& hub) : m_hub{hub}, m_tokens{hub} { }

    void apply(ExchangePtr const& exchange);

private:
    Result<std::optional<std::string>> answer_known(PhoneApplicationName const& name);
    void take(ExchangePtr const& exchange, PhoneApplicationName const& name, PhoneApplication application);
    Result<std::vector<std::string>> unknown_fields(PhoneApplication const& application);
    Result<std::vector<std::string>> people_like(PhoneApplication const& application);
    Result<void> record(
        PhoneApplicationName const& name, PhoneApplication const& application, StationId const& station);
    Result<std::string> answer_json(ApplicationId const& id, CardRecord const& card);

    HubContext& m_hub;
    KioskTokens m_tokens;
    RateLimit m_by_peer{10, Millis{6'000}};
    RateLimit m_by_token{12, Millis{5'000}};
};

} // namespace yizhan
