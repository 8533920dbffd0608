#include "shared/base/utf8.h"

namespace yizhan::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t character;
    std::size_t length; // bytes taken, at least 1
    bool ok;
};

Decoded decode_one(std::string_view text)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {replacement, 1, false};
    char32_t character = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {replacement, 1, false};
        character = character << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[]{0, 0, 0x80, 0x800, 0x10000};
    bool const ok
        = character >= smallest[length] && character <= 0x10FFFF && !(character >= 0xD800 && character <= 0xDFFF);
    return ok ? Decoded{character, length, true} : Decoded{replacement, 1, false};
}

} // namespace

bool is_valid(std::string_view text)
{
    while (!text.empty()) {
        auto const one = decode_one(text);
        if (!one.ok) return false;
        text.remove_prefix(one.length);
    }
    return true;
}

std::u32string decode(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const one = decode_one(text);
        out.push_back(one.character);
        text.remove_prefix(one.length);
    }
    return out;
}

char32_t next(std::string_view text, std::size_t& at)
{
    auto const one = decode_one(text.substr(at));
    at += one.length;
    return one.character;
}

OneCharacter encode_one(char32_t c)
{
    OneCharacter out;
    auto const put = [&out](char32_t byte) { out.bytes[out.size++] = static_cast<char>(byte); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    return out;
}

void append(std::string& out, char32_t c) { out += encode_one(c).view(); }

std::string encode(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 3);
    for (char32_t const c : text) append(out, c);
    return out;
}

bool is_invisible(char32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD) return true;
    if (c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F))
        return true;
    if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB)) return true;
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE0FFF);
}

char32_t half_width(char32_t c)
{
    if (c == 0x3000) return U' ';
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + U'!' : c;
}

std::string clean(std::string_view text, std::size_t limit)
{
    std::string out;
    std::size_t kept = 0;
    while (!text.empty() && kept < limit) {
        auto const one = decode_one(text);
        text.remove_prefix(one.length);
        if (is_invisible(one.character)) continue;
        append(out, one.character);
        ++kept;
    }
    return out;
}

} // namespace yizhan::utf8
