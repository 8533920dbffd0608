// What the routes of one hub work with. Unless said otherwise, everything here is used on `machine.executor` only.
#pragma once

#include "server/api/exchange.h"
#include "server/enrollment/enrollment_desks.h"
#include "server/ingest/feed_store.h"
#include "server/ingest/group_commit.h"
#include "server/ingest/kiosk_directory.h"
#include "server/projections/projection_store.h"
#include "server/services/service_desks.h"
#include "server/staff/account.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace yizhan {

// What the hub keeps, behind its ports.
struct HubPorts {
    EventStore& events;
    KioskRegistry& kiosks;
    FeedStore& feeds;
    ProjectionStore& projections;
    Figures& figures;
    AccountStore& accounts;
    ApplicationStore& applications;
    AuditLog& audit;
    CardBook& cards;
    MemberSearch& members;
    UnitOfWork& work;
    HubKeys& keys;
    ServiceFigures use; // of services, goods and stock
};

// Where the hub runs. One thread may be all three executors, as in the simulation: then work is done in place.
struct HubMachine {
    Clock const& clock;
    Random& random;
    Executor& executor; // the hub's actor: everything that is not pure
    Executor& offload; // signatures, compression, decoding: any thread, tasks may overtake each other
    Executor& hashing; // passwords
};

struct HubSettings {
    std::string public_url; // what kiosks and phones are told; https makes cookies Secure
    ZoneMinutes zone;
    PasswordCost password_cost;
    Hash operator_secret{}; // BLAKE2b-256 of the secret; all zero: no operator routes
};

struct HubContext {
    HubPorts ports;
    HubMachine machine;
    HubSettings settings;
    SigningKey key;
    KioskDirectory directory; // any thread
    GroupCommit commits; // any thread
    ReplySigner signer; // any thread
    EnrollmentDesks desks;
    ServiceDesks services;
    // Brings the figures up with the log, as far as a command may wait for it. Set by the hub.
    std::function<Result<void>()> catch_up = [] { return Result<void>{}; };
    std::unordered_map<KioskId, Millis> clock_offsets; // as last reported: added to the kiosk's clock it gives ours

    HubContext(HubPorts p, HubMachine m, HubSettings s, SigningKey k)
        : ports{p}, machine{m}, settings{std::move(s)}, key{std::move(k)}, commits{m.executor, p.events, m.clock},
          signer{key, m.clock, m.offload}, desks{{p.events, p.feeds, p.applications, p.audit, p.cards, p.members,
                                               p.work, p.keys, m.clock, m.random, settings.zone}},
          services{desks.ports, p.use}
    {
    }
    HubContext(HubContext const&) = delete;
    HubContext& operator=(HubContext const&) = delete;

    // A kiosk that never agreed on the time goes by its own clock, which its heartbeat told.
    void learn_clock(KioskId const& kiosk, Heartbeat const& beat, UtcMs heard)
    {
        clock_offsets[kiosk] = beat.clock_offset.value_or(heard - beat.clock.wall);
    }
};

} // namespace yizhan
