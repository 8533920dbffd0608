#include "kiosk/ui/theme.h"

#include <algorithm>
#include <array>

namespace yizhan::ui {

namespace {

constexpr float large_factor = 1.15F;

void set_portrait(Theme& t)
{
    t.padding = {40, 40};
    t.display = {.size = 76, .weight = Weight::Bold, .line_height = 1.0F};
    t.hero = {.size = 72, .weight = Weight::Bold, .line_height = 1.15F};
    t.h1 = {.size = 54, .weight = Weight::Bold, .line_height = 1.15F};
    t.h2 = {.size = 44, .weight = Weight::Bold, .line_height = 1.2F};
    t.h3 = {.size = 36, .weight = Weight::Bold, .line_height = 1.3F};
    t.body = {.size = 34};
    t.sub = {.size = 30, .color = colors::ink2};
    t.caption = {.size = 26, .color = colors::ink3};
    t.button = {.size = 36, .weight = Weight::Bold, .line_height = 1.2F};
    t.chip = {.size = 26, .color = colors::ink2};
}

void set_landscape(Theme& t)
{
    t.padding = {28, 24};
    t.display = {.size = 52, .weight = Weight::Bold, .line_height = 1.0F};
    t.hero = {.size = 50, .weight = Weight::Bold, .line_height = 1.15F};
    t.h1 = {.size = 38, .weight = Weight::Bold, .line_height = 1.15F};
    t.h2 = {.size = 30, .weight = Weight::Bold, .line_height = 1.2F};
    t.h3 = {.size = 26, .weight = Weight::Bold, .line_height = 1.3F};
    t.body = {.size = 24};
    t.sub = {.size = 21, .color = colors::ink2};
    t.caption = {.size = 19, .color = colors::ink3};
    t.button = {.size = 26, .weight = Weight::Bold, .line_height = 1.2F};
    t.chip = {.size = 20, .color = colors::ink2};
    t.radius_card = 22;
    t.radius_button = 18;
    t.radius_icon = 18;
    t.icon_box = 64;
    t.icon = 40;
    t.gap = 18;
    t.grid_gap = 16;
    t.button_height = 76;
    t.header_height = 64;
    t.touch_min = 64;
}

} // namespace

Theme make_theme(int width_px, int height_px, TextSize text_size)
{
    Theme t;
    t.text_size = text_size;
    t.orientation = height_px >= width_px ? Orientation::Portrait : Orientation::Landscape;
    t.portrait() ? set_portrait(t) : set_landscape(t);

    auto const w = static_cast<float>(std::max(width_px, 1));
    auto const h = static_cast<float>(std::max(height_px, 1));
    t.scale = std::min(w / t.pick(1080, 1280), h / t.pick(1920, 800));
    t.size = {w / t.scale, h / t.scale};

    if (text_size == TextSize::Large)
        for (TextStyle* style :
            std::array{&t.display, &t.hero, &t.h1, &t.h2, &t.h3, &t.body, &t.sub, &t.caption, &t.button, &t.chip})
            style->size *= large_factor;
    return t;
}

} // namespace yizhan::ui
