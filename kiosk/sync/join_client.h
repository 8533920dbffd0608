// Joining a hub with a ticket that staff show: makes the kiosk's key, hands it over, and believes only a reply that the
// ticket's own hub key signed.
#pragma once

#include "kiosk/app/kiosk_clock.h"
#include "kiosk/sync/hub_url.h"
#include "kiosk/sync/kiosk_identity.h"
#include "kiosk/sync/lifeline.h"
#include "shared/platform/executor.h"
#include "shared/platform/random.h"
#include "shared/platform/transport.h"
#include "shared/protocol/join_ticket.h"

#include <functional>
#include <optional>
#include <string>

namespace yizhan {

class JoinClient {
public:
    static constexpr int most_tries = 5; // in some 15 s and the exchanges' own time

    struct Parts {
        Transport& transport;
        Executor& executor; // the app's
        Random& random;
        KioskClock& clock;
    };
    using Done = std::function<void(Result<KioskIdentity>)>;

    explicit JoinClient(Parts parts) : m_parts{parts} { }

    // `machine` is its host name; `known`: it joins again and keeps its id, and with it its queue.
    // Calls `done` once, never from inside. InvalidInput: not a ticket. Conflict, NotFound, Refused, …: what the hub
    // said of it. Unavailable: nobody of that key answered in most_tries; the same ticket may then be tried again and
    // goes with the same key, so that a lost reply wastes no ticket. Busy: joining is under way.
    void join(std::string_view ticket, std::string machine, std::optional<KioskId> known, Done done);

private:
    struct Attempt {
        JoinTicket ticket;
        SigningKey key;
        HubUrl url;
        std::string body;
        Done done; // empty: not under way
        int tries = 0;
    };

    Result<void> prepare(std::string_view ticket, std::string machine, std::optional<KioskId> known);
    void send();
    void answered(HttpRequest const& request, ClockReading const& sent, Result<HttpResponse> outcome);
    Result<KioskIdentity> identity_of(HttpResponse const& response);
    void try_again();
    void finish(Result<KioskIdentity> result);

    Parts m_parts;
    std::optional<Attempt> m_attempt;
    Lifeline m_lifeline;
};

} // namespace yizhan
