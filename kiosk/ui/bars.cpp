// Chips, the dark bar after a tap, steps and progress, quiet notes.

#include "kiosk/ui/components.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::ui {

namespace {

struct ChipMetrics {
    TextStyle style;
    float icon = 0;
    float gap = 0;
    float pad_x = 0;
    float dot = 0;
};

ChipMetrics chip_metrics(Theme const& theme, ChipLook const& look)
{
    ChipMetrics m{.style = theme.chip.in(look.ink)};
    m.style.size *= look.grow;
    m.icon = look.icon ? m.style.size * 1.25F : 0;
    m.gap = theme.pick(10, 8);
    m.pad_x = theme.pick(22, 18) * std::max(look.grow, 1.0F);
    m.dot = look.dot ? theme.pick(16, 12) : 0;
    return m;
}

float lead_width(ChipMetrics const& m) { return (m.icon > 0 ? m.icon + m.gap : 0) + (m.dot > 0 ? m.dot + m.gap : 0); }

Rect chip_box(Ui& ui, Rect const& box, std::string_view label, ChipLook const& look, Align align)
{
    Vec const size = chip_size(ui, label, look);
    float const w = std::min(size.x, box.w);
    float const x = align == Align::Left ? box.x : align == Align::Right ? box.right() - w : box.center().x - w / 2;
    return {x, box.center().y - size.y / 2, w, size.y};
}

} // namespace

Vec chip_size(Ui& ui, std::string_view label, ChipLook const& look)
{
    ChipMetrics const m = chip_metrics(ui.theme(), look);
    float const pad_y = look.grow > 1 ? ui.theme().pick(14, 10) : ui.theme().pick(10, 9);
    return {2 * m.pad_x + lead_width(m) + ui.text_width(label, m.style), m.style.size * 1.35F + 2 * pad_y};
}

Rect chip(Ui& ui, Rect const& box, std::string_view label, ChipLook const& look, Align align)
{
    Rect const area = chip_box(ui, box, label, look, align);
    ChipMetrics const m = chip_metrics(ui.theme(), look);
    float const radius = area.h / 2;
    if (look.border == look.ground)
        ui.canvas().fill(area, radius, look.ground);
    else
        ui.canvas().bordered(area, radius, look.ground, look.border, 2);
    Rect inner = area.inset(m.pad_x, 0);
    if (m.dot > 0) ui.canvas().circle(cut_left(inner, m.dot, m.gap).center(), m.dot / 2, look.dot_color);
    if (m.icon > 0) ui.canvas().icon(look.icon, cut_left(inner, m.icon, m.gap).center(), m.icon, look.ink);
    ui.text(inner, label, m.style, {.valign = VAlign::Middle});
    return area;
}

bool chip_button(Ui& ui, Id id, Rect const& box, std::string_view label, ChipLook const& look, Align align)
{
    Rect const area = chip_box(ui, box, label, look, align);
    bool const tapped = ui.tapped(id, area);
    Pressed const pressed{ui, id, area, area.h / 2};
    chip(ui, box, label, look, align);
    return tapped;
}

bool toast(Ui& ui, Id id, Rect const& box, std::string_view message, std::string_view action)
{
    Theme const& theme = ui.theme();
    ui.canvas().fill(box, theme.pick(24, 18), colors::ink);
    Rect inner = box.inset(theme.pick(32, 22), 0);
    float const icon = theme.pick(48, 34);
    ui.canvas().icon(
        icons::check_circle, cut_left(inner, icon, theme.pick(24, 16)).center(), icon, colors::green_on_ink);

    TextStyle const style = theme.body.bold().in(colors::amber_on_ink);
    Rect const right = cut_right(inner, ui.text_width(action, style), theme.pick(24, 16));
    Rect const reach{right.x - theme.pick(32, 22), box.y, right.w + 2 * theme.pick(32, 22), box.h};
    bool const tapped = ui.tapped(id, reach);
    {
        Pressed const pressed{ui, id, reach, theme.pick(24, 18)};
        ui.text(right, action, style, {.valign = VAlign::Middle});
    }
    ui.text(inner, message, theme.body.in(colors::white), {.valign = VAlign::Middle});
    return tapped;
}

void segments(Ui& ui, Rect const& box, int done, int of)
{
    float const gap = ui.theme().pick(10, 8);
    for (int i = 0; i < of; ++i)
        ui.canvas().fill(grid_cell(box, of, 1, gap, i), box.h / 2, i < done ? colors::brand : colors::line);
}

void progress(Ui& ui, Rect const& box, float part, Color color)
{
    ui.canvas().fill(box, box.h / 2, colors::line);
    float const width = std::clamp(part, 0.0F, 1.0F) * box.w;
    if (width >= box.h) ui.canvas().fill({box.x, box.y, width, box.h}, box.h / 2, color);
}

namespace {

constexpr int note_lines = 4;

TextStyle note_style(Theme const& theme)
{
    TextStyle style = theme.sub;
    style.size *= 0.94F;
    return style;
}

float note_icon(Theme const& theme) { return theme.pick(48, 32); }

} // namespace

float note_height(Ui& ui, float width, std::string_view words)
{
    Theme const& theme = ui.theme();
    float const room = width - 2 * theme.pick(32, 22) - note_icon(theme) - theme.pick(24, 16);
    float const text = ui.text_height(words, note_style(theme), room, note_lines);
    return std::max(text, note_icon(theme)) + 2 * theme.pick(26, 16);
}

void note(Ui& ui, Rect const& box, Icon icon, std::string_view words, Tint tint)
{
    Theme const& theme = ui.theme();
    ui.canvas().fill(box, theme.radius_card, tint.ground);
    Rect inner = box.inset(theme.pick(32, 22), 0);
    float const size = note_icon(theme);
    ui.canvas().icon(icon, cut_left(inner, size, theme.pick(24, 16)).center(), size, tint.ink);
    ui.text(inner, words, note_style(theme), {.valign = VAlign::Middle, .max_lines = note_lines});
}

} // namespace yizhan::ui
