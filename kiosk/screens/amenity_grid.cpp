// The grid of amenities, on the home screen and after a check-in: counted ones record a use, timed ones lead to their
// machines and say how those stand.
#include "kiosk/screens/parts.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

// Both `Tint` and `Id` are words of the domain too.
ui::Tint ground_of(yizhan::Tint tint)
{
    switch (tint) {
    case yizhan::Tint::Teal:
        return tints::teal;
    case yizhan::Tint::Amber:
        return tints::amber;
    case yizhan::Tint::Blue:
        return tints::blue;
    case yizhan::Tint::Green:
        return tints::green;
    case yizhan::Tint::Violet:
        return tints::violet;
    case yizhan::Tint::Red:
        return tints::brand;
    }
    return tints::quiet;
}

namespace {

// What it wants first; nothing where it may be taken at once.
std::string wanted_first(Scene const& scene, ServiceAnswer answer)
{
    switch (answer) {
    case ServiceAnswer::Allowed:
        break;
    case ServiceAnswer::NeedsCode:
        return scene.tr("amenity.needs_code");
    case ServiceAnswer::NeedsFreshCode:
        return scene.tr("amenity.needs_fresh_code");
    case ServiceAnswer::AskVolunteer:
        return scene.tr("amenity.ask_volunteer");
    }
    return {};
}

// The number within a machine's name: 3 of 3号洗衣机. Empty: it has none.
std::string number_in(std::string_view name)
{
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    auto const* const first = std::find_if(name.begin(), name.end(), is_digit);
    auto const* const last = std::find_if_not(first, name.end(), is_digit);
    return {first, last};
}

std::string machine_line(Scene const& scene, MachineTile const& tile)
{
    std::string const number = number_in(scene.say(tile.name));
    std::string const who = number.empty() ? "" : scene.tr("timed.number", {{"n", number}}) + " ";
    switch (tile.status) {
    case MachineStatus::Done:
        return who + scene.tr("timed.line_done");
    case MachineStatus::Held:
        return who + scene.tr("timed.line_held");
    default:
        break;
    }
    return who + scene.tr("timed.line_left", {{"m", tile.minutes_left}});
}

std::string waiting_text(Scene const& scene, TimedState const& timed)
{
    return timed.waiting > 0 ? " · " + scene.tr("timed.queue", {{"n", timed.waiting}}) : std::string{};
}

// How its machines stand, in one line.
void say_timed(Scene const& scene, TimedState const& timed, TileLook& look)
{
    look.status_color = colors::amber_deep;
    look.dot = Dot::Half;
    if (timed.machines == 0) {
        look.status = scene.tr("timed.none");
        look.status_color = colors::ink3;
        look.dot = Dot::None;
    } else if (timed.free > 0) {
        look.status = scene.tr("timed.free", {{"n", timed.free}}) + waiting_text(scene, timed);
        look.status_color = colors::green;
        look.dot = Dot::Full;
    } else if (timed.next_free_min) {
        look.status = timed.waiting > 0
            ? scene.tr("timed.next_free_short", {{"m", *timed.next_free_min}}) + waiting_text(scene, timed)
            : scene.tr("timed.next_free", {{"m", *timed.next_free_min}});
    } else {
        look.status = scene.tr("timed.all_busy") + waiting_text(scene, timed);
    }
    if (look.shape == TileShape::Centered) {
        look.dot = Dot::None;
        if (timed.free > 0) look.status_color = colors::ink3;
        return;
    }
    for (MachineTile const& machine : timed.busy) look.lines.push_back(machine_line(scene, machine));
}

TileLook amenity_look(Scene const& scene, AmenityTile const& tile, TileShape shape)
{
    TileLook look{.icon = icons::by_name(tile.amenity.icon),
        .tint = ground_of(tile.amenity.tint),
        .title = scene.say(tile.amenity.name),
        .status = scene.say(tile.amenity.state),
        .status_color = colors::green,
        .dot = Dot::Full,
        .shape = shape};
    if (tile.timed) {
        say_timed(scene, *tile.timed, look);
        return look;
    }
    if (std::string const first = wanted_first(scene, tile.answer); !first.empty()) {
        look.status = first;
        look.status_color = colors::amber_deep;
        look.dot = Dot::None;
        return look;
    }
    bool const here = scene.view.undo && scene.view.undo->amenity == tile.amenity.name;
    if (shape == TileShape::Side) {
        look.done = here;
        if (tile.uses > 0) look.corner = scene.tr("amenity.today", {{"n", tile.uses}});
        if (here) look.status_color = colors::green_deep;
        return look;
    }
    look.dot = Dot::None;
    look.status_color = colors::ink3;
    if (tile.uses > 0) {
        look.done = true;
        look.status = scene.tr("amenity.counted", {{"n", tile.uses}});
        look.status_color = colors::green_deep;
    }
    return look;
}

} // namespace

namespace {

constexpr int columns = 3;

int rows_of(std::size_t count) { return (static_cast<int>(std::min(count, most_tiles)) + columns - 1) / columns; }

void use(Scene& scene, AmenityTile const& tile)
{
    if (tile.timed)
        scene.want(intent::OpenMachines{tile.amenity.id});
    else
        scene.want(intent::UseAmenity{tile.amenity.id});
}

// The amenities [first, last) that this page shows; `turns`: there are more, and a tile that leads to them.
struct Shown {
    std::size_t first = 0;
    std::size_t last = 0;
    bool turns = false;
};

Shown shown(Scene& scene, std::size_t count)
{
    if (count <= most_tiles) return {0, count, false};
    constexpr std::size_t a_page = most_tiles - 1;
    std::size_t const pages = (count + a_page - 1) / a_page;
    std::size_t const first = static_cast<std::size_t>(scene.places.amenity_page) % pages * a_page;
    return {first, std::min(first + a_page, count), true};
}

} // namespace

float amenity_grid_height(Scene& scene, std::size_t count, TileShape shape)
{
    auto const rows = static_cast<float>(rows_of(count));
    return rows * tile_height(scene.ui, shape) + std::max(rows - 1, 0.0F) * scene.theme().grid_gap;
}

void amenity_grid(Scene& scene, Rect const& area, std::vector<AmenityTile> const& tiles, TileShape shape)
{
    if (tiles.empty()) {
        std::string const words = scene.tr("amenity.none");
        note(scene.ui, {area.x, area.y, area.w, note_height(scene.ui, area.w, words)}, icons::info, words);
        return;
    }
    Shown const part = shown(scene, tiles.size());
    int const rows = rows_of(tiles.size());
    int index = 0;
    auto const next_cell = [&] { return grid_cell(area, columns, rows, scene.theme().grid_gap, index); };
    for (std::size_t i = part.first; i < part.last; ++i, ++index)
        if (tile(scene.ui, ui::Id{"amenity", index}, next_cell(), amenity_look(scene, tiles[i], shape)))
            use(scene, tiles[i]);
    if (!part.turns) return;
    TileLook const more{.icon = icons::more_horiz, .title = scene.tr("amenity.more"), .shape = shape};
    index = static_cast<int>(most_tiles) - 1;
    if (tile(scene.ui, "amenity.more", next_cell(), more)) ++scene.places.amenity_page;
}

} // namespace yizhan::screens
