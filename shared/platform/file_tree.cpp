#include "shared/platform/file_tree.h"

#include "shared/platform/errno_error.h"
#include "shared/platform/unique_fd.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <system_error>

namespace yizhan {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_whole(fs::path const& path, std::size_t max_bytes)
{
    UniqueFd const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!file) return tl::unexpected(error_of_errno(errno, "open a file of the tree"));
    std::string out;
    for (;;) {
        auto const before = out.size();
        out.resize(before + 65'536);
        auto const got = ::read(file.get(), out.data() + before, 65'536);
        if (got < 0 && errno != EINTR) return tl::unexpected(error_of_errno(errno, "read a file of the tree"));
        out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) return out;
        if (out.size() > max_bytes) return fail(ErrorCode::TooLarge, "the folder's files are too large");
    }
}

Error error_of(std::error_code const& error, fs::path const& folder)
{
    auto const code = error == std::errc::no_such_file_or_directory ? ErrorCode::NotFound : ErrorCode::Io;
    return {code, folder.string() + ": " + error.message()};
}

} // namespace

Result<std::vector<TreeFile>> read_file_tree(fs::path const& folder, TreeLimits const& limits)
{
    std::vector<TreeFile> out;
    std::size_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
        auto const status = at->symlink_status(error);
        if (error) break;
        if (status.type() != fs::file_type::regular) continue;
        if (out.size() == limits.files) return fail(ErrorCode::TooLarge, "the folder has too many files");
        auto content = TRY(read_whole(at->path(), limits.bytes - bytes));
        bytes += content.size();
        out.push_back({at->path().lexically_relative(folder).generic_string(), std::move(content)});
    }
    if (error) return tl::unexpected(error_of(error, folder));
    std::sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return out;
}

} // namespace yizhan
