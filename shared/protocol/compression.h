// zstd (RFC 8878) for bodies and for what is kept.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace yizhan {

// Level 3, one frame.
Result<std::string> compress(std::string_view data);
// Exactly one frame and nothing behind it: InvalidInput otherwise. TooLarge as soon as more than `max_bytes` would come
// out, whatever the frame says of itself: memory stays within that bound and the frame's window (8 MB at most).
Result<std::string> decompress(std::string_view frame, std::size_t max_bytes);

} // namespace yizhan
