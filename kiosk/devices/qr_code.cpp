#include "kiosk/devices/qr_code.h"

#include <memory>
#include <qrencode.h>

namespace yizhan {
namespace {

constexpr std::size_t max_bytes = 512;

} // namespace

Result<QrBitmap> make_qr_code(std::string_view text)
{
    if (text.empty() || text.size() > max_bytes) return fail(ErrorCode::TooLarge, "QR text of 1 to 512 bytes");
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code{
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free};
    if (!code) return fail(ErrorCode::Internal, "libqrencode made no symbol");
    QrBitmap bitmap;
    bitmap.size = code->width;
    std::size_t const count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    bitmap.modules.reserve(count);
    for (std::size_t i = 0; i < count; ++i) bitmap.modules.push_back(code->data[i] & 1);
    return bitmap;
}

} // namespace yizhan
