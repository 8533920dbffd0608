// The field in which a name grows: its type and lines.

#include "kiosk/ui/fields.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <vector>

namespace yizhan::ui {

namespace {

constexpr std::array sizes{1.0F, 0.85F, 0.72F, 0.6F, 0.5F, 0.44F}; // of the field's own
constexpr float line_height = 1.25F;
constexpr float caret_room = 14;

struct Piece {
    std::string_view text;
    float width = 0; // at the field's own size
    bool composing = false;
};

struct FieldLines {
    float size = 0;
    std::vector<std::size_t> ends; // one past the last piece of each line
};

TextStyle text_style(Theme const& theme)
{
    return {.size = theme.h1.size * theme.pick(64, 44) / theme.pick(54, 38),
        .weight = Weight::Bold,
        .line_height = line_height};
}
TextStyle composing_style(TextStyle style) { return style.regular().in(colors::brand); }

std::vector<Piece> pieces_of(Ui& ui, FieldLook const& look, TextStyle const& style)
{
    std::vector<Piece> pieces;
    auto const add = [&](std::string_view text, TextStyle const& in, bool composing) {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t const begin = at;
            utf8::next(text, at);
            std::string_view const one = text.substr(begin, at - begin);
            pieces.push_back({one, ui.text_width(one, in), composing});
        }
    };
    add(look.text, style, false);
    add(look.composing, composing_style(style), true);
    return pieces;
}

std::vector<std::size_t> break_at(std::vector<Piece> const& pieces, float factor, float width)
{
    std::vector<std::size_t> ends;
    float used = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        float const w = pieces[i].width * factor;
        if (used + w > width && used > 0) {
            ends.push_back(i);
            used = 0;
        }
        used += w;
    }
    ends.push_back(pieces.size());
    return ends;
}

FieldLines fit(std::vector<Piece> const& pieces, TextStyle const& style, Rect const& room)
{
    FieldLines lines;
    for (float const factor : sizes) {
        lines.size = style.size * factor;
        lines.ends = break_at(pieces, factor, room.w - caret_room);
        auto const fitting = static_cast<std::size_t>(std::max(room.h / (lines.size * line_height), 1.0F));
        if (lines.ends.size() <= fitting) return lines;
    }
    return lines;
}

// Draws pieces [begin, end) that are alike; returns where the next begin.
float draw_run(
    Ui& ui, std::vector<Piece> const& pieces, std::size_t begin, std::size_t end, Rect const& line, TextStyle style)
{
    if (begin == end) return line.x;
    bool const composing = pieces[begin].composing;
    if (composing) style = composing_style(style);
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += pieces[i].text;
    float const width = ui.text_width(text, style);
    ui.text({line.x, line.y, line.right() - line.x, line.h}, text, style, {.valign = VAlign::Middle});
    if (composing)
        ui.canvas().fill(
            {line.x, line.center().y + style.size * 0.56F, width, ui.theme().pick(5, 3)}, 0, colors::brand);
    return line.x + width;
}

void draw_lines(Ui& ui, std::vector<Piece> const& pieces, FieldLines const& lines, Rect const& room, bool caret)
{
    Theme const& theme = ui.theme();
    TextStyle style = text_style(theme);
    style.size = lines.size;
    float const height = lines.size * line_height;
    auto const fitting = static_cast<std::size_t>(std::max(room.h / height, 1.0F));
    std::size_t const first = lines.ends.size() > fitting ? lines.ends.size() - fitting : 0;
    float const used = static_cast<float>(lines.ends.size() - first) * height;
    Rect line{room.x, room.y + (room.h - used) / 2, room.w, height};
    Vec end{room.x, line.center().y};
    for (std::size_t i = first; i < lines.ends.size(); ++i) {
        std::size_t const begin = i == 0 ? 0 : lines.ends[i - 1];
        std::size_t middle = begin;
        while (middle < lines.ends[i] && !pieces[middle].composing) ++middle;
        Rect rest = line;
        rest.x = draw_run(ui, pieces, begin, middle, line, style);
        rest.w = line.right() - rest.x;
        end = {draw_run(ui, pieces, middle, lines.ends[i], rest, style), line.center().y};
        line = line.moved(0, height);
    }
    if (!caret) return;
    Rect const mark{end.x + theme.pick(6, 4), end.y - lines.size * 0.6F, theme.pick(5, 3), lines.size * 1.2F};
    ui.canvas().fill(mark, 0, colors::brand);
}

} // namespace

float text_field_height(Theme const& theme) { return theme.pick(140, 92); }

FieldTap text_field(Ui& ui, std::string_view name, Rect const& box, FieldLook const& look)
{
    Theme const& theme = ui.theme();
    bool const empty = look.text.empty() && look.composing.empty();
    FieldTap tap = FieldTap::None;
    outlined_card(ui, box, colors::surface, look.active ? colors::brand : colors::line, look.active ? 4 : 3);
    Rect inner = box.inset(theme.pick(36, 24), theme.pick(14, 8));
    float const icon = theme.pick(56, 40);
    Rect const cross = cut_right(inner, icon, theme.pick(24, 16));
    if (!empty) {
        Id const id{name, 'c'};
        if (ui.tapped(id, cross.centered(icon, icon))) tap = FieldTap::Clear;
        ui.canvas().icon(icons::cancel, cross.center(), icon, colors::ink3);
    }
    if (ui.tapped(Id{name, 'f'}, {box.x, box.y, cross.x - box.x - theme.pick(24, 16), box.h})) tap = FieldTap::Field;

    TextStyle const style = text_style(theme);
    std::vector<Piece> const pieces = pieces_of(ui, look, style);
    if (empty && !look.placeholder.empty())
        ui.text(inner.inset(caret_room + theme.pick(6, 4), 0), look.placeholder, theme.h3.regular().in(colors::ink3),
            {.valign = VAlign::Middle});
    draw_lines(ui, pieces, fit(pieces, style, inner), inner, look.active);
    return tap;
}

} // namespace yizhan::ui
