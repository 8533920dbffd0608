#include "kiosk/screens/parts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

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
