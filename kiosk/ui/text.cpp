#include "kiosk/ui/text.h"

#include "kiosk/ui/line_break.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <cmath>

namespace yizhan::ui {

namespace {

constexpr float no_limit = 1e9F;
constexpr char32_t ellipsis = U'…';

float line_width(std::vector<TextGlyph> const& glyphs, std::size_t begin, std::size_t end)
{
    float width = 0;
    for (std::size_t i = begin; i < end; ++i) width += glyphs[i].advance;
    return width;
}

TextLine make_line(std::vector<TextGlyph> const& glyphs, std::size_t begin, std::size_t end)
{
    while (end > begin && glyphs[end - 1].code_point == U' ') --end;
    bool const hangs = begin < end && is_opening_mark(glyphs[begin].code_point) && glyphs[begin].full_width;
    float const lead = hangs ? -glyphs[begin].advance / 2 : 0;
    return {begin, end, line_width(glyphs, begin, end) + lead, lead};
}

// Two marks in a row share the blank between them: '，“' is not two characters wide.
void close_up_marks(std::vector<TextGlyph>& glyphs)
{
    for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
        TextGlyph& one = glyphs[i];
        TextGlyph const& next = glyphs[i + 1];
        if (!one.full_width || !next.full_width || !is_closing_mark(one.code_point)) continue;
        if (is_opening_mark(next.code_point) || is_closing_mark(next.code_point)) one.advance /= 2;
    }
}

// One past the last glyph of the line that starts at `begin`; `next` is where the following line starts.
std::size_t find_line_end(std::vector<TextGlyph> const& glyphs, std::size_t begin, float max_width, std::size_t& next)
{
    float width = 0;
    std::size_t last_break = begin;
    for (std::size_t i = begin; i < glyphs.size(); ++i) {
        if (glyphs[i].code_point == U'\n') {
            next = i + 1;
            return i;
        }
        if (i > begin && may_break_between(glyphs[i - 1].code_point, glyphs[i].code_point)) last_break = i;
        width += glyphs[i].advance;
        if (width > max_width && i > begin && glyphs[i].code_point != U' ') {
            next = last_break > begin ? last_break : i;
            return next;
        }
    }
    next = glyphs.size();
    return next;
}

std::vector<TextLine> break_lines(std::vector<TextGlyph> const& glyphs, float max_width)
{
    std::vector<TextLine> lines;
    std::size_t begin = 0;
    bool ends_in_newline = false;
    while (begin < glyphs.size()) {
        std::size_t next = begin;
        std::size_t const end = find_line_end(glyphs, begin, max_width, next);
        lines.push_back(make_line(glyphs, begin, end));
        ends_in_newline = next > end;
        begin = next;
    }
    if (lines.empty() || ends_in_newline) lines.push_back({begin, begin, 0});
    return lines;
}

// The narrowest width that needs no more lines, found by halving.
std::vector<TextLine> balance(std::vector<TextGlyph> const& glyphs, std::vector<TextLine> greedy, float max_width)
{
    if (greedy.size() < 2) return greedy;
    float low = 0;
    float high = max_width;
    while (high - low > 1) {
        float const middle = (low + high) / 2;
        (break_lines(glyphs, middle).size() <= greedy.size() ? high : low) = middle;
    }
    return break_lines(glyphs, high);
}

} // namespace

float TextLayout::width() const
{
    float widest = 0;
    for (TextLine const& line : lines) widest = std::max(widest, line.width);
    return widest;
}

std::vector<TextGlyph> TextEngine::read(std::string_view text, Weight weight, int size_px)
{
    std::vector<TextGlyph> glyphs;
    glyphs.reserve(text.size());
    Face face = face_of(weight);
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code = utf8::next(text, at);
        if (code == static_cast<char32_t>(bold_on)) {
            face = Face::Bold;
        } else if (code == static_cast<char32_t>(bold_off)) {
            face = face_of(weight);
        } else {
            GlyphRef const ref = m_fonts.find(face, code);
            glyphs.push_back({code, face, ref.glyph, ref.advance * static_cast<float>(size_px), ref.advance > 0.99F});
        }
    }
    close_up_marks(glyphs);
    return glyphs;
}

TextLayout TextEngine::layout(std::string_view text, Weight weight, int size_px, float max_width, Wrapping wrapping)
{
    TextLayout layout{.size_px = size_px, .glyphs = read(text, weight, size_px), .lines = {}};
    float const limit = max_width > 0 ? max_width : no_limit;
    layout.lines = break_lines(layout.glyphs, limit);
    if (wrapping == Wrapping::Balanced) layout.lines = balance(layout.glyphs, std::move(layout.lines), limit);
    return layout;
}

bool TextEngine::shorten(TextLayout& layout, Weight weight, std::size_t max_lines, float max_width)
{
    bool const too_many = layout.lines.size() > max_lines;
    if (!too_many && layout.width() <= max_width) return false;
    if (too_many) layout.lines.resize(std::max<std::size_t>(max_lines, 1));

    TextLine& last = layout.lines.back();
    GlyphRef const ref = m_fonts.find(face_of(weight), ellipsis);
    TextGlyph const dots{ellipsis, face_of(weight), ref.glyph, ref.advance * static_cast<float>(layout.size_px), false};
    while (last.end > last.begin && last.width + dots.advance > max_width)
        last.width -= layout.glyphs[--last.end].advance;
    layout.glyphs.resize(last.end);
    layout.glyphs.push_back(dots);
    ++last.end;
    last.width += dots.advance;
    return true;
}

bool TextEngine::can_write(std::string_view text, Weight weight)
{
    auto const glyphs = read(text, weight, 16);
    return std::all_of(glyphs.begin(), glyphs.end(), [](TextGlyph const& g) { return g.glyph != 0 || g.advance == 0; });
}

} // namespace yizhan::ui
