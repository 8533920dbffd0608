// The bytes of a database file or its write-ahead log, read through SQLite's own file system layer without SQLite's
// opinion of them: for files that it refuses.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace yizhan::journal {

enum class RawFileKind { Database, WriteAheadLog };

class RawFile {
public:
    // `vfs`: empty is the system's. NotFound, Io.
    static Result<RawFile> open(std::filesystem::path const& path, RawFileKind kind, std::string const& vfs);
    RawFile(RawFile&&) noexcept;
    RawFile& operator=(RawFile&&) = delete;
    ~RawFile();

    std::uint64_t size() const { return m_size; }
    // What lies past the end reads as zeros. False where the disk does not give it.
    bool read(std::uint64_t offset, std::span<std::uint8_t> out) const;

private:
    struct Handle;
    explicit RawFile(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
    std::uint64_t m_size = 0;
};

} // namespace yizhan::journal
