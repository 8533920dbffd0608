// Looks at one upload before anything is stored: pure, on any thread, so that hashing and decoding use every core while
// the one writer only writes. The request as a whole is refused only where nothing can be said about places (not zstd,
// wrong number of lines); a line that is no good event is judged and kept, never a reason to refuse its neighbours.
#pragma once

#include "shared/base/http_message.h"
#include "shared/protocol/envelope.h"
#include "shared/protocol/sync_messages.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// Why an event was kept but not understood; also its written name on the wire.
enum class QuarantineReason { NotJson, BadEnvelope, WrongKiosk, WrongIncarnation, WrongSequence, TooLarge };
std::string_view name(QuarantineReason reason);

// How the hub came to the best time that it knows for an event.
enum class Dating {
    Agreed, // the kiosk had agreed its clock with the hub in that boot
    SameBoot, // counted back from the upload by the kiosk's monotonic clock
    WallOnly, // the kiosk's wall clock alone: may be years off
};
std::string_view name(Dating dating);

struct IncomingEvent {
    Seq sequence = 0; // its place: first + line
    std::string_view bytes; // verbatim, inside IncomingBatch::body
    EventHash hash{};
    std::optional<QuarantineReason> quarantined; // then nothing below is known
    EventHash previous{};
    std::string type;
    UtcMs occurred_at; // of a quarantined one: when it was received
    Dating dating = Dating::WallOnly;
};

struct IncomingBatch {
    KioskId kiosk;
    UploadHead head;
    UtcMs received_at;
    std::shared_ptr<std::string const> body; // decompressed
    std::vector<IncomingEvent> events; // head.count of them, in order of place
};

// `request` carries a good signature of `kiosk`. InvalidInput: head, content type, encoding or number of lines;
// TooLarge: more than max_batch_bytes come out.
Result<IncomingBatch> check_upload(HttpRequest const& request, KioskId const& kiosk, UtcMs received_at);

// The best time of an event that came in with `sent`, the clocks of its kiosk at sending.
std::pair<UtcMs, Dating> date_event(Moment const& moment, ClockReading const& sent, UtcMs received_at);

} // namespace yizhan
