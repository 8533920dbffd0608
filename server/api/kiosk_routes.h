// What kiosks ask: upload of events, heartbeat, feeds. Each handler runs on the offload executor, after its gate.
#pragma once

#include "server/api/hub_context.h"
#include "server/api/route_table.h"

namespace yizhan {

class KioskRoutes {
public:
    explicit KioskRoutes(HubContext& hub) : m_hub{hub} { }

    void upload(ExchangePtr const& exchange);
    void heartbeat(ExchangePtr const& exchange);
    void feed(ExchangePtr const& exchange);

private:
    Result<HeartbeatReply> take(KnownKiosk const& kiosk, Heartbeat const& beat);

    HubContext& m_hub;
};

} // namespace yizhan
