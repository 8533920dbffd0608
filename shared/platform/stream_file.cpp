#include "shared/platform/stream_file.h"

#include "shared/platform/errno_error.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>

namespace yizhan {
namespace {

std::filesystem::path part_of(std::filesystem::path path) { return path += ".part"; }

} // namespace

Result<StreamFile> StreamFile::create(std::filesystem::path path)
{
    UniqueFd file{::open(part_of(path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (!file) return tl::unexpected(error_of_errno(errno, "create " + path.string()));
    return StreamFile{std::move(path), std::move(file)};
}

Result<void> StreamFile::write(std::string_view piece)
{
    while (!piece.empty()) {
        auto const written = ::write(m_file.get(), piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return tl::unexpected(error_of_errno(errno, "write " + m_path.string()));
        piece.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> StreamFile::finish()
{
    if (::fsync(m_file.get()) != 0) return tl::unexpected(error_of_errno(errno, "flush " + m_path.string()));
    if (::rename(part_of(m_path).c_str(), m_path.c_str()) != 0)
        return tl::unexpected(error_of_errno(errno, "name " + m_path.string()));
    return {};
}

} // namespace yizhan
