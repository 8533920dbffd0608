// Tiles and rows: what is offered, where to go.

#include "kiosk/ui/components.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::ui {

namespace {

constexpr float compact_below = 0.8F; // of the height that the stacked form wants

struct TileMetrics {
    float pad_x, pad_y, gap;
};

TileMetrics metrics_of(Theme const& theme, TileShape shape)
{
    if (shape == TileShape::Side) return {theme.pick(26, 20), theme.pick(26, 18), theme.pick(14, 8)};
    return {theme.pick(16, 12), theme.pick(34, 20), theme.pick(14, 8)};
}

void draw_dot(Ui& ui, Dot dot, Vec center, float radius, Color color)
{
    if (dot == Dot::Full) ui.canvas().circle(center, radius, color);
    if (dot == Dot::Half) ui.canvas().half_circle(center, radius, color);
}

// The line below a tile's title: an optional dot, then words.
void draw_status(Ui& ui, Rect const& box, TileLook const& look, TextStyle const& style)
{
    Align const align = look.shape == TileShape::Side ? Align::Left : Align::Center;
    float const radius = style.size * 0.41F;
    float const indent = look.dot == Dot::None ? 0 : 2 * radius + style.size * 0.3F;
    float const words = std::min(ui.text_width(look.status, style), box.w - indent);
    float const left = align == Align::Left ? box.x : box.x + (box.w - words - indent) / 2;
    draw_dot(ui, look.dot, {left + radius, box.center().y}, radius, look.status_color);
    ui.text({left + indent, box.y, words, box.h}, look.status, style, {.valign = VAlign::Middle});
}

// On the tile's own white the icon stands on its tint, on a coloured tile on white.
Tint badge_tint(TileLook const& look)
{
    bool const white_tile = !look.done && look.ground == colors::surface;
    return white_tile ? look.tint : Tint{look.tint.ink, colors::white};
}

// Beside the icon, in the middle of its height.
void draw_lines(Ui& ui, Rect const& box, std::vector<std::string> const& lines, TextStyle style)
{
    constexpr float height = 1.18F;
    auto const count = static_cast<float>(lines.size());
    style.size = std::min(style.size, box.h / (std::max(count, 1.0F) * height));
    Rect rest = box.centered(box.w, count * style.size * height);
    for (std::string const& line : lines)
        ui.text(cut_top(rest, style.size * height), line, style.lines(height), {.align = Align::Right});
}

// Icon over title over status. What is left of the height goes above and below, so that a taller box stays calm.
void draw_stacked(Ui& ui, Rect const& box, TileLook const& look)
{
    Theme const& theme = ui.theme();
    TileMetrics const m = metrics_of(theme, look.shape);
    Rect inner = box.inset(m.pad_x, 0);
    float const no_status = look.status.empty() ? m.gap + theme.caption.size * 1.35F : 0;
    inner.y += m.pad_y + std::max(box.h - tile_height(ui, look.shape) + no_status, 8 - 2 * m.pad_y) / 2;
    Rect row = cut_top(inner, theme.icon_box, m.gap);
    bool const side = look.shape == TileShape::Side;
    Rect const badge = side ? cut_left(row, theme.icon_box, m.gap) : row.centered(theme.icon_box, theme.icon_box);
    icon_badge(ui, badge, look.icon, badge_tint(look));
    TextStyle const small = theme.caption.in(look.done ? colors::green_deep : colors::ink3);
    if (side && !look.corner.empty())
        ui.text({row.x, row.y, row.w, small.size * 1.35F}, look.corner, small, {.align = Align::Right});
    if (side) draw_lines(ui, row, look.lines, small.in(colors::ink2));

    Align const align = side ? Align::Left : Align::Center;
    TextStyle const title = theme.h3.lines(1.35F);
    ui.text(cut_top(inner, title.size * 1.35F, m.gap), look.title, title, {.align = align, .valign = VAlign::Middle});
    TextStyle const status = theme.caption.in(look.status_color);
    if (!look.status.empty()) draw_status(ui, cut_top(inner, status.size * 1.35F), look, status);
}

// Icon left, words right: for many tiles in little room.
void draw_beside(Ui& ui, Rect const& box, TileLook const& look)
{
    Theme const& theme = ui.theme();
    float const pad = theme.pick(18, 14);
    Rect inner = box.inset(pad, theme.pick(12, 8));
    float const side = std::min({theme.icon_box, inner.h, inner.w * 0.32F});
    Rect const column = cut_left(inner, side, theme.pick(14, 10));
    icon_badge(ui, column.centered(side, side), look.icon, badge_tint(look));
    // There is no corner here: what would stand in it takes the place of the status.
    std::string const& second = look.corner.empty() ? look.status : look.corner;
    TextStyle title = theme.h3.lines(1.15F);
    title.size *= 0.9F;
    TextStyle const status = theme.caption.in(look.status_color).lines(1.2F);
    float const title_height = std::min(ui.text_height(look.title, title, inner.w, 2), inner.h * 0.64F);
    float const status_height = std::min(ui.text_height(second, status, inner.w, 2), inner.h - title_height);
    inner.y += (inner.h - title_height - status_height) / 2;
    ui.text(cut_top(inner, title_height), look.title, title, {.valign = VAlign::Middle, .max_lines = 2});
    ui.text(cut_top(inner, status_height), second, status, {.valign = VAlign::Middle, .max_lines = 2});
}

} // namespace

