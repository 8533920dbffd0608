// A signature's strokes as bytes, in private memory.
#include "shared/protocol/application_form.h"

namespace yizhan {
namespace {

auto bad() { return fail(ErrorCode::InvalidInput, "signature"); }

void put_varint(PrivateBytes& out, std::uint32_t value)
{
    for (; value >= 0x80; value >>= 7U) out.push_back(static_cast<std::uint8_t>(value | 0x80U));
    out.push_back(static_cast<std::uint8_t>(value));
}

// 0, -1, 1, -2, 2, … as 0, 1, 2, 3, 4, …
std::uint32_t zig_zag(int value)
{
    return value < 0 ? static_cast<std::uint32_t>(-value) * 2 - 1 : static_cast<std::uint32_t>(value) * 2;
}

int from_zig_zag(std::uint32_t value)
{
    return value % 2 == 1 ? -static_cast<int>(value / 2) - 1 : static_cast<int>(value / 2);
}

// Two bytes hold every difference and every count; a longer form of one is not written, so not read.
Result<std::uint32_t> take_varint(ByteView& bytes)
{
    if (bytes.empty()) return bad();
    std::uint32_t value = bytes[0] & 0x7FU;
    if (bytes[0] < 0x80) {
        bytes = bytes.subspan(1);
        return value;
    }
    if (bytes.size() < 2 || bytes[1] >= 0x80 || bytes[1] == 0) return bad();
    value |= std::uint32_t{bytes[1]} << 7U;
    bytes = bytes.subspan(2);
    return value;
}

Result<std::int16_t> take_coordinate(ByteView& bytes, int before)
{
    int const value = before + from_zig_zag(TRY(take_varint(bytes)));
    if (value < 0 || value > stroke_square) return bad();
    return static_cast<std::int16_t>(value);
}

} // namespace

PrivateBytes pack_signature(HandSignature const& signature)
{
    PrivateBytes out;
    StrokePoint before;
    for (auto const& stroke : signature) {
        put_varint(out, static_cast<std::uint32_t>(stroke.size()));
        for (auto const& point : stroke) {
            put_varint(out, zig_zag(point.x - before.x));
            put_varint(out, zig_zag(point.y - before.y));
            before = point;
        }
    }
    return out;
}

Result<HandSignature> unpack_signature(ByteView bytes)
{
    HandSignature signature;
    StrokePoint before;
    std::size_t points = 0;
    while (!bytes.empty()) {
        auto const count = TRY(take_varint(bytes));
        points += count;
        if (count == 0 || points > max_signature_points || signature.size() == max_signature_strokes) return bad();
        Stroke stroke;
        for (std::uint32_t i = 0; i < count; ++i) {
            before.x = TRY(take_coordinate(bytes, before.x));
            before.y = TRY(take_coordinate(bytes, before.y));
            stroke.push_back(before);
        }
        signature.push_back(std::move(stroke));
    }
    return signature;
}

} // namespace yizhan
