// The system's errno as an Error.
#pragma once

#include "shared/base/result.h"

namespace yizhan {

// ENOENT -> NotFound, ENOSPC and EDQUOT -> DiskFull, EROFS -> ReadOnly, others -> Io.
Error error_of_errno(int errno_value, std::string_view doing);

} // namespace yizhan
