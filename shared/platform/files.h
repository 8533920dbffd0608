// Small files that must be whole: the old one or the new one after a power cut, never an empty or half one.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <filesystem>

namespace yizhan {

class FileStore {
public:
    virtual ~FileStore() = default;
    // Writes beside, fsyncs, renames over, fsyncs the folder. Mode 0600. DiskFull, ReadOnly, Io.
    virtual Result<void> write_durably(std::filesystem::path const& path, std::string_view content) = 0;
    // NotFound, TooLarge (over 1 MiB), Io.
    virtual Result<std::string> read(std::filesystem::path const& path) const = 0;
};

class SystemFiles final : public FileStore {
public:
    Result<void> write_durably(std::filesystem::path const& path, std::string_view content) override;
    Result<std::string> read(std::filesystem::path const& path) const override;
};

} // namespace yizhan
