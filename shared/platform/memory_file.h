// A file that is only in memory, for libraries that write to a path: nothing of it ever reaches a disk.
#pragma once

#include "shared/platform/unique_fd.h"

#include "shared/base/result.h"

#include <string>

namespace yizhan {

class MemoryFile {
public:
    // Io: no memory, or no descriptor is free.
    static Result<MemoryFile> create();
    // Good for opening by this process as long as this lives.
    std::string path() const;
    // All that was written so far. TooLarge (over max_bytes), Io.
    Result<std::string> content() const;

    static constexpr std::size_t max_bytes = 256U << 20;

private:
    explicit MemoryFile(UniqueFd file) : m_file{std::move(file)} { }
    UniqueFd m_file;
};

} // namespace yizhan
