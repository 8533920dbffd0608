// A second copy of the hub's database while it runs, and a new hub from such a copy.
#pragma once

#include "server/store/hub_store.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

// Copies page by page into a new file; what is written to the source meanwhile goes into the copy, too. The copy is
// durable once step() says so.
Result<std::unique_ptr<HubCopy>> begin_database_copy(sqlite::Database& source, HubStoreOptions const& to);

// Raises the safe watermarks to what a verified copy holds; they never go back.
Result<void> raise_safe(sqlite::Database& database, std::span<SafeMark const> marks);

} // namespace yizhan
