// Measuring and wrapping text. A text is UTF-8 in which U+0002 starts and U+0003 ends bold words, and '\n' forces a
// line; both marks can only come from translations, since words that are put into a sentence lose their control
// characters.
#pragma once

#include "kiosk/ui/fonts.h"

#include <string_view>
#include <vector>

namespace yizhan::ui {

inline constexpr char bold_on = '\x02';
inline constexpr char bold_off = '\x03';

struct TextGlyph {
    char32_t code_point = 0;
    Face face = Face::Regular;
    std::uint32_t glyph = 0;
    float advance = 0; // pixels
    bool full_width = false; // as wide as it is high, as the face draws it
};

struct TextLine {
    std::size_t begin = 0; // glyphs [begin, end); a space at the end is left out
    std::size_t end = 0;
    float width = 0;
    float lead = 0; // drawn that far from the left end: an opening mark's blank half hangs out
};

struct TextLayout {
    int size_px = 0;
    std::vector<TextGlyph> glyphs;
    std::vector<TextLine> lines;

    float width() const;
};

enum class Wrapping {
    Greedy, // lines as full as they can be
    Balanced, // the same number of lines, of about the same length: for centred text
};

class TextEngine {
public:
    explicit TextEngine(Fonts& fonts) : m_fonts{fonts} { }

    // Wraps at `max_width` pixels. A word wider than a line is cut where it must be. At least one line, perhaps empty.
    TextLayout layout(std::string_view text, Weight weight, int size_px, float max_width, Wrapping wrapping);
    // Keeps `max_lines` and ends the last with '…' when something was cut; true then.
    bool shorten(TextLayout& layout, Weight weight, std::size_t max_lines, float max_width);
    // Whether every visible character has a glyph.
    bool can_write(std::string_view text, Weight weight);

private:
    std::vector<TextGlyph> read(std::string_view text, Weight weight, int size_px);

    Fonts& m_fonts;
};

} // namespace yizhan::ui
