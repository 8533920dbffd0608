// One process a data folder: the second one learns it at once and can say so. The lock goes with the process, however
// it ends; the file stays.
#pragma once

#include "shared/platform/unique_fd.h"

#include "shared/base/result.h"

#include <filesystem>

namespace yizhan {

class LockFile {
public:
    // Locks FOLDER/lock. Busy: another process (or another LockFile of this one) has it. NotFound, DiskFull, ReadOnly,
    // Io.
    static Result<LockFile> acquire(std::filesystem::path const& folder);

private:
    explicit LockFile(UniqueFd file) : m_file{std::move(file)} { }
    UniqueFd m_file;
};

} // namespace yizhan
