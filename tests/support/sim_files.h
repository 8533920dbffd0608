// The FileStore on a CrashDisk: the same steps as the real one, each of which can fail or be cut.
#pragma once

#include "tests/support/crash_disk.h"

#include "shared/platform/files.h"

namespace yizhan::test {

class SimFiles final : public FileStore {
public:
    explicit SimFiles(CrashDisk& disk) : m_disk{disk} { }
    Result<void> write_durably(std::filesystem::path const& path, std::string_view content) override;
    Result<std::string> read(std::filesystem::path const& path) const override;
    bool exists(std::filesystem::path const& path) const override { return m_disk.exists(path.string()); }
    Result<void> move_durably(std::filesystem::path const& from, std::filesystem::path const& to) override;

private:
    CrashDisk& m_disk;
};

} // namespace yizhan::test
