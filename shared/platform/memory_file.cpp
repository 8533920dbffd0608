#include "shared/platform/memory_file.h"

#include "shared/platform/errno_error.h"

#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>

namespace yizhan {

Result<MemoryFile> MemoryFile::create()
{
    UniqueFd file{::memfd_create("yizhan", MFD_CLOEXEC)};
    if (!file) return tl::unexpected(error_of_errno(errno, "memory file"));
    return MemoryFile{std::move(file)};
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(m_file.get()); }

Result<std::string> MemoryFile::content() const
{
    struct stat about = {};
    if (::fstat(m_file.get(), &about) != 0) return tl::unexpected(error_of_errno(errno, "memory file"));
    auto const size = static_cast<std::size_t>(about.st_size);
    if (size > max_bytes) return fail(ErrorCode::TooLarge, "memory file");
    std::string out(size, '\0');
    std::size_t at = 0;
    while (at < size) {
        auto const got = ::pread(m_file.get(), out.data() + at, size - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return fail(ErrorCode::Io, "memory file: cut short");
        at += static_cast<std::size_t>(got);
    }
    return out;
}

} // namespace yizhan
