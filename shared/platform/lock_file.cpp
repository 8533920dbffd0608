#include "shared/platform/lock_file.h"

#include "shared/platform/errno_error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

namespace yizhan {

Result<LockFile> LockFile::acquire(std::filesystem::path const& folder)
{
    UniqueFd file{::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file) return tl::unexpected(error_of_errno(errno, "open the lock file"));
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return fail(ErrorCode::Busy, folder.string() + " is in use by another process");
        return tl::unexpected(error_of_errno(errno, "lock"));
    }
    return LockFile{std::move(file)};
}

} // namespace yizhan
