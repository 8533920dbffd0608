// A second copy of the hub's database on another medium, and a new hub from such a copy.
#pragma once

#include "server/store/hub_store.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

// Copies, opens the copy, checks it, counts, makes it durable, then moves the safe watermarks to what the copy holds.
Result<void> back_up_database(sqlite::Database& database, HubStoreOptions const& to);

} // namespace yizhan