float tile_height(Ui& ui, TileShape shape)
{
    Theme const& theme = ui.theme();
    TileMetrics const m = metrics_of(theme, shape);
    float const title = theme.h3.size * 1.35F;
    float const status = theme.caption.size * 1.35F;
    return 2 * m.pad_y + theme.icon_box + m.gap + title + m.gap + status;
}

bool tile(Ui& ui, Id id, Rect const& box, TileLook const& look)
{
    bool const tapped = ui.tapped(id, box);
    Theme const& theme = ui.theme();
    float const radius = theme.radius_card;
    Pressed const pressed{ui, id, box, radius};
    ui.canvas().shadow(box, radius);
    if (look.done)
        ui.canvas().bordered(box.inset(-theme.pick(5, 4)), radius + theme.pick(5, 4), colors::green_tint, colors::green,
            theme.pick(5, 4));
    else
        ui.canvas().fill(box, radius, look.ground);

    if (box.h < compact_below * tile_height(ui, look.shape))
        draw_beside(ui, box, look);
    else
        draw_stacked(ui, box, look);
    return tapped;
}

bool nav_tile(Ui& ui, Id id, Rect const& box, Icon icon, Color color, std::string_view label)
{
    bool const tapped = ui.tapped(id, box);
    Theme const& theme = ui.theme();
    float const radius = theme.pick(24, 20);
    Pressed const pressed{ui, id, box, radius};
    ui.canvas().fill(box, radius, colors::surface);
    TextStyle const style = theme.portrait() ? theme.sub.in(colors::ink) : theme.body;
    if (theme.portrait()) {
        float const words = style.size * style.line_height;
        float const top = box.y + (box.h - theme.icon - 8 - words) / 2;
        ui.canvas().icon(icon, {box.center().x, top + theme.icon / 2}, theme.icon, color);
        ui.text({box.x + 12, top + theme.icon + 8, box.w - 24, words}, label, style,
            {.align = Align::Center, .valign = VAlign::Middle});
        return tapped;
    }
    float const icon_size = 38;
    float const words = std::min(ui.text_width(label, style), box.w - icon_size - 12 - 32);
    float const left = box.x + (box.w - icon_size - 12 - words) / 2;
    ui.canvas().icon(icon, {left + icon_size / 2, box.center().y}, icon_size, color);
    ui.text({left + icon_size + 12, box.y, words, box.h}, label, style, {.valign = VAlign::Middle});
    return tapped;
}

bool list_row(Ui& ui, Id id, Rect const& box, RowLook const& look)
{
    bool const tapped = ui.tapped(id, box);
    Theme const& theme = ui.theme();
    Pressed const pressed{ui, id, box, theme.radius_card};
    if (look.border > 0)
        outlined_card(ui, box, look.ground, look.tint.ink, look.border);
    else
        card(ui, box, look.ground);
    Rect inner = box.inset(theme.pick(32, 22), 0);
    float const gap = theme.pick(28, 20);
    if (look.icon) {
        Rect const badge = cut_left(inner, theme.icon_box, gap).centered(theme.icon_box, theme.icon_box);
        bool const on_white = look.ground == colors::surface;
        icon_badge(ui, badge, look.icon, on_white ? look.tint : Tint{look.tint.ink, colors::white});
    }
    if (look.trailing) {
        float const size = theme.pick(64, 44);
        ui.canvas().icon(look.trailing, cut_right(inner, size, gap / 2).center(), size, look.trailing_color);
    }
    TextStyle const title = theme.h3;
    TextStyle const detail = theme.sub.in(look.detail_color);
    float const title_height = ui.text_height(look.title, title, inner.w, look.title_lines);
    float const detail_height
        = look.detail.empty() ? 0 : ui.text_height(look.detail, detail, inner.w, look.detail_lines);
    float const top = inner.y + (inner.h - title_height - detail_height) / 2;
    ui.text({inner.x, top, inner.w, title_height}, look.title, title,
        {.valign = VAlign::Middle, .max_lines = look.title_lines});
    if (detail_height > 0)
        ui.text({inner.x, top + title_height, inner.w, detail_height}, look.detail, detail,
            {.max_lines = look.detail_lines});
    return tapped;
}

} // namespace yizhan::ui
