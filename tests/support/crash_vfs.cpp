#include "tests/support/crash_vfs.h"

#include <cerrno>
#include <cstring>
#include <sqlite3.h>

namespace yizhan::test {
namespace {

enum class SyncNames { No, WithNextSync };

struct OpenFile {
    CrashDisk* disk;
    CrashDisk::Handle handle;
    Access access;
    SyncNames names; // a new journal's name becomes durable with its first sync
};

// What SQLite allocates for us: the base must come first.
struct VfsFile {
    sqlite3_file base;
    OpenFile* open;
};

OpenFile& open_file(sqlite3_file* file) { return *reinterpret_cast<VfsFile*>(file)->open; }
CrashDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<CrashDisk*>(vfs->pAppData); }

int result_code(DiskStatus status, int io_error)
{
    switch (status) {
    case DiskStatus::Ok:
        return SQLITE_OK;
    case DiskStatus::NoSpace:
        return SQLITE_FULL;
    case DiskStatus::ReadOnly: // a file that was opened for writing meets EROFS as an I/O error
    case DiskStatus::IoError:
        return io_error;
    case DiskStatus::NotFound:
        break;
    }
    return SQLITE_CANTOPEN;
}

// --- files -----------------------------------------------------------------------------------------------------------

int close_file(sqlite3_file* file)
{
    delete &open_file(file);
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int size, sqlite3_int64 offset)
{
    auto& open = open_file(file);
    std::span const bytes{static_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)};
    std::size_t got = 0;
    auto const status = open.disk->read(open.handle, static_cast<std::uint64_t>(offset), bytes, got);
    if (status != DiskStatus::Ok) return result_code(status, SQLITE_IOERR_READ);
    if (got == bytes.size()) return SQLITE_OK;
    std::memset(bytes.data() + got, 0, bytes.size() - got);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, void const* data, int size, sqlite3_int64 offset)
{
    auto& open = open_file(file);
    if (open.access == Access::ReadOnly) return SQLITE_READONLY;
    ByteView const bytes{static_cast<std::uint8_t const*>(data), static_cast<std::size_t>(size)};
    return result_code(open.disk->write(open.handle, static_cast<std::uint64_t>(offset), bytes), SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size)
{
    auto& open = open_file(file);
    return result_code(open.disk->truncate(open.handle, static_cast<std::uint64_t>(size)), SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* file, int)
{
    auto& open = open_file(file);
    if (auto const status = open.disk->sync(open.handle); status != DiskStatus::Ok)
        return result_code(status, SQLITE_IOERR_FSYNC);
    if (open.names == SyncNames::No) return SQLITE_OK;
    open.names = SyncNames::No;
    return result_code(open.disk->sync_names(), SQLITE_IOERR_DIR_FSYNC);
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size)
{
    auto& open = open_file(file);
    *size = static_cast<sqlite3_int64>(open.disk->size(open.handle));
    return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) { return SQLITE_OK; }

int is_reserved(sqlite3_file*, int* out)
{
    *out = 0;
    return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file* file) { return static_cast<int>(open_file(file).disk->sector_bytes()); }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods file_methods{1, close_file, read_file, write_file, truncate_file, sync_file, size_of_file,
    lock_file, lock_file, is_reserved, control_file, sector_size, characteristics, nullptr, nullptr, nullptr, nullptr,
    nullptr, nullptr};

// --- the file system -------------------------------------------------------------------------------------------------

int open_name(sqlite3_vfs* vfs, char const* name, sqlite3_file* file, int flags, int* out_flags)
{
    auto& disk = disk_of(vfs);
    file->pMethods = nullptr;
    bool const read_only = disk.access() == Access::ReadOnly;
    bool const creates = (flags & SQLITE_OPEN_CREATE) != 0;
    CrashDisk::Handle handle;
    auto const status
        = creates && !read_only ? disk.create(name ? name : "", handle) : disk.open(name ? name : "", handle);
    if (status != DiskStatus::Ok) return result_code(status, SQLITE_CANTOPEN);
    if (read_only) flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    bool const journal = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    auto const access = (flags & SQLITE_OPEN_READONLY) != 0 ? Access::ReadOnly : Access::ReadWrite;
    reinterpret_cast<VfsFile*>(file)->open
        = new OpenFile{&disk, handle, access, creates && journal ? SyncNames::WithNextSync : SyncNames::No};
    file->pMethods = &file_methods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int delete_name(sqlite3_vfs* vfs, char const* name, int sync_names)
{
    auto& disk = disk_of(vfs);
    auto const status = disk.remove(name);
    if (status == DiskStatus::NotFound) return SQLITE_IOERR_DELETE_NOENT;
    if (status != DiskStatus::Ok) return result_code(status, SQLITE_IOERR_DELETE);
    return sync_names != 0 ? result_code(disk.sync_names(), SQLITE_IOERR_DIR_FSYNC) : SQLITE_OK;
}

int check_access(sqlite3_vfs* vfs, char const* name, int, int* out)
{
    *out = disk_of(vfs).exists(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, char const* name, int size, char* out)
{
    ::sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int random_bytes(sqlite3_vfs* vfs, int size, char* out)
{
    disk_of(vfs).random().fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
    return size;
}

int sleep_virtually(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, double* julian_day)
{
    *julian_day = 2'461'368.5; // some day of 2026, always the same
    return SQLITE_OK;
}

int last_error(sqlite3_vfs* vfs, int, char*) { return disk_of(vfs).access() == Access::ReadOnly ? EROFS : EIO; }

} // namespace

struct CrashVfs::State {
    std::string name;
    sqlite3_vfs vfs{};
};

CrashVfs::CrashVfs(CrashDisk& disk, std::string name) : m_state{std::make_unique<State>()}
{
    m_state->name = std::move(name);
    auto& vfs = m_state->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(VfsFile);
    vfs.mxPathname = 512;
    vfs.zName = m_state->name.c_str();
    vfs.pAppData = &disk;
    vfs.xOpen = open_name;
    vfs.xDelete = delete_name;
    vfs.xAccess = check_access;
    vfs.xFullPathname = full_name;
    vfs.xRandomness = random_bytes;
    vfs.xSleep = sleep_virtually;
    vfs.xCurrentTime = current_time;
    vfs.xGetLastError = last_error;
    ::sqlite3_vfs_register(&vfs, 0);
    // SQLite seeds its own generator from the default VFS, which is not this one.
    ::sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(1 + disk.random().below(1U << 30)), nullptr);
}

CrashVfs::~CrashVfs() { ::sqlite3_vfs_unregister(&m_state->vfs); }

std::string const& CrashVfs::name() const { return m_state->name; }

} // namespace yizhan::test
