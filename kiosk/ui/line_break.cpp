#include "kiosk/ui/line_break.h"

#include <string_view>

namespace yizhan::ui {

namespace {

constexpr std::u32string_view closing = U"，。、；：？！）》〉」』】〕”’…—·～％%),.;:?!]}°℃";
constexpr std::u32string_view opening = U"（《〈「『【〔“‘([{¥￥#";
constexpr std::u32string_view pairs = U"…—";

bool is_wide(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF)
        || (c >= 0x20000 && c <= 0x3FFFF);
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

} // namespace

bool is_closing_mark(char32_t c) { return contains(U"，。、；：）》〉」』】〕”’", c); }
bool is_opening_mark(char32_t c) { return contains(U"（《〈「『【〔“‘", c); }

bool may_break_between(char32_t before, char32_t after)
{
    if (after == U' ') return false; // the space goes with what is before it
    if (before == U' ') return !contains(closing, after);
    if (contains(closing, after) || contains(opening, before)) return false;
    if (before == after && contains(pairs, before)) return false;
    if (is_wide(before) || is_wide(after)) return true;
    // Full-width marks that lie outside of the wide blocks still end a Chinese clause.
    return contains(U"“”‘’…—", before) || contains(U"“‘", after);
}

} // namespace yizhan::ui
