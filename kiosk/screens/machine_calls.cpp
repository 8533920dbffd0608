// 'No. 3 is done', 'number 12, please': large and calm over the lower part of the home screen.
#include "kiosk/screens/service_parts.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

bool call_card(Scene& scene, ui::Id id, Rect const& box, MachineCall const& call)
{
    bool const tapped = scene.ui.tapped(id, box);
    Theme const& theme = scene.theme();
    bool const turn = call.ticket.has_value();
    Color const ink = turn ? colors::blue : colors::green;
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    outlined_card(scene.ui, box, turn ? colors::blue_tint : colors::green_tint, ink, theme.pick(4, 3));
    Rect inner = box.inset(theme.pick(32, 18), theme.pick(12, 8));
    float const side = std::min(theme.pick(128, 64), inner.h);
    Rect const sign = cut_left(inner, side, theme.pick(28, 16)).centered(side, side);
    if (turn) {
        scene.ui.canvas().fill(sign, theme.radius_icon, ink);
        TextStyle number = theme.display.in(colors::white);
        number.size = std::min(number.size, side * (*call.ticket > 99 ? 0.5F : 0.62F));
        scene.ui.text(
            sign, fmt::format("{}", *call.ticket), number, {.align = Align::Center, .valign = VAlign::Middle});
    } else {
        icon_disc(scene.ui, sign.center(), side / 2, icons::check, side * 0.7F, {colors::white, ink});
    }
    // Lying, three stand side by side: the words have the room.
    constexpr float arrow = 56;
    if (theme.portrait())
        scene.ui.canvas().icon(icons::chevron_right, cut_right(inner, arrow, 12).center(), arrow, ink);
    std::string const& machine = scene.say(call.machine);
    std::string const title = turn ? scene.tr("calls.turn", {{"n", *call.ticket}, {"machine", machine}})
                                   : scene.tr("calls.done", {{"machine", machine}});
    std::string const detail
        = turn ? scene.tr("calls.turn_detail", {{"m", call.minutes_left}}) : scene.tr("calls.done_detail");
    TextStyle const big = theme.portrait() ? theme.h2.lines(1.15F) : theme.h3.lines(1.1F);
    stacked(scene, inner, {title, big, 2}, {detail, theme.sub.in(colors::ink2).lines(1.25F), 1});
    return tapped;
}

} // namespace

float calls_height(Scene& scene, std::size_t count)
{
    Theme const& theme = scene.theme();
    if (!theme.portrait()) return 104;
    auto const calls = static_cast<float>(count);
    return std::min(calls * 192 + (calls - 1) * 24, 192 + 24 + 192.0F);
}

void machine_calls(Scene& scene, Rect const& box, std::vector<MachineCall> const& calls)
{
    auto const count = static_cast<int>(std::min(calls.size(), std::size_t{3}));
    bool const upright = scene.theme().portrait();
    float const gap = upright && count < 3 ? 24 : 16;
    for (int i = 0; i < count; ++i) {
        Rect const cell = grid_cell(box, upright ? 1 : count, upright ? count : 1, gap, i);
        MachineCall const& call = calls[static_cast<std::size_t>(i)];
        if (call_card(scene, ui::Id{"call", i}, cell, call)) scene.want(intent::OpenMachines{call.amenity});
    }
}

} // namespace yizhan::screens
