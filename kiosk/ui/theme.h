// Sizes of the look for one window: orientation, type scale, radii, spaces. All in design units; one factor takes them
// to pixels, so that a window of any size shows the same picture.
#pragma once

#include "kiosk/ui/color.h"
#include "kiosk/ui/geometry.h"

namespace yizhan::ui {

enum class Orientation { Portrait, Landscape };
enum class TextSize { Normal, Large }; // Large is for eyes that need it: all type 15 % bigger, same layout
enum class Weight { Regular, Bold };

struct TextStyle {
    float size = 34;
    Weight weight = Weight::Regular;
    Color color = colors::ink;
    float line_height = 1.35F; // of the size

    TextStyle in(Color c) const { return {size, weight, c, line_height}; }
    TextStyle bold() const { return {size, Weight::Bold, color, line_height}; }
    TextStyle regular() const { return {size, Weight::Regular, color, line_height}; }
    TextStyle lines(float height) const { return {size, weight, color, height}; }
};

struct Theme {
    Orientation orientation = Orientation::Portrait;
    TextSize text_size = TextSize::Normal;
    float scale = 1; // pixels of a design unit
    Vec size; // the whole window
    Vec padding; // from the window's edge to what is drawn

    TextStyle display, hero, h1, h2, h3, body, sub, caption, button, chip;

    float radius_card = 28;
    float radius_button = 22;
    float radius_icon = 24;
    float icon_box = 92; // the tinted square behind an icon
    float icon = 56;
    float gap = 28; // between the blocks of a screen
    float grid_gap = 24;
    float button_height = 104;
    float header_height = 88;
    float touch_min = 88; // nothing that can be tapped is smaller, drawn or not

    bool portrait() const { return orientation == Orientation::Portrait; }
    // Where a screen draws.
    Rect area() const { return {padding.x, padding.y, size.x - 2 * padding.x, size.y - 1.8F * padding.y}; }
    // For sizes that only one screen uses: the upright figure and the lying one.
    float pick(float upright, float lying) const { return portrait() ? upright : lying; }
};

// Upright when it is at least as high as wide; scaled so that the design's 1080 x 1920 or 1280 x 800 fits in.
Theme make_theme(int width_px, int height_px, TextSize text_size);

} // namespace yizhan::ui
