// The hub's ports on one SQLite database: one connection, used on the hub's executor only, WAL with synchronous=FULL.
#pragma once

#include "server/ingest/event_store.h"
#include "server/ingest/feed_store.h"
#include "server/ingest/kiosk_registry.h"
#include "server/projections/projection_store.h"
#include "shared/platform/random.h"

#include <memory>
#include <string>

namespace yizhan {

struct HubStoreOptions {
    std::string path; // of the database file
    std::string vfs; // empty: the system's
};

class HubStore {
public:
    // Makes the database where there is none; checks it and brings its tables up to date where there is one.
    // Corrupt: left as it is. Unsupported: made by a newer version.
    static Result<std::unique_ptr<HubStore>> open(HubStoreOptions const& options, Random& random);
    virtual ~HubStore() = default;

    virtual EventStore& events() = 0;
    virtual KioskRegistry& kiosks() = 0;
    virtual FeedStore& feeds() = 0;
    virtual ProjectionStore& projections() = 0;
    virtual Figures& figures() = 0;

    // Copies the whole database to `path` on another medium, opens the copy, checks it and compares; only then do the
    // safe watermarks follow what the copy holds. Conflict: something is there already.
    virtual Result<void> back_up(std::string const& path) = 0;
};

// A database at `to` with all that the backup holds and a new life: log epoch, feed epochs and the hub's own
// incarnation are new, so that kiosks send again what came after it. Conflict: something is there already.
Result<void> restore_backup(std::string const& from, HubStoreOptions const& to, Random& random);

} // namespace yizhan
