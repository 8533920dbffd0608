#include "tests/support/sim_files.h"

namespace yizhan::test {
namespace {

Result<void> result_of(DiskStatus status)
{
    switch (status) {
    case DiskStatus::Ok:
        return {};
    case DiskStatus::NoSpace:
        return fail(ErrorCode::DiskFull, "the disk is full");
    case DiskStatus::ReadOnly:
        return fail(ErrorCode::ReadOnly, "the disk is read-only");
    case DiskStatus::NotFound:
        return fail(ErrorCode::NotFound, "no such file");
    case DiskStatus::IoError:
        break;
    }
    return fail(ErrorCode::Io, "the disk failed");
}

} // namespace

Result<void> SimFiles::write_durably(std::filesystem::path const& path, std::string_view content)
{
    if (content.size() > small_file_bytes_max) return fail(ErrorCode::TooLarge, "a small file over 1 MiB");
    auto const beside = path.string() + ".new";
    CrashDisk::Handle file;
    TRY_DO(result_of(m_disk.create(beside, file)));
    auto written = result_of(m_disk.truncate(file, 0));
    if (written) written = result_of(m_disk.write(file, 0, as_bytes(content)));
    if (written) written = result_of(m_disk.sync(file));
    if (written) written = result_of(m_disk.rename(beside, path.string()));
    if (!written) {
        m_disk.remove(beside);
        return written;
    }
    return result_of(m_disk.sync_names());
}

Result<std::string> SimFiles::read(std::filesystem::path const& path) const
{
    CrashDisk::Handle file;
    TRY_DO(result_of(m_disk.open(path.string(), file)));
    auto const size = m_disk.size(file);
    if (size > small_file_bytes_max) return fail(ErrorCode::TooLarge, "a small file over 1 MiB");
    Bytes content(size);
    std::size_t got = 0;
    TRY_DO(result_of(m_disk.read(file, 0, content, got)));
    return std::string{as_text(content)};
}

Result<void> SimFiles::move_durably(std::filesystem::path const& from, std::filesystem::path const& to)
{
    if (exists(to)) return fail(ErrorCode::Conflict, "the new name is taken");
    TRY_DO(result_of(m_disk.rename(from.string(), to.string())));
    return result_of(m_disk.sync_names());
}

} // namespace yizhan::test
