// The hub's ports on one SQLite database: one connection, used on the hub's executor only, WAL with synchronous=FULL.
#pragma once

#include "server/enrollment/application_store.h"
#include "server/enrollment/audit_log.h"
#include "server/enrollment/card_book.h"
#include "server/ingest/event_store.h"
#include "server/ingest/feed_store.h"
#include "server/ingest/kiosk_registry.h"
#include "server/ingest/member_search.h"
#include "server/ingest/unit_of_work.h"
#include "server/projections/projection_store.h"
#include "server/projections/service_figures.h"
#include "shared/platform/random.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yizhan {

struct HubStoreOptions {
    std::string path; // of the database file
    std::string vfs; // empty: the system's
};

enum class CopyProgress { More, Done };

// A copy of the running database under way. Dropped before it is done, it leaves a file that is no database.
class HubCopy {
public:
    virtual ~HubCopy() = default;
    // About a MiB; on the hub's executor, like everything between the steps. Done: all of it is on the medium.
    virtual Result<CopyProgress> step() = 0;
    virtual std::uint64_t events() const = 0; // how many it holds, once done
};

// How much of a stream a copy holds.
struct SafeMark {
    KioskId kiosk;
    IncarnationId incarnation;
    Seq accepted = 0;
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
    virtual ServiceFigures services() = 0;
    virtual ApplicationStore& applications() = 0;
    virtual AuditLog& audit() = 0;
    virtual CardBook& cards() = 0;
    virtual MemberSearch& members() = 0;
    virtual UnitOfWork& work() = 0; // over all of the above

    // A copy into a new file at `path`, beside the work of the hub. Conflict: something is there already. The store
    // outlives the copy.
    virtual Result<std::unique_ptr<HubCopy>> begin_copy(std::string const& path) = 0;
    // A verified copy on another medium holds this much.
    virtual Result<void> mark_safe(std::span<SafeMark const> marks) = 0;
};

// Opens a finished copy, checks every page and index and compares; Corrupt unless all fits. Any thread.
Result<std::vector<SafeMark>> verify_copy(HubStoreOptions const& copy, std::uint64_t events_expected);

// A database at `to` with all that the backup holds and a new life: log epoch, feed epochs and the hub's own
// incarnation are new, so that kiosks send again what came after it. Conflict: something is there already.
Result<void> restore_backup(std::string const& from, HubStoreOptions const& to, Random& random);

} // namespace yizhan
