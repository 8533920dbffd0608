// What this kiosk's own events say of machines, goods and requests: rows that follow from the log and can be made anew
// from it. Every function runs inside the caller's transaction.
#pragma once

#include "kiosk/journal/opening.h"

namespace yizhan::journal {

// What follows from the event that stands at `place`.
Result<void> project_own(
    Connection& connection, StoreOptions const& options, EventBody const& body, std::int64_t place, UtcMs occurred_at);
// Makes the rows anew from every event that is kept; what follows from forgotten ones stays as it is.
Result<void> reproject_own(Connection& connection, StoreOptions const& options);
// Before the events from `first_place` to `last_place` are forgotten: what nobody will ask for any more goes along. A
// taking of a campaign that may still go on stays, and so does what the hub's parts do not hold yet.
Result<void> forget_own(
    Connection& connection, StoreOptions const& options, std::int64_t first_place, std::int64_t last_place);

// The event that stands there. Nothing: it is forgotten, or the disk has altered it.
Result<std::optional<Event>> event_at(Connection& connection, std::int64_t place);

} // namespace yizhan::journal
