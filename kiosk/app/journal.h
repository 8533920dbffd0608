// The station's durable record, as the use cases see it. One writer: the app thread.
#pragma once

#include "shared/domain/counts.h"
#include "shared/domain/events.h"

#include <map>
#include <span>
#include <vector>

namespace yizhan {

struct NewEvent {
    EventId id; // also the operation id: appending the same id again changes nothing and says where it stands
    EventBody body;
};

enum class StorageState { Ok, Full, ReadOnly, Damaged };
std::string_view name(StorageState state);

struct JournalStatus {
    IncarnationId incarnation;
    Seq last_sequence = 0;
    std::int64_t unsent = 0; // over all incarnations
    std::optional<UtcMs> oldest_unsent; // its wall time
    StorageState storage = StorageState::Ok; // what the last write met with
};

class Journal {
public:
    virtual ~Journal() = default;

    // Stamps, chains and commits the events, their outbox rows and the local counts in ONE transaction; gives the
    // sequence of the last one. Ok means that it survives a power cut (WAL, synchronous=FULL). After a commit whose
    // outcome is unclear the journal looks for itself and answers Ok or an error, never 'perhaps'.
    // DiskFull, ReadOnly, Io, Corrupt: nothing was recorded; Internal likewise, for an event that could not be read
    // again. REQUIRES: 1..64 events.
    virtual Result<Seq> append(std::span<NewEvent const> events, Moment const& now) = 0;

    virtual JournalStatus status() const = 0;

    // Uses of each amenity on a local day at this kiosk, undone ones taken off.
    virtual Result<std::map<AmenityId, std::int64_t>> amenity_uses(std::int32_t day) = 0;
    // Visits of a member in a local month at this kiosk.
    virtual Result<std::int64_t> visits_in_month(MemberId const& member, std::int32_t month) = 0;
};

} // namespace yizhan
