// White A4 pages and what can be put on them: text in one typeface, rules, tints, ink. Measures are points (1/72 inch)
// from the top left corner. Text is never markup; what nobody can see in it is dropped; a character that the typeface
// does not have is printed as 〓 with its code point, so that no name loses a character silently.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan::paper {

constexpr double page_width = 595.276;
constexpr double page_height = 841.890;

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
};
constexpr Colour ink{0.110, 0.137, 0.188};
constexpr Colour ink_2{0.306, 0.345, 0.408};
constexpr Colour line_colour{0.62, 0.64, 0.67};
constexpr Colour label_tint{0.965, 0.957, 0.941};
constexpr Colour union_red{0.769, 0.188, 0.169};

enum class Face { Regular, Bold, Title }; // Title: the serif of official headings
enum class Align { Left, Centre, Right, Justified };

struct TextStyle {
    double size = 10;
    Face face = Face::Regular;
    Colour colour = ink;
    Align align = Align::Left;
    double leading = 1.45; // line height by size
    double spacing = 0; // between characters
    double indent = 0; // of the first line
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Point {
    double x = 0;
    double y = 0;
};

// One paragraph, broken into lines for a width. Belongs to the sheet that laid it and dies before it.
class TextBlock {
public:
    TextBlock();
    TextBlock(TextBlock&&) noexcept;
    TextBlock& operator=(TextBlock&&) noexcept;
    ~TextBlock();

    int lines() const;
    double line_height() const;
    double height() const { return lines() * line_height(); }

private:
    friend class Sheet;
    struct Laid;
    std::unique_ptr<Laid> m_laid;
};

class Sheet {
public:
    // The first page, open. `created` is what the file says of itself. Unavailable: the typeface is not installed.
    static Result<std::unique_ptr<Sheet>> open(std::string const& title, UtcMs created);
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;
    ~Sheet();

    TextBlock lay(std::string_view text, TextStyle const& style, double width) const;
    void put(TextBlock const& block, double x, double y) { put_lines(block, x, y, 0, block.lines()); }
    void put_lines(TextBlock const& block, double x, double y, int first, int count);
    // One line or more, laid and put at once.
    void write(std::string_view text, TextStyle const& style, Box const& place);

    void fill(Box const& box, Colour const& colour);
    void frame(Box const& box, double width, Colour const& colour);
    void rule(Point from, Point to, double width, Colour const& colour);
    // A smooth curve through all points; one point is a dot.
    void ink_curve(std::vector<Point> const& points, double width, Colour const& colour);

    void next_page();
    // The file. Internal: the drawing library gave up, by its own words; TooLarge: over 8 MiB.
    Result<std::string> finish();

private:
    struct Pen;
    explicit Sheet(std::unique_ptr<Pen> pen);
    std::unique_ptr<Pen> m_pen;
};

} // namespace yizhan::paper
