// Single values of the database: the log's epoch, the hub's own incarnation.
#pragma once

#include "shared/platform/random.h"
#include "shared/platform/sqlite.h"

#include <string>
#include <string_view>

namespace yizhan {

constexpr std::string_view meta_log_epoch = "log_epoch";
constexpr std::string_view meta_own_incarnation = "own_incarnation";

// NotFound where it was never set.
Result<std::string> read_meta(sqlite::Database& database, std::string_view key);
Result<void> write_meta(sqlite::Database& database, std::string_view key, std::string_view value);

// Begins a new life: both of the above, at random.
Result<void> begin_new_life(sqlite::Database& database, Random& random);

} // namespace yizhan
