#include "server/api/qr_rows.h"

#include <memory>
#include <qrencode.h>

namespace yizhan {

Result<std::vector<std::string>> qr_rows(std::string_view text)
{
    std::string const ended{text};
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code{
        QRcode_encodeString(ended.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free};
    if (!code) return fail(ErrorCode::TooLarge, "QR code");
    auto const width = static_cast<std::size_t>(code->width);
    std::vector<std::string> rows(width, std::string(width, '0'));
    for (std::size_t y = 0; y < width; ++y) {
        for (std::size_t x = 0; x < width; ++x) rows[y][x] = (code->data[y * width + x] & 1) != 0 ? '1' : '0';
    }
    return rows;
}

} // namespace yizhan
