#include "shared/base/bytes.h"

#include <array>

namespace yizhan {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

enum class Padding { Required, None };

std::string encode64(ByteView bytes, std::string_view alphabet, Padding padding)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const n = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = std::uint32_t{bytes[i]} << 16;
        if (n > 1) group |= std::uint32_t{bytes[i + 1]} << 8;
        if (n > 2) group |= std::uint32_t{bytes[i + 2]};
        for (std::size_t k = 0; k <= n; ++k) out.push_back(alphabet[(group >> (18 - 6 * k)) & 63]);
        if (padding == Padding::Required) out.append(3 - n, '=');
    }
    return out;
}

Result<Bytes> decode64(std::string_view text, std::string_view alphabet, Padding padding)
{
    if (padding == Padding::Required) {
        if (text.size() % 4 != 0) return fail(ErrorCode::InvalidInput, "base64 length");
        for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
    }
    if (text.size() % 4 == 1) return fail(ErrorCode::InvalidInput, "base64 length");
    Bytes out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (char const c : text) {
        auto const digit = alphabet.find(c);
        if (digit == std::string_view::npos) return fail(ErrorCode::InvalidInput, "base64 alphabet");
        group = (group << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::uint8_t>(group >> bits));
        }
    }
    if ((group & ((1U << bits) - 1)) != 0) return fail(ErrorCode::InvalidInput, "base64 unused bits");
    return out;
}

} // namespace

std::string to_hex(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto const b : bytes) {
        out.push_back(hex_digits[b >> 4]);
        out.push_back(hex_digits[b & 15]);
    }
    return out;
}

std::string to_base64(ByteView bytes) { return encode64(bytes, base64_alphabet, Padding::Required); }
std::string to_base64url(ByteView bytes) { return encode64(bytes, base64url_alphabet, Padding::None); }

Result<Bytes> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0) return fail(ErrorCode::InvalidInput, "hex length");
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        auto const high = hex_digits.find(text[i]);
        auto const low = hex_digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return fail(ErrorCode::InvalidInput, "hex alphabet");
        out.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

Result<Bytes> from_base64(std::string_view text) { return decode64(text, base64_alphabet, Padding::Required); }
Result<Bytes> from_base64url(std::string_view text) { return decode64(text, base64url_alphabet, Padding::None); }

} // namespace yizhan
