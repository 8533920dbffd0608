// Bytes in memory and their written forms (RFC 4648: base16 in lower case, base64, base64url without padding).
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

inline ByteView as_bytes(std::string_view text)
{
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }

std::string to_hex(ByteView bytes);
std::string to_base64(ByteView bytes);
std::string to_base64url(ByteView bytes);

// Strict: exact alphabet, even length, no white space; upper-case hex is refused. InvalidInput otherwise.
Result<Bytes> from_hex(std::string_view text);
// Strict: padding where RFC 4648 has it, unused bits zero. InvalidInput otherwise.
Result<Bytes> from_base64(std::string_view text);
Result<Bytes> from_base64url(std::string_view text);

} // namespace yizhan
