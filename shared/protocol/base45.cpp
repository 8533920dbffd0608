#include "shared/protocol/base45.h"

#include <array>

namespace yizhan {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
static_assert(alphabet.size() == 45);

constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> digit_of_char = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return table;
}();

} // namespace

std::string to_base45(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() / 2 * 3 + 2);
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        unsigned const pair = bytes[i] * 256U + bytes[i + 1];
        out.push_back(alphabet[pair % 45]);
        out.push_back(alphabet[pair / 45 % 45]);
        out.push_back(alphabet[pair / 2025]);
    }
    if (i < bytes.size()) {
        out.push_back(alphabet[bytes[i] % 45U]);
        out.push_back(alphabet[bytes[i] / 45U]);
    }
    return out;
}

Result<Bytes> from_base45(std::string_view text)
{
    if (text.size() % 3 == 1) return fail(ErrorCode::InvalidInput, "base45 length");
    Bytes out;
    out.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::size_t const group_size = std::min<std::size_t>(3, text.size() - i);
        unsigned value = 0;
        unsigned weight = 1;
        for (std::size_t k = 0; k < group_size; ++k, weight *= 45) {
            unsigned const digit = digit_of_char[static_cast<unsigned char>(text[i + k])];
            if (digit == no_digit) return fail(ErrorCode::InvalidInput, "base45 alphabet");
            value += digit * weight;
        }
        if (value > (group_size == 3 ? 0xFFFFU : 0xFFU)) return fail(ErrorCode::InvalidInput, "base45 group");
        if (group_size == 3) out.push_back(static_cast<std::uint8_t>(value >> 8));
        out.push_back(static_cast<std::uint8_t>(value & 0xFF));
    }
    return out;
}

} // namespace yizhan
