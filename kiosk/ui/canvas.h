// Draws shapes, text and icons of one frame into a list of triangles (ImGui's draw list). Takes design units, gives
// pixels; edges fall on whole pixels, so that lines and type stay crisp. Needs no GL: what comes out can be counted and
// compared.
#pragma once

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/theme.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct ImDrawList;

namespace yizhan::ui {

// Icons are single characters of the icon face.
using Icon = char32_t;

// A square of black and white modules, row by row.
struct QrModules {
    int size = 0;
    std::vector<bool> dark;

    bool operator==(QrModules const&) const = default;
};

class Canvas {
public:
    // A point in the frame's triangles, to move or fade what was drawn since.
    using Mark = int;

    Canvas(Fonts& fonts, Atlas& atlas);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    void begin(float scale, int width_px, int height_px);
    void end();
    float scale() const { return m_scale; }

    void fill(Rect const& box, float radius, Color color);
    void bordered(Rect const& box, float radius, Color inside, Color border, float thickness);
    void stroke(Rect const& box, float radius, Color color, float thickness);
    void dashed(Rect const& box, float radius, Color color, float thickness);
    // From the top left to the bottom right corner, as CSS' 135 degrees.
    void gradient(Rect const& box, float radius, Color from, Color to);
    // What a card of that box throws on the paper.
    void shadow(Rect const& box, float radius);
    void circle(Vec center, float radius, Color color);
    // A ring whose left half is filled: 'in use, soon free'.
    void half_circle(Vec center, float radius, Color color);
    void icon(Icon icon, Vec center, float size, Color color);
    // A stroke of a pen through the points, smooth and round at its ends.
    void ink(std::span<Vec const> points, float width, Color color);
    // As large as whole pixels allow, in the middle of the box.
    void qr(Rect const& box, QrModules const& modules, Color dark);
    // One line of a layout; `pen` is its left end on the baseline, in pixels.
    void line(TextLayout const& layout, TextLine const& line, Vec pen_px, Color color);

    Mark mark() const;
    void scale_since(Mark mark, Vec center, float factor);

    // The same pictures have the same fingerprint; different ones practically never.
    std::uint64_t fingerprint() const;
    ImDrawList& list();

private:
    struct State;

    Rect to_pixels(Rect const& box) const;
    void sprite(Sprite const& sprite, Rect const& target_px, Color color);
    void slice(Rect const& source_px, Rect const& target_px, Color color);
    void use_page(int page);
    void draw_glyph(Face face, std::uint32_t glyph, int size_px, Vec pen_px, Color color);
    void missing_glyph(TextLayout const& layout, TextGlyph const& glyph, Vec pen_px, Color color);

    Fonts& m_fonts;
    Atlas& m_atlas;
    std::unique_ptr<State> m_state;
    float m_scale = 1;
    int m_page = 0;
};

} // namespace yizhan::ui
