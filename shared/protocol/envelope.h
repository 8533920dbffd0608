// An event on disk and on the wire: one line of JSON, a CloudEvents 1.0 envelope in its JSON format with the `sequence`
// and `partitionkey` extensions and our own (README.md beside this file has the grammar). The bytes are made once, at
// the kiosk, and kept verbatim everywhere; the chain is over the bytes.
#pragma once

#include "shared/base/bytes.h"
#include "shared/domain/events.h"

#include <string>
#include <string_view>

namespace yizhan {

constexpr std::size_t max_event_bytes = 8192;

// One line without line feeds, at most max_event_bytes.
std::string encode_event(Event const& event);

// InvalidInput for anything that encode_event cannot have made in this or a later version: a type or a member that this
// version does not know is fine (UnknownFact, or passed over), a known one with a bad value is not. TooLarge.
Result<Event> decode_event(std::string_view line);

// BLAKE2b-256 of the bytes: what the next event keeps as `prevhash`.
EventHash event_hash(std::string_view line);

} // namespace yizhan
