// A large file written piece by piece. It appears under its name only when it is whole and on the disk; until then, and
// after any error, what stood there before stands there still.
#pragma once

#include "shared/platform/unique_fd.h"

#include "shared/base/result.h"

#include <filesystem>
#include <string_view>

namespace yizhan {

class StreamFile {
public:
    // Writes to PATH.part, mode 0600; a PATH.part of an earlier run is replaced. NotFound, DiskFull, ReadOnly, Io.
    static Result<StreamFile> create(std::filesystem::path path);
    Result<void> write(std::string_view piece);
    // fsync, rename. REQUIRES: called once, nothing written afterwards.
    Result<void> finish();

private:
    StreamFile(std::filesystem::path path, UniqueFd file) : m_path{std::move(path)}, m_file{std::move(file)} { }
    std::filesystem::path m_path;
    UniqueFd m_file;
};

} // namespace yizhan
