#include "kiosk/screens/service_parts.h"

#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

int rows_in(float height, ListShape const& shape)
{
    return std::max(static_cast<int>((height + shape.gap) / (shape.least + shape.gap)), 1);
}

} // namespace

void paged_list(Scene& scene, Rect area, std::size_t count, ListShape const& shape,
    std::function<void(std::size_t, Rect const&)> const& draw_row)
{
    Theme const& theme = scene.theme();
    auto const columns = static_cast<std::size_t>(shape.columns);
    auto rows = static_cast<std::size_t>(rows_in(area.h, shape));
    int pages = 1;
    Rect turn;
    if (count > rows * columns) {
        turn = cut_bottom(area, theme.pick(104, 70), theme.pick(20, 12));
        rows = static_cast<std::size_t>(rows_in(area.h, shape));
        pages = static_cast<int>((count + rows * columns - 1) / (rows * columns));
    } else {
        rows = std::max((count + columns - 1) / columns, std::size_t{1});
    }
    scene.places.list_page = std::clamp(scene.places.list_page, 0, pages - 1);
    std::size_t const first = static_cast<std::size_t>(scene.places.list_page) * rows * columns;
    auto const lines = static_cast<float>(rows);
    area.h = std::min(area.h, lines * shape.most + (lines - 1) * shape.gap);
    for (std::size_t i = first; i < std::min(first + rows * columns, count); ++i)
        draw_row(i, grid_cell(area, shape.columns, static_cast<int>(rows), shape.gap, static_cast<int>(i - first)));
    if (pages > 1) scene.places.list_page = turner(scene, turn, {scene.places.list_page, pages});
}

void stacked(Scene& scene, Rect const& box, Lines const& title, Lines const& detail, Align align)
{
    float first = scene.ui.text_height(title.words, title.style, box.w, title.most);
    float second = detail.words.empty() ? 0 : scene.ui.text_height(detail.words, detail.style, box.w, detail.most);
    float const part = std::min(box.h / (first + second), 1.0F);
    first *= part;
    second *= part;
    Rect inner = box;
    inner.y += (box.h - first - second) / 2;
    scene.ui.text(cut_top(inner, first), title.words, title.style,
        {.align = align, .valign = VAlign::Middle, .max_lines = title.most});
    if (second > 0)
        scene.ui.text(cut_top(inner, second), detail.words, detail.style,
            {.align = align, .valign = VAlign::Middle, .max_lines = detail.most});
}

void message_line(Scene& scene, Rect& area, Icon icon, std::string_view words, ui::Tint tint)
{
    float const height = note_height(scene.ui, area.w, words);
    note(scene.ui, cut_top(area, height, scene.theme().pick(24, 12)), icon, words, tint);
}

std::string agreed_text(Scene const& scene, std::optional<LocalTime> const& at, bool today)
{
    if (!at) return scene.tr("goods.never_agreed");
    return scene.tr("goods.agreed", {{"time", today ? clock_text(*at) : moment_text(scene, *at)}});
}

void agreed_line(Scene& scene, Rect const& box, std::optional<LocalTime> const& at, bool today)
{
    chip(scene.ui, box, agreed_text(scene, at, today),
        {.ground = colors::paper_dim,
            .border = colors::paper_dim,
            .dot = true,
            .dot_color = at && today ? colors::green : colors::amber});
}

float agreed_height(Scene& scene) { return chip_size(scene.ui, "", {}).y; }

bool small_action(Scene& scene, ui::Id id, Rect const& box, Icon icon, std::string_view words)
{
    bool const tapped = scene.ui.tapped(id, box);
    Theme const& theme = scene.theme();
    Pressed const pressed{scene.ui, id, box, theme.radius_button};
    scene.ui.canvas().fill(box, theme.radius_button, colors::paper_dim);
    float const size = theme.pick(44, 30);
    TextStyle style = theme.caption.in(colors::ink2).lines(1.2F);
    style.size *= 0.92F;
    float const height = size + style.size * 1.2F + 2;
    float const top = box.y + (box.h - height) / 2;
    scene.ui.canvas().icon(icon, {box.center().x, top + size / 2}, size, colors::ink2);
    scene.ui.text({box.x + 4, top + size + 2, box.w - 8, style.size * 1.2F}, words, style,
        {.align = Align::Center, .valign = VAlign::Middle});
    return tapped;
}

void help_and_title(Scene& scene, Rect& area, bool called, std::string_view words, std::string_view detail)
{
    Theme const& theme = scene.theme();
    if (theme.portrait()) {
        help_button(scene, cut_bottom(area, theme.button_height, theme.gap), called);
        return title(scene, area, words, detail);
    }
    Rect head = area;
    Rect const beside = cut_right(head, 300, 20);
    title(scene, head, words, detail);
    help_button(scene, {beside.x, area.y, beside.w, theme.button_height}, called);
    float const below = std::max(head.y, area.y + theme.button_height + theme.gap);
    area.h -= below - area.y;
    area.y = below;
}

void back_head(Scene& scene, Rect& area, std::string_view countdown)
{
    Theme const& theme = scene.theme();
    Rect bar = cut_top(area, theme.header_height, theme.gap);
    if (back_button(scene.ui, "page.back", bar, scene.tr("volunteer.back"))) scene.want(intent::BackAPage{});
    if (countdown.empty()) return;
    float const grow = theme.sub.size / theme.caption.size;
    chip(scene.ui, cut_right(bar, bar.w * 0.72F), countdown, {.icon = icons::timer, .grow = grow}, Align::Right);
}

} // namespace yizhan::screens
