// Putting and removing one row of the feed. Each row carries the generation (the epoch's ordinal) that brought it last.
#pragma once

#include "kiosk/journal/opening.h"

#include "shared/domain/feed.h"

namespace yizhan::journal {

// A kind that does not belong to the channel changes nothing: it may be from a later version of the hub.
Result<void> apply_row(Connection& connection, StoreOptions const& options, std::string const& channel,
    FeedRow const& row, std::int64_t generation);

// Drops the rows of the channel that an older generation brought.
Result<void> sweep(
    Connection& connection, StoreOptions const& options, std::string const& channel, std::int64_t generation);

} // namespace yizhan::journal
