#include "shared/platform/files.h"

#include "shared/platform/errno_error.h"
#include "shared/platform/unique_fd.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace yizhan {
namespace {

tl::unexpected<Error> fail_errno(std::string_view doing) { return tl::unexpected(error_of_errno(errno, doing)); }

Result<void> write_all(int file, std::string_view content)
{
    while (!content.empty()) {
        ssize_t const written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fail_errno("write");
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> write_synced(std::filesystem::path const& path, std::string_view content)
{
    UniqueFd const file{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file) return fail_errno("create");
    TRY_DO(write_all(file.get(), content));
    // A failed fsync is never tried again: the kernel may have dropped the pages and would then answer yes.
    if (::fsync(file.get()) != 0) return fail_errno("fsync");
    return {};
}

Result<void> sync_folder(std::filesystem::path const& folder)
{
    UniqueFd const file{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!file) return fail_errno("open the folder");
    if (::fsync(file.get()) != 0) return fail_errno("fsync the folder");
    return {};
}

} // namespace

Result<void> SystemFiles::write_durably(std::filesystem::path const& path, std::string_view content)
{
    if (content.size() > small_file_bytes_max) return fail(ErrorCode::TooLarge, "a small file over 1 MiB");
    auto beside = path;
    beside += ".new";
    if (auto written = write_synced(beside, content); !written) {
        ::unlink(beside.c_str());
        return written;
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        auto error = fail_errno("rename");
        ::unlink(beside.c_str());
        return error;
    }
    return sync_folder(path.parent_path());
}

Result<std::string> SystemFiles::read(std::filesystem::path const& path) const
{
    UniqueFd const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file) return fail_errno("open");
    std::string content;
    std::array<char, 65'536> part;
    for (;;) {
        ssize_t const size = ::read(file.get(), part.data(), part.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return fail_errno("read");
        if (size == 0) return content;
        content.append(part.data(), static_cast<std::size_t>(size));
        if (content.size() > small_file_bytes_max) return fail(ErrorCode::TooLarge, "a small file over 1 MiB");
    }
}

bool SystemFiles::exists(std::filesystem::path const& path) const
{
    struct stat status { };
    return ::lstat(path.c_str(), &status) == 0;
}

Result<void> SystemFiles::move_durably(std::filesystem::path const& from, std::filesystem::path const& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST) return fail(ErrorCode::Conflict, "the new name is taken");
        return fail_errno("rename");
    }
    return sync_folder(to.parent_path());
}

} // namespace yizhan
