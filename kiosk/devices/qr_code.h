// QR symbols for the screen and, later, the printer. The only user of libqrencode.
#pragma once

#include "kiosk/app/qr_bitmap.h"
#include "shared/base/result.h"

#include <string_view>

namespace yizhan {

// A symbol (ISO/IEC 18004) of the text as bytes, error correction M. TooLarge: over 512 bytes.
Result<QrBitmap> make_qr_code(std::string_view text);

} // namespace yizhan
