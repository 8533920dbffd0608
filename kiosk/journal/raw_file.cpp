#include "kiosk/journal/raw_file.h"

#include "shared/platform/sqlite.h"

#include <cstddef>
#include <sqlite3.h>
#include <vector>

namespace yizhan::journal {

struct RawFile::Handle {
    std::vector<std::max_align_t> memory; // holds the sqlite3_file that the layer below fills in
    sqlite3_filename name = nullptr;

    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(memory.data()); }
    ~Handle()
    {
        if (file()->pMethods) file()->pMethods->xClose(file());
        ::sqlite3_free_filename(const_cast<char*>(name));
    }
};

RawFile::RawFile(std::unique_ptr<Handle> handle) : m_handle{std::move(handle)} { }
RawFile::RawFile(RawFile&&) noexcept = default;
RawFile::~RawFile() = default;

Result<RawFile> RawFile::open(std::filesystem::path const& path, RawFileKind kind, std::string const& vfs_name)
{
    sqlite3_vfs* const vfs = ::sqlite3_vfs_find(vfs_name.empty() ? nullptr : vfs_name.c_str());
    if (!vfs) return fail(ErrorCode::Internal, "no such VFS");
    auto handle = std::make_unique<Handle>();
    handle->memory.resize(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    handle->name = ::sqlite3_create_filename(path.c_str(), "", "", 0, nullptr);
    if (!handle->name) return fail(ErrorCode::Internal, "no memory");
    int exists = 0;
    if (vfs->xAccess(vfs, handle->name, SQLITE_ACCESS_EXISTS, &exists) != SQLITE_OK)
        return fail(ErrorCode::Io, "access");
    if (exists == 0) return fail(ErrorCode::NotFound, "no such file");
    int const flags = SQLITE_OPEN_READONLY | (kind == RawFileKind::Database ? SQLITE_OPEN_MAIN_DB : SQLITE_OPEN_WAL);
    int const opened = vfs->xOpen(vfs, handle->name, handle->file(), flags, nullptr);
    if (opened != SQLITE_OK) return tl::unexpected(sqlite::error_of(opened, "open raw"));
    sqlite3_int64 size = 0;
    if (handle->file()->pMethods->xFileSize(handle->file(), &size) != SQLITE_OK)
        return fail(ErrorCode::Io, "file size");
    RawFile file{std::move(handle)};
    file.m_size = static_cast<std::uint64_t>(size);
    return file;
}

bool RawFile::read(std::uint64_t offset, std::span<std::uint8_t> out) const
{
    auto* const file = m_handle->file();
    int const result
        = file->pMethods->xRead(file, out.data(), static_cast<int>(out.size()), static_cast<sqlite3_int64>(offset));
    return result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ;
}

} // namespace yizhan::journal
