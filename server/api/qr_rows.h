// A QR code as rows of '0' and '1' (dark), without the quiet zone: what a page draws from. The only user of libqrencode
// at the hub.
#pragma once

#include "shared/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// Error correction M. TooLarge: more than a symbol holds.
Result<std::vector<std::string>> qr_rows(std::string_view text);

} // namespace yizhan
