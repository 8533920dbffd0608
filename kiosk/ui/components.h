// The parts that every screen is made of. Each draws itself into a box and, where it can be tapped, says once that it
// was. Pressing sinks it in a little and darkens it; the tap counts when the finger is lifted inside.
#pragma once

#include "kiosk/ui/icons.h"
#include "kiosk/ui/ui.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan::ui {

// An icon's colour on its own light ground.
struct Tint {
    Color ink;
    Color ground;
};

namespace tints {
inline constexpr Tint brand{colors::brand, colors::brand_tint};
inline constexpr Tint amber{colors::amber, colors::amber_tint};
inline constexpr Tint green{colors::green, colors::green_tint};
inline constexpr Tint blue{colors::blue, colors::blue_tint};
inline constexpr Tint teal{colors::teal, colors::teal_tint};
inline constexpr Tint violet{colors::violet, colors::violet_tint};
inline constexpr Tint quiet{colors::ink2, colors::paper_dim};
} // namespace tints

// --- grounds ---
void card(Ui& ui, Rect const& box, Color ground = colors::surface);
void outlined_card(Ui& ui, Rect const& box, Color ground, Color border, float thickness);
void hero_card(Ui& ui, Rect const& box); // the red one: one a screen
void icon_badge(Ui& ui, Rect const& box, Icon icon, Tint tint);
void icon_disc(Ui& ui, Vec center, float radius, Icon icon, float icon_size, Tint tint);
void qr_card(Ui& ui, Rect const& box, QrModules const& modules, float margin);

// --- buttons ---
enum class ButtonKind {
    Primary, // the one next step
    Secondary,
    OnBrand, // white, on the red card
    OutlineOnBrand,
    Ghost, // words only, for the way back
    Waiting, // not yet: drawn quietly, cannot be tapped
};

struct ButtonLook {
    ButtonKind kind = ButtonKind::Secondary;
    Icon icon = 0;
    float grow = 1; // of the type: the main step of a screen may be a little larger
};

bool button(Ui& ui, Id id, Rect const& box, std::string_view label, ButtonLook const& look = {});
// The way back, at the left end of a header; as wide as its words.
bool back_button(Ui& ui, Id id, Rect const& header, std::string_view label);

// --- tiles ---
enum class Dot { None, Full, Half };
enum class TileShape { Side, Centered };

struct TileLook {
    Icon icon = 0;
    Tint tint = tints::quiet;
    std::string title;
    std::string status;
    std::string corner; // a few words beside the icon: how often today
    std::vector<std::string> lines; // under the corner's words, as many as fit there: how long each of them takes
    Color status_color = colors::ink3;
    Dot dot = Dot::None;
    TileShape shape = TileShape::Side;
    Color ground = colors::surface;
    bool done = false; // counted already: green ground and ring
};

float tile_height(Ui& ui, TileShape shape);
// A box much lower than tile_height gets its icon beside the words.
bool tile(Ui& ui, Id id, Rect const& box, TileLook const& look);
// An entry of the home screen's lowest row: icon over word when upright, beside it when lying.
bool nav_tile(Ui& ui, Id id, Rect const& box, Icon icon, Color color, std::string_view label);

struct RowLook {
    Icon icon = 0;
    Tint tint = tints::quiet;
    std::string title;
    std::string detail;
    Icon trailing = icons::chevron_right;
    Color trailing_color = colors::ink3;
    int title_lines = 1;
    int detail_lines = 1;
    float border = 0; // in the tint's colour
    Color ground = colors::surface;
    Color detail_color = colors::ink2;
};

bool list_row(Ui& ui, Id id, Rect const& box, RowLook const& look);

// --- keys ---
enum class KeyKind { Character, Command };
bool key(Ui& ui, Id id, Rect const& box, std::string_view label, KeyKind kind = KeyKind::Character);
bool icon_key(Ui& ui, Id id, Rect const& box, Icon icon);
// Only how they look, for those that count as soon as a finger goes down (see keyboards.h).
void key_face(Ui& ui, Id id, Rect const& box, std::string_view label, KeyKind kind);
void icon_key_face(Ui& ui, Id id, Rect const& box, Icon icon);

// --- chips and bars ---
struct ChipLook {
    Icon icon = 0;
    Color ink = colors::ink2;
    Color ground = colors::surface;
    Color border = colors::line; // the ground's own: none
    float grow = 1; // of the chip's type
    bool dot = false; // a small disc in dot_color before the words
    Color dot_color = colors::green;
};

Vec chip_size(Ui& ui, std::string_view label, ChipLook const& look);
// In the middle of the box' height at its left end; returns what it covers.
Rect chip(Ui& ui, Rect const& box, std::string_view label, ChipLook const& look, Align align = Align::Left);
bool chip_button(
    Ui& ui, Id id, Rect const& box, std::string_view label, ChipLook const& look, Align align = Align::Left);

// The dark bar that says what was just done; true when the action at its right end was tapped.
bool toast(Ui& ui, Id id, Rect const& box, std::string_view message, std::string_view action);
// `done` of `of` steps, each a bar.
void segments(Ui& ui, Rect const& box, int done, int of);
// 0..1 of the bar in colour.
void progress(Ui& ui, Rect const& box, float part, Color color);
// A quiet sentence with an icon, on a dim ground.
void note(Ui& ui, Rect const& box, Icon icon, std::string_view words, Tint tint = tints::quiet);
float note_height(Ui& ui, float width, std::string_view words);

} // namespace yizhan::ui
