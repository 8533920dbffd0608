// What everything about joining works with. All of it on the hub's executor.
#pragma once

#include "server/enrollment/application_store.h"
#include "server/enrollment/audit_log.h"
#include "server/enrollment/card_book.h"
#include "server/enrollment/hub_keys.h"
#include "server/ingest/event_store.h"
#include "server/ingest/feed_store.h"
#include "server/ingest/member_search.h"
#include "server/ingest/unit_of_work.h"
#include "shared/platform/clock.h"

namespace yizhan {

struct DeskPorts {
    EventStore& events;
    FeedStore& feeds;
    ApplicationStore& applications;
    AuditLog& audit;
    CardBook& cards;
    MemberSearch& members;
    UnitOfWork& work; // over all of the above
    HubKeys& keys;
    Clock const& clock;
    Random& random;
    ZoneMinutes zone;
};

} // namespace yizhan
