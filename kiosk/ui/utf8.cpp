#include "kiosk/ui/utf8.h"

namespace yizhan::ui {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Lead {
    int more = 0; // bytes that follow; -1 is no lead byte
    char32_t bits = 0;
    char32_t least = 0; // below it the form is overlong
};

Lead read_lead(unsigned char byte)
{
    if (byte < 0x80U) return {0, byte, 0};
    if ((byte & 0xE0U) == 0xC0U) return {1, byte & 0x1FU, 0x80};
    if ((byte & 0xF0U) == 0xE0U) return {2, byte & 0x0FU, 0x800};
    if ((byte & 0xF8U) == 0xF0U) return {3, byte & 0x07U, 0x10000};
    return {-1, 0, 0};
}

} // namespace

char32_t next_code_point(std::string_view text, std::size_t& at)
{
    Lead const lead = read_lead(static_cast<unsigned char>(text[at++]));
    if (lead.more < 0) return replacement;
    char32_t code = lead.bits;
    std::size_t end = at;
    for (int i = 0; i < lead.more; ++i, ++end) {
        if (end >= text.size()) return replacement;
        auto const byte = static_cast<unsigned char>(text[end]);
        if ((byte & 0xC0U) != 0x80U) return replacement;
        code = code << 6U | (byte & 0x3FU);
    }
    if (code < lead.least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return replacement;
    at = end;
    return code;
}

void append_utf8(std::string& out, char32_t c)
{
    auto const put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

} // namespace yizhan::ui
