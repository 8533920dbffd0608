// One signed exchange with the hub. An answer counts only when the hub's key signed it for this very request; a captive
// portal's page, an old answer replayed, a cut or altered body are all the same: nobody was reached. Every answer that
// counts tells the time, and whether the hub can be reached at all.
#pragma once

#include "kiosk/app/kiosk_clock.h"
#include "kiosk/app/ports.h"
#include "kiosk/sync/hub_url.h"
#include "kiosk/sync/kiosk_identity.h"
#include "kiosk/sync/lifeline.h"
#include "shared/platform/executor.h"
#include "shared/platform/random.h"
#include "shared/platform/transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace yizhan {

struct HubAnswer {
    std::optional<HttpResponse> response; // signed by the hub; nothing: the hub was not reached
    std::optional<Millis> retry_after; // asked for by whoever answered; bounded
    ClockReading sent;
    ClockReading received;
};

class HubLink {
public:
    struct Parts {
        Transport& transport;
        Executor& executor; // the app's
        Random& random;
        KioskClock& clock;
    };
    using Done = std::function<void(HubAnswer const&)>;
    using OnState = std::function<void(SyncState const&)>;

    // `identity` outlives this. `on_state` is called after each exchange, when `done` has returned.
    HubLink(Parts parts, KioskIdentity const& identity, HubUrl url, OnState on_state);

    HttpRequest request(std::string_view method, std::string_view path) const { return m_url.request(method, path); }

    // Signs and sends. Calls `done` exactly once and never from inside, also where the transport never answers, or only
    // after the machine slept: no exchange stays open longer than its timeout and a few seconds.
    void send(HttpRequest request, SendLimits limits, Done done);

    // The exact time of an answer's body; without it the answer's signature tells whole seconds.
    void learn(UtcMs hub_time, HubAnswer const& answer);

    SyncState const& state() const { return m_state; }

private:
    struct Exchange {
        HttpRequest request; // signed, without its body
        ClockReading sent;
        MonoMs deadline;
        Done done;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void finish(ExchangePtr const& exchange, Result<HttpResponse> outcome);
    HubAnswer judge(Exchange const& exchange, Result<HttpResponse> outcome);
    void note(HubAnswer const& answer);
    void watch();

    Parts m_parts;
    KioskIdentity const& m_identity;
    HubUrl m_url;
    OnState m_on_state;
    SyncState m_state;
    std::vector<ExchangePtr> m_open; // at most one an owner: upload, heartbeat, feed
    bool m_watching = false;
    Lifeline m_lifeline;
};

} // namespace yizhan
