// Base45 (RFC 9285): bytes in the 45 characters that a QR code stores most densely, its alphanumeric mode.
#pragma once

#include "shared/base/bytes.h"

#include <string>
#include <string_view>

namespace yizhan {

std::string to_base45(ByteView bytes);
// Strict: upper case only, no group above its range (GGW, :::), no length of 1 modulo 3. InvalidInput otherwise.
Result<Bytes> from_base45(std::string_view text);

} // namespace yizhan
