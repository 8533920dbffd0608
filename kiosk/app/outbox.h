// What still has to reach the hub, as the sync sees it. Same thread as the journal.
#pragma once

#include "shared/domain/events.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yizhan {

struct OutboxBatch {
    IncarnationId incarnation;
    Seq first = 0;
    std::vector<std::string> events; // envelope bytes, verbatim, in sequence from `first`
};

// What a signed reply of the hub says of one incarnation.
struct HubWatermarks {
    IncarnationId incarnation;
    Seq accepted = 0;
    Seq safe = 0;
    std::string log_epoch;
    // The last event of the batch that this reply answers; 0 for a heartbeat. All of the batch is committed, also above
    // a gap that no disk can fill any more, which `accepted` never passes.
    Seq delivered = 0;
    std::vector<std::pair<Seq, std::string>> quarantined; // kept here with the hub's reason
    // The first event of that batch. A late answer to a batch that does not adjoin what is accepted now (the hub was
    // restored meanwhile) says nothing of what lies between.
    Seq delivered_from = 0;
};

class Outbox {
public:
    virtual ~Outbox() = default;

    // The oldest events above what the hub has accepted, of one incarnation, older incarnations first. Nothing: all
    // sent.
    virtual Result<std::optional<OutboxBatch>> next_batch(std::size_t max_events, std::size_t max_bytes) = 0;

    // Watermarks only go forward within one log epoch; with another epoch they are taken as they are, so that a
    // restored hub is filled again. Nothing is deleted above `safe`.
    virtual Result<void> record(HubWatermarks const& marks) = 0;

    // The hub holds more of the current incarnation than this journal ever wrote: the disk is an old copy. From here on
    // a new incarnation is written; the next appended event is its first.
    virtual Result<void> begin_incarnation() = 0;
};

} // namespace yizhan
