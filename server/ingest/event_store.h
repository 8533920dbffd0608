// The log of everything that happened, as a port. Events are kept verbatim under their place (kiosk, incarnation,
// sequence); the log numbers them by position in the order of arrival. All calls on the hub's executor.
#pragma once

#include "server/ingest/check_upload.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yizhan {

struct Watermarks {
    Seq accepted = 0; // committed, without a gap
    Seq safe = 0; // …and on a verified second medium
};

// An event of the hub itself: a check-in by phone.
struct OwnEvent {
    EventId id; // of the attempt: the same again records nothing new
    StationId station;
    Moment moment;
    EventBody body;
};

// What stands in the log under an own event's id: the first one recorded.
struct OwnRecorded {
    StationId station;
    UtcMs at;
    EventBody body;
};

struct QuarantinedPlace {
    KioskId kiosk;
    IncarnationId incarnation;
    Seq sequence = 0;
    std::string reason;
    UtcMs received_at;
};

// One event as it was stored, for exports.
struct StoredEvent {
    std::uint64_t position = 0;
    UtcMs received_at;
    UtcMs occurred_at;
    std::string bytes;
};

class EventStore {
public:
    virtual ~EventStore() = default;

    // ONE transaction for all batches; Ok means that every reply may be sent: it is committed and survives a power cut.
    // A place is taken once: the same bytes again change nothing, other bytes are kept beside it as a fork. Any order,
    // repetition or overlap of batches ends in the same log. Replies come without hub_time.
    // DiskFull, ReadOnly, Io, Busy: nothing may be acknowledged; whether it was stored is unknown, sending again is
    // safe.
    virtual Result<std::vector<UploadReply>> append(std::span<IncomingBatch const> batches) = 0;

    // The same for events of the hub itself: kiosk `hub`, the hub's own incarnation and chain.
    virtual Result<std::vector<OwnRecorded>> append_own(std::span<OwnEvent const> events) = 0;

    // Zeros for an incarnation that never sent anything.
    virtual Result<Watermarks> watermarks(KioskId const& kiosk, IncarnationId const& incarnation) = 0;

    // One life of this log: made with the database, changed by a restore.
    virtual std::string const& log_epoch() const = 0;
    virtual Result<std::uint64_t> event_count() = 0;

    // Newest first.
    virtual Result<std::vector<QuarantinedPlace>> quarantine(std::size_t limit) = 0;
    // Events after a position, in order of position.
    virtual Result<std::vector<StoredEvent>> read(std::uint64_t after, std::size_t limit) = 0;
};

// The kiosk id under which the hub's own events stand. No kiosk may join under it.
KioskId const& hub_kiosk();

} // namespace yizhan
