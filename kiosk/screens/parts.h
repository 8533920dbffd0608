// Pieces that several screens share: the header with the way back, the amenity grid, the bar with undo, asking for
// help.
#pragma once

#include "kiosk/screens/scene.h"

namespace yizhan::screens {

// 14:05
std::string clock_text(LocalTime const& time);
// 11月23日 14:05; the day alone is date_text.
std::string date_text(Scene const& scene, LocalTime const& time);
std::string moment_text(Scene const& scene, LocalTime const& time);

enum class Held {
    Said, // an answer that would go home by itself: says that it waits
    Silent, // a form: nothing to say while nobody hurries
};

// Cuts the header off `area`: the way home at its left, the time that is left at its right.
void header(Scene& scene, ui::Rect& area, Countdown const& countdown, Held held);
// A screen's title and the sentence under it.
void title(Scene& scene, ui::Rect& area, std::string_view words, std::string_view detail);

// The colours of what data names.
ui::Tint ground_of(yizhan::Tint tint);

// A grid shows up to nine; of more, eight and a tile that turns to the next ones.
constexpr std::size_t most_tiles = 9;

float amenity_grid_height(Scene& scene, std::size_t count, ui::TileShape shape);
void amenity_grid(Scene& scene, ui::Rect const& area, std::vector<AmenityTile> const& tiles, ui::TileShape shape);
// Over the lower part of the home screen: whose machine is done, whose turn it is.
float calls_height(Scene& scene, std::size_t count);
void machine_calls(Scene& scene, ui::Rect const& box, std::vector<MachineCall> const& calls);
// Nothing when nothing can be undone.
void undo_bar(Scene& scene, ui::Rect const& box);

// 'Call a volunteer', or that one was called.
void help_button(Scene& scene, ui::Rect const& box, bool called);

struct Turn {
    int page = 0;
    int pages = 1;
};
// 'Earlier' and 'later' with the page between them; nothing for a single page. Returns the page wanted.
int turner(Scene& scene, ui::Rect const& box, Turn turn);

// A card in the middle: disc with an icon, a title, a few lines. Returns nothing; fits itself to the box.
struct Message {
    ui::Icon icon = 0;
    ui::Tint tint;
    std::string title;
    std::string detail;
    std::string small; // under the detail, quieter
};
float message_height(Scene& scene, float width, Message const& message);
void message_card(Scene& scene, ui::Rect const& box, Message const& message);

} // namespace yizhan::screens
