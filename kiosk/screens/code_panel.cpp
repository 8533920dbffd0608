#include "kiosk/screens/code_panel.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Metrics {
    float pad, disc, gap, tag_gap;
    TextStyle title, detail, photo;
    int tag_lines;
};

Metrics metrics(Theme const& theme)
{
    TextStyle title = theme.hero;
    title.size *= 0.86F;
    return {theme.pick(44, 26), theme.pick(112, 60), theme.pick(20, 12), theme.pick(14, 8), title,
        theme.body.in(colors::ink2), theme.body.bold(), 2};
}

std::string photo_text(Scene const& scene) { return scene.tr("code.photo"); }

float tag_room(Scene const& scene, float width) { return width - 2 * metrics(scene.theme()).pad; }

TextStyle tag_style(Theme const& theme) { return theme.sub.in(colors::ink2); }

} // namespace

float code_panel_height(Scene& scene, float width, CodePanel const& panel, float side)
{
    Metrics const m = metrics(scene.theme());
    float const room = tag_room(scene, width);
    float height = 2 * m.pad + m.disc + m.gap + scene.ui.text_height(panel.title, m.title, room, 2);
    if (!panel.detail.empty()) height += m.gap / 2 + scene.ui.text_height(panel.detail, m.detail, room, 2);
    if (panel.code.size > 0)
        height += m.gap + side + scene.ui.text_height(photo_text(scene), m.photo, room, 2) + m.gap / 2;
    for (std::string const& tag : panel.tags)
        height += m.tag_gap + scene.ui.text_height(tag, tag_style(scene.theme()), room, m.tag_lines);
    return height;
}

void code_panel(Scene& scene, Rect const& box, CodePanel const& panel, float side)
{
    Theme const& theme = scene.theme();
    Metrics const m = metrics(theme);
    card(scene.ui, box);
    Rect inner = box.inset(m.pad, 0);
    inner.y += std::max(box.h - code_panel_height(scene, box.w, panel, side), 0.0F) / 2 + m.pad;
    Rect const disc = cut_top(inner, m.disc, m.gap);
    icon_disc(scene.ui, disc.center(), m.disc / 2, icons::check, m.disc * 0.66F, {colors::white, colors::green});
    paragraph(scene, inner, panel.title, m.title, 2, m.gap / 2, Align::Center);
    if (!panel.detail.empty()) paragraph(scene, inner, panel.detail, m.detail, 2, m.gap / 2, Align::Center);
    if (panel.code.size > 0) {
        Rect const row = cut_top(inner, side, m.gap / 2);
        code_card(scene, row.centered(side, side), panel.code);
        paragraph(scene, inner, photo_text(scene), m.photo, 2, m.tag_gap, Align::Center);
    }
    for (std::string const& tag : panel.tags)
        paragraph(scene, inner, tag, tag_style(theme), m.tag_lines, m.tag_gap, Align::Center);
}

namespace {

struct StepMetrics {
    float pad_x, pad_y, disc, gap, row_gap;
    TextStyle heading, words;
};

StepMetrics step_metrics(Theme const& theme)
{
    return {theme.pick(40, 24), theme.pick(30, 18), theme.pick(52, 36), theme.pick(22, 14), theme.pick(16, 10),
        theme.h3, theme.sub.in(colors::ink).lines(1.35F)};
}

constexpr int step_lines = 3;

} // namespace

float steps_height(Scene& scene, float width, std::string const& heading, std::vector<std::string> const& steps)
{
    StepMetrics const m = step_metrics(scene.theme());
    float const room = width - 2 * m.pad_x;
    float height = 2 * m.pad_y + scene.ui.text_height(heading, m.heading, room, 1);
    for (std::string const& step : steps)
        height += m.row_gap + std::max(scene.ui.text_height(step, m.words, room - m.disc - m.gap, step_lines), m.disc);
    return height;
}

void steps(Scene& scene, Rect const& box, std::string const& heading, std::vector<std::string> const& steps)
{
    StepMetrics const m = step_metrics(scene.theme());
    card(scene.ui, box);
    Rect inner = box.inset(m.pad_x, m.pad_y);
    paragraph(scene, inner, heading, m.heading, 1, m.row_gap);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        float const room = inner.w - m.disc - m.gap;
        float const height = std::max(scene.ui.text_height(steps[i], m.words, room, step_lines), m.disc);
        Rect row = cut_top(inner, height, m.row_gap);
        Rect const disc = cut_left(row, m.disc, m.gap).centered(m.disc, m.disc);
        scene.ui.canvas().circle(disc.center(), m.disc / 2, colors::brand_tint);
        scene.ui.text(disc, fmt::format("{}", i + 1), m.words.bold().in(colors::brand_deep),
            {.align = Align::Center, .valign = VAlign::Middle});
        scene.ui.text(row, steps[i], m.words, {.valign = VAlign::Middle, .max_lines = step_lines});
    }
}

} // namespace yizhan::screens
