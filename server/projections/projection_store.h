// Where projections stand and what they read: a port. The log is read by position; each step's changes and the new
// position are one transaction, so no event is ever counted twice or left out. All calls on the hub's executor.
#pragma once

#include "server/projections/figures.h"
#include "server/projections/requests.h"
#include "server/projections/service_ledger.h"
#include "server/projections/usage_sums.h"

#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace yizhan {

// An event of the log that was understood when it came in.
struct LoggedEvent {
    std::uint64_t position = 0;
    UtcMs received_at;
    UtcMs occurred_at; // the hub's best
    std::string bytes;
};

struct CountKey {
    StationId station;
    std::int32_t day = 0;
    int hour = 0;
    Measure measure = Measure::CheckIns;
    std::string detail;

    auto operator<=>(CountKey const&) const = default;
};

struct ListedCheckIn {
    RecentCheckIn row;
    IncarnationId incarnation; // with kiosk and sequence: one order for all, whatever the order of arrival
    Seq sequence = 0;
};

// What a run of events adds up to.
struct ProjectedChanges {
    std::map<CountKey, std::int64_t> counts;
    std::map<std::pair<MemberId, std::int32_t>, std::int64_t> visits; // by member and month
    std::vector<ListedCheckIn> check_ins;
    UsageSums usage; // of amenities
    ServiceFacts facts; // counted once, by the ids of what they are about
    ZoneMinutes zone;
};

class ProjectionStore {
public:
    virtual ~ProjectionStore() = default;
    virtual Result<std::uint64_t> position() = 0; // the last position that is counted
    // The next events after a position, without quarantined ones; `covered`: the position up to which this has looked.
    struct Slice {
        std::vector<LoggedEvent> events;
        std::uint64_t covered = 0;
    };
    virtual Result<Slice> read_log(std::uint64_t after, std::size_t limit) = 0;
    virtual Result<void> apply(ProjectedChanges changes, std::uint64_t position) = 0;
    virtual Result<void> clear() = 0; // as before the first event
    virtual ServiceLedger& ledger() = 0;
    virtual RequestBook& requests() = 0;
};

} // namespace yizhan
