#include "kiosk/screens/parts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

// Both `Tint` and `Id` are words of the domain too.
ui::Tint tint_of_amenity(yizhan::Tint tint)
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

TileLook amenity_look(Scene const& scene, AmenityTile const& tile, TileShape shape)
{
    TileLook look{.icon = icons::by_name(tile.amenity.icon),
        .tint = tint_of_amenity(tile.amenity.tint),
        .title = scene.say(tile.amenity.name),
        .status = scene.say(tile.amenity.state),
        .status_color = colors::green,
        .dot = Dot::Full,
        .shape = shape};
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

std::string clock_text(LocalTime const& time) { return fmt::format("{:02}:{:02}", time.hour, time.minute); }

std::string date_text(Scene const& scene, LocalTime const& time)
{
    constexpr std::array months{"month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8",
        "month.9", "month.10", "month.11", "month.12"};
    std::string const month = scene.tr(months.at(static_cast<std::size_t>(std::clamp(time.month, 1, 12) - 1)));
    return scene.tr("time.date", {{"month", month}, {"day", time.day}});
}

std::string moment_text(Scene const& scene, LocalTime const& time)
{
    return date_text(scene, time) + " " + clock_text(time);
}

void header(Scene& scene, Rect& area, Countdown const& countdown, Held held)
{
    Rect bar = cut_top(area, scene.theme().header_height, scene.theme().gap);
    if (back_button(scene.ui, "header.home", bar, scene.tr("header.home"))) scene.want(intent::GoHome{});
    float const grow = scene.theme().sub.size / scene.theme().caption.size;
    Rect const right = cut_right(bar, bar.w * 0.72F);
    if (countdown)
        chip(scene.ui, right, scene.tr("header.countdown", {{"n", *countdown}}), {.icon = icons::timer, .grow = grow},
            Align::Right);
    else if (held == Held::Said)
        chip(scene.ui, right, scene.tr("header.held"), {.icon = icons::touch_app, .grow = grow}, Align::Right);
}

void title(Scene& scene, Rect& area, std::string_view words, std::string_view detail)
{
    Theme const& theme = scene.theme();
    float const h1 = scene.ui.text_height(words, theme.h1, area.w, 2);
    scene.ui.text(cut_top(area, h1, theme.pick(10, 4)), words, theme.h1, {.max_lines = 2});
    float const sub = scene.ui.text_height(detail, theme.sub, area.w, 2);
    scene.ui.text(cut_top(area, sub, theme.gap), detail, theme.sub, {.max_lines = 2});
}

namespace {

constexpr int columns = 3;

int rows_of(std::size_t count) { return (static_cast<int>(std::min(count, most_tiles)) + columns - 1) / columns; }

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
            scene.want(intent::UseAmenity{tiles[i].amenity.id});
    if (!part.turns) return;
    TileLook const more{.icon = icons::more_horiz, .title = scene.tr("amenity.more"), .shape = shape};
    index = static_cast<int>(most_tiles) - 1;
    if (tile(scene.ui, "amenity.more", next_cell(), more)) ++scene.places.amenity_page;
}

void undo_bar(Scene& scene, Rect const& box)
{
    if (!scene.view.undo) return;
    UndoToast const& undo = *scene.view.undo;
    std::string const done = scene.tr("amenity.recorded", {{"name", scene.say(undo.amenity)}});
    if (toast(scene.ui, "undo", box, done, scene.tr("amenity.undo", {{"n", undo.seconds_left}})))
        scene.want(intent::UndoUse{undo.use});
}

void help_button(Scene& scene, Rect const& box, bool called)
{
    if (called) {
        button(scene.ui, "help.called", box, scene.tr("help.called"),
            {.kind = ButtonKind::Waiting, .icon = icons::check_circle});
        return;
    }
    if (button(scene.ui, "help.call", box, scene.tr("help.call"), {.icon = icons::support_agent}))
        scene.want(intent::CallVolunteer{});
}

namespace {

struct MessageMetrics {
    float pad_x, pad_y, disc, gap;
    TextStyle title, detail, small;
};

MessageMetrics message_metrics(Theme const& theme)
{
    TextStyle title = theme.hero;
    title.size *= 0.9F;
    return {theme.pick(56, 40), theme.pick(64, 34), theme.pick(168, 104), theme.pick(24, 14), title.lines(1.2F),
        theme.button.regular().in(colors::ink2).lines(1.4F), theme.caption.in(colors::ink3)};
}

constexpr int detail_lines = 4;

} // namespace

float message_height(Scene& scene, float width, Message const& message)
{
    MessageMetrics const m = message_metrics(scene.theme());
    float const room = width - 2 * m.pad_x;
    float height = 2 * m.pad_y + m.disc + m.gap + scene.ui.text_height(message.title, m.title, room, 2);
    if (!message.detail.empty())
        height += m.gap / 2 + scene.ui.text_height(message.detail, m.detail, room, detail_lines);
    if (!message.small.empty()) height += m.gap / 2 + scene.ui.text_height(message.small, m.small, room, 2);
    return height;
}

void message_card(Scene& scene, Rect const& box, Message const& message)
{
    MessageMetrics const m = message_metrics(scene.theme());
    card(scene.ui, box);
    Rect inner = box.inset(m.pad_x, 0);
    inner.y += m.pad_y + std::max(box.h - message_height(scene, box.w, message), 0.0F) / 2;
    Rect const disc = cut_top(inner, m.disc, m.gap);
    icon_disc(scene.ui, disc.center(), m.disc / 2, message.icon, m.disc * 0.66F, message.tint);
    auto const centered = [&](std::string const& words, TextStyle const& style, int lines) {
        if (words.empty()) return;
        float const height = scene.ui.text_height(words, style, inner.w, lines);
        scene.ui.text(cut_top(inner, height, m.gap / 2), words, style, {.align = Align::Center, .max_lines = lines});
    };
    centered(message.title, m.title, 2);
    centered(message.detail, m.detail, detail_lines);
    centered(message.small, m.small, 2);
}

} // namespace yizhan::screens
