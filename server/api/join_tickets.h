// Joining codes: made by staff or the operator, used once, by whoever shows it first. On the hub's executor.
#pragma once

#include "server/api/hub_context.h"
#include "server/api/rate_limit.h"
#include "server/api/route_table.h"

namespace yizhan {

class JoinTickets {
public:
    explicit JoinTickets(HubContext& hub) : m_hub{hub} { }

    // For staff and for the operator: {"station"} → ticket, expiry, QR code.
    void make(ExchangePtr const& exchange);
    // POST /v1/join. On the offload executor, after its gate.
    void join(ExchangePtr const& exchange);

private:
    struct Made {
        std::string ticket;
        UtcMs expires_at;
    };
    Result<Made> make_for(StationId const& station);
    Result<JoinReply> admit(JoinRequest const& request);

    HubContext& m_hub;
    RateLimit m_tries{30, Millis{2'000}}; // a peer's
};

} // namespace yizhan
