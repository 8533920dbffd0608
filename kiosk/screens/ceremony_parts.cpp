#include "kiosk/screens/ceremony_parts.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string pace(Scene const& scene, CeremonyPage const& page)
{
    std::string text;
    if (page.average_s) {
        std::int64_t const minutes = *page.average_s / 60;
        std::int64_t const seconds = *page.average_s % 60;
        text = minutes > 0 ? scene.tr("ceremony.average_minutes", {{"m", minutes}, {"s", seconds}})
                           : scene.tr("ceremony.average_seconds", {{"s", seconds}});
    }
    if (page.done_at) {
        if (!text.empty()) text += " · ";
        text += scene.tr("ceremony.done_at", {{"time", clock_text(*page.done_at)}});
    }
    return text;
}

struct Metrics {
    float pad_x, pad_y, bar, gap;
    TextStyle number, words, pace;
};

Metrics metrics(Theme const& theme)
{
    TextStyle number = theme.display;
    number.size *= theme.pick(1, 56.0F / 52);
    TextStyle words = theme.h2.regular().in(colors::ink2);
    words.size *= theme.pick(0.82F, 1);
    return {theme.pick(36, 28), theme.pick(28, 22), theme.pick(24, 18), theme.pick(18, 16), number, words, theme.sub};
}

// Upright the pace stands in a line of its own.
bool has_pace_line(Scene const& scene, CeremonyPage const& page)
{
    return scene.theme().portrait() && !pace(scene, page).empty();
}

void draw_bar(Scene& scene, Rect const& box, CeremonyPage const& page)
{
    float const whole = static_cast<float>(std::max({page.expected, page.done + page.waiting, 1}));
    float const done = box.w * static_cast<float>(page.done) / whole;
    float const both = box.w * static_cast<float>(page.done + page.waiting) / whole;
    Canvas& canvas = scene.ui.canvas();
    canvas.fill(box, box.h / 2, colors::line);
    if (page.waiting > 0 && both >= box.h) canvas.fill({box.x, box.y, both, box.h}, box.h / 2, colors::amber);
    if (page.done == 0 || done < box.h) return;
    canvas.fill({box.x, box.y, done, box.h}, box.h / 2, colors::green);
    // Where amber goes on, green ends straight.
    if (page.waiting > 0) canvas.fill({box.x + done - box.h / 2, box.y, box.h / 2, box.h}, 0, colors::green);
}

} // namespace

float ceremony_progress_height(Scene& scene, CeremonyPage const& page)
{
    Metrics const m = metrics(scene.theme());
    float const line = has_pace_line(scene, page) ? m.pace.size * 1.35F + m.gap / 2 : 0;
    return 2 * m.pad_y + m.number.size + line + m.gap + m.bar;
}

void ceremony_progress(Scene& scene, Rect const& box, CeremonyPage const& page)
{
    Metrics const m = metrics(scene.theme());
    card(scene.ui, box);
    Rect inner = box.inset(m.pad_x, m.pad_y);
    draw_bar(scene, cut_bottom(inner, m.bar, m.gap), page);
    std::string const how = pace(scene, page);
    if (has_pace_line(scene, page))
        scene.ui.text(cut_bottom(inner, m.pace.size * 1.35F, m.gap / 2), how, m.pace, {.valign = VAlign::Middle});
    std::string const number = fmt::format("{}", page.done);
    float const width = scene.ui.text_width(number, m.number);
    scene.ui.text(cut_left(inner, width, scene.theme().pick(14, 8)), number, m.number, {.valign = VAlign::Middle});
    if (!scene.theme().portrait() && !how.empty()) {
        Rect const right = cut_right(inner, std::min(scene.ui.text_width(how, m.pace), inner.w * 0.5F), 20);
        scene.ui.text(right, how, m.pace, {.align = Align::Right, .valign = VAlign::Middle, .max_lines = 2});
    }
    std::string const words
        = page.expected > 0 ? scene.tr("ceremony.of", {{"n", page.expected}}) : scene.tr("ceremony.so_far");
    // On the number's baseline, which lies a little below the middle of smaller type.
    scene.ui.text(inner.moved(0, (m.number.size - m.words.size) * 0.32F), words, m.words, {.valign = VAlign::Middle});
}

} // namespace yizhan::screens
