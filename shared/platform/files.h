// Small files that must be whole: the old one or the new one after a power cut, never an empty or half one.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace yizhan {

inline constexpr std::size_t small_file_bytes_max = 1U << 20;

class FileStore {
public:
    virtual ~FileStore() = default;
    // Writes beside (PATH.new), fsyncs, renames over, fsyncs the folder. Mode 0600. One writer a path at a time.
    // TooLarge (over 1 MiB), NotFound (no such folder), DiskFull, ReadOnly, Io. After an error the old file or the new
    // one is there, whole.
    virtual Result<void> write_durably(std::filesystem::path const& path, std::string_view content) = 0;
    // NotFound, TooLarge (over 1 MiB), Io.
    virtual Result<std::string> read(std::filesystem::path const& path) const = 0;
    virtual bool exists(std::filesystem::path const& path) const = 0;
    // Renames within a folder and fsyncs it. Conflict where `to` exists: nothing is ever written over. NotFound,
    // ReadOnly, Io.
    virtual Result<void> move_durably(std::filesystem::path const& from, std::filesystem::path const& to) = 0;
};

class SystemFiles final : public FileStore {
public:
    Result<void> write_durably(std::filesystem::path const& path, std::string_view content) override;
    Result<std::string> read(std::filesystem::path const& path) const override;
    bool exists(std::filesystem::path const& path) const override;
    Result<void> move_durably(std::filesystem::path const& from, std::filesystem::path const& to) override;
};

} // namespace yizhan
