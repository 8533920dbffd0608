#include "shared/platform/errno_error.h"

#include <cerrno>
#include <fmt/format.h>
#include <system_error>

namespace yizhan {
namespace {

ErrorCode code_of(int errno_value)
{
    switch (errno_value) {
    case ENOENT:
        return ErrorCode::NotFound;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    case EROFS:
        return ErrorCode::ReadOnly;
    default:
        return ErrorCode::Io;
    }
}

} // namespace

Error error_of_errno(int errno_value, std::string_view doing)
{
    return {code_of(errno_value), fmt::format("{}: {}", doing, std::generic_category().message(errno_value))};
}

} // namespace yizhan
