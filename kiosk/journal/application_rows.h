// What this kiosk's own events say of applications and ceremonies: rows that follow from the log and can be made anew
// from it. Every function runs inside the caller's transaction.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/domain/events.h"

namespace yizhan::journal {

// What follows from the event that stands at `place`. Drafts that it submits or withdraws are deleted.
Result<void> project_event(Connection& connection, EventBody const& body, std::int64_t place, UtcMs occurred_at);
// Throws the rows away and makes them from every event that is kept, in the order in which they were written.
Result<void> reproject(Connection& connection);
// Before the events up to `last_place` of an incarnation are forgotten: what follows from them goes along.
Result<void> forget_applications(Connection& connection, std::int64_t first_place, std::int64_t last_place);

} // namespace yizhan::journal
