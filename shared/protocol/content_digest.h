// Content-Digest (RFC 9530), sha-256 only: the body as it travels, after any Content-Encoding.
#pragma once

#include "shared/base/bytes.h"

#include <string>
#include <string_view>

namespace yizhan {

// The field's value: sha-256=:BASE64:
std::string content_digest(std::string_view body);
// Other algorithms beside sha-256 are skipped. InvalidInput when there is no sha-256 or it is not this body's.
Result<void> check_content_digest(std::string_view field, std::string_view body);

} // namespace yizhan
