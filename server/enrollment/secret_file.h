// 32 secret bytes in a file of the hub's data folder that only its user can read.
#pragma once

#include "shared/platform/files.h"
#include "shared/platform/random.h"
#include "shared/protocol/secret.h"

#include <filesystem>

namespace yizhan {

// The secret in that file; made where there is none yet. Corrupt: the file is something else, and is left as it is.
Result<Secret> secret_in(FileStore& files, std::filesystem::path const& path, Random& random);

} // namespace yizhan
