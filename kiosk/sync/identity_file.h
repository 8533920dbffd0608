// The kiosk's identity as a small JSON file that only its owner reads: whole or not there, strict, with a version.
#pragma once

#include "kiosk/sync/kiosk_identity.h"
#include "shared/platform/files.h"

namespace yizhan {

Result<void> store_identity(FileStore& files, std::filesystem::path const& path, KioskIdentity const& identity);

// NotFound: not joined yet. InvalidInput: not a file that store_identity wrote. Unsupported: written by a newer
// version.
Result<KioskIdentity> load_identity(FileStore const& files, std::filesystem::path const& path);

} // namespace yizhan
