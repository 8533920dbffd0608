// The machines of a timed amenity: how each stands, in colour, sign and word; start, end, queue and report.
#include "kiosk/screens/service_parts.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

struct StatusLook {
    Icon icon = 0;
    ui::Tint tint;
    Color ink; // of the words
    std::string words;
};

StatusLook look_of(Scene const& scene, MachineTile const& tile)
{
    switch (tile.status) {
    case MachineStatus::Free:
        return {icons::check_circle, tints::green, colors::green_deep, scene.tr("machines.free")};
    case MachineStatus::Running:
        return {
            icons::timer, tints::amber, colors::amber_deep, scene.tr("machines.running", {{"m", tile.minutes_left}})};
    case MachineStatus::Done:
        return {icons::notifications_active, tints::blue, colors::blue, scene.tr("machines.done")};
    case MachineStatus::Held:
        return {icons::confirmation_number, tints::violet, colors::violet,
            tile.ticket ? scene.tr("machines.held", {{"n", *tile.ticket}, {"m", tile.minutes_left}})
                        : scene.tr("machines.held_long", {{"m", tile.minutes_left}})};
    case MachineStatus::Broken:
        return {icons::construction, tints::quiet, colors::ink2, scene.tr("machines.broken")};
    case MachineStatus::OutOfService:
        break;
    }
    return {icons::remove, tints::quiet, colors::ink2, scene.tr("machines.out_of_service")};
}

struct Act {
    std::string words;
    Icon icon = 0;
    ButtonKind kind = ButtonKind::Secondary;
    Intent intent;
};

bool may_start(MachinesScreen const& screen, MachineTile const& tile)
{
    bool const called = tile.status == MachineStatus::Held && tile.ticket && screen.called_number == tile.ticket;
    return called || tile.status == MachineStatus::Free;
}

std::optional<Act> act_of(Scene const& scene, MachinesScreen const& screen, MachineTile const& tile)
{
    if (may_start(screen, tile))
        return Act{scene.tr("machines.start"), icons::play_arrow,
            screen.answer == ServiceAnswer::Allowed ? ButtonKind::Secondary : ButtonKind::Waiting,
            intent::StartMachine{tile.machine}};
    if (tile.elsewhere) return std::nullopt;
    switch (tile.status) {
    case MachineStatus::Running:
        if (tile.undoable)
            return Act{scene.tr("machines.undo"), icons::undo, ButtonKind::Secondary, intent::EndSession{tile.machine}};
        return Act{scene.tr("machines.early"), icons::check, ButtonKind::Secondary, intent::EndSession{tile.machine}};
    case MachineStatus::Done:
        return Act{scene.tr("machines.collect"), icons::check, ButtonKind::Secondary, intent::EndSession{tile.machine}};
    case MachineStatus::Broken:
        if (screen.volunteer)
            return Act{scene.tr("machines.works"), icons::handyman, ButtonKind::Secondary,
                intent::ReportMachine{tile.machine, false}};
        break;
    default:
        break;
    }
    return std::nullopt;
}

// The one next step of the screen: whoever was called begins; else the first that is free; else what is done is taken.
std::size_t main_machine(MachinesScreen const& screen)
{
    auto const& all = screen.machines;
    auto const place_of = [&](auto const& fits) {
        return static_cast<std::size_t>(std::find_if(all.begin(), all.end(), fits) - all.begin());
    };
    std::size_t const called
        = place_of([&](auto const& tile) { return tile.status == MachineStatus::Held && may_start(screen, tile); });
    std::size_t const free = place_of([](auto const& tile) { return tile.status == MachineStatus::Free; });
    std::size_t const done
        = place_of([](auto const& tile) { return tile.status == MachineStatus::Done && !tile.elsewhere; });
    return called < all.size() ? called : free < all.size() ? free : done;
}

bool can_be_reported(MachineTile const& tile)
{
    return tile.status != MachineStatus::Broken && tile.status != MachineStatus::OutOfService;
}

// Instead of the card's words: is it really broken?
void draw_question(Scene& scene, Rect inner, MachineTile const& tile, int index)
{
    Theme const& theme = scene.theme();
    float const gap = theme.pick(16, 10);
    Rect const no = cut_right(inner, theme.pick(190, 118), gap).centered(theme.pick(190, 118), theme.pick(104, 72));
    Rect const yes = cut_right(inner, theme.pick(290, 176), gap).centered(theme.pick(290, 176), theme.pick(104, 72));
    stacked(scene, inner, {scene.say(tile.name), theme.h3.lines(1.15F), 2},
        {scene.tr("machines.really_broken"), theme.sub.in(colors::amber_deep).lines(1.2F), 2});
    if (button(scene.ui, ui::Id{"machine.broken", index}, yes, scene.tr("machines.is_broken"),
            {.icon = icons::construction, .grow = 0.9F})) {
        scene.places.reporting.reset();
        scene.want(intent::ReportMachine{tile.machine, true});
    }
    if (button(scene.ui, ui::Id{"machine.fine", index}, no, scene.tr("machines.is_fine"), {.grow = 0.9F}))
        scene.places.reporting.reset();
}

void draw_machine(Scene& scene, MachinesScreen const& screen, std::size_t place, Rect const& box)
{
    Theme const& theme = scene.theme();
    MachineTile const& tile = screen.machines[place];
    auto const index = static_cast<int>(place);
    StatusLook const look = look_of(scene, tile);
    bool const quiet = !can_be_reported(tile);
    card(scene.ui, box, quiet ? colors::paper_dim : colors::surface);
    Rect inner = box.inset(theme.pick(28, 16), theme.pick(14, 8));
    float const side = theme.icon_box;
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(24, 14)).centered(side, side), look.icon,
        quiet ? ui::Tint{look.tint.ink, colors::surface} : look.tint);
    if (scene.places.reporting == tile.machine) return draw_question(scene, inner, tile, index);

    float const square = theme.pick(104, 72);
    if (!quiet
        && small_action(scene, ui::Id{"machine.report", index},
            cut_right(inner, square, theme.pick(16, 10)).centered(square, square), icons::construction,
            scene.tr("machines.report")))
        scene.places.reporting = tile.machine;
    if (std::optional<Act> act = act_of(scene, screen, tile)) {
        if (act->kind == ButtonKind::Secondary && place == main_machine(screen)) act->kind = ButtonKind::Primary;
        float const width = theme.pick(260, 150);
        Rect const place_of_act = cut_right(inner, width, theme.pick(20, 12)).centered(width, square);
        if (button(scene.ui, ui::Id{"machine.act", index}, place_of_act, act->words,
                {.kind = act->kind, .icon = act->icon}))
            scene.want(std::move(act->intent));
    }
    std::string const words = tile.elsewhere && !quiet && tile.status != MachineStatus::Free
        ? look.words + " · " + scene.tr("machines.elsewhere")
        : look.words;
    stacked(scene, inner, {scene.say(tile.name), theme.h3.lines(1.15F), 2},
        {words, theme.sub.in(look.ink).lines(1.25F), 2});
}

// What stands above the machines: what just happened, or what is wanted first.
void draw_message(Scene& scene, Rect& area, MachinesScreen const& screen)
{
    if (screen.not_recorded) not_recorded_line(scene, area);
    if (screen.started)
        return message_line(scene, area, icons::check_circle,
            scene.tr("machines.started", {{"machine", scene.say(*screen.started)}}), tints::green);
    if (screen.reported)
        return message_line(scene, area, icons::volunteer_activism,
            scene.tr("machines.reported", {{"machine", scene.say(*screen.reported)}}), tints::green);
    if (screen.called_number)
        return message_line(scene, area, icons::confirmation_number,
            scene.tr("machines.called", {{"n", *screen.called_number}}), tints::violet);
    switch (screen.answer) {
    case ServiceAnswer::Allowed:
        return;
    case ServiceAnswer::NeedsCode:
        return message_line(scene, area, icons::qr_code_scanner, scene.tr("machines.needs_code"), tints::amber);
    case ServiceAnswer::NeedsFreshCode:
        return message_line(scene, area, icons::phone_iphone, scene.tr("machines.needs_fresh_code"), tints::amber);
    case ServiceAnswer::AskVolunteer:
        return message_line(scene, area, icons::support_agent, scene.tr("machines.ask_volunteer"), tints::amber);
    }
}

void draw_minutes(Scene& scene, Rect& area, MachinesScreen const& screen)
{
    Theme const& theme = scene.theme();
    bool const any = std::any_of(
        screen.machines.begin(), screen.machines.end(), [&](auto const& tile) { return may_start(screen, tile); });
    if (!any || screen.minutes.size() < 2) return;
    std::vector<std::string> labels;
    for (int const minutes : screen.minutes) labels.push_back(scene.tr("machines.minutes", {{"m", minutes}}));
    auto const chosen = static_cast<std::size_t>(
        std::find(screen.minutes.begin(), screen.minutes.end(), screen.chosen_minutes) - screen.minutes.begin());
    Rect row = cut_top(area, theme.pick(96, 68), theme.pick(20, 12));
    std::string const question = scene.tr("machines.how_long");
    TextStyle const style = theme.body.bold();
    scene.ui.text(cut_left(row, std::min(scene.ui.text_width(question, style), row.w * 0.3F), theme.pick(28, 16)),
        question, style, {.valign = VAlign::Middle});
    if (auto const wanted = chips(scene, "machines.minutes", row, labels, chosen))
        scene.want(intent::PickMinutes{screen.minutes[*wanted]});
}

// A number in the queue, large; or the way to get one.
void draw_my_number(Scene& scene, Rect const& box, MachinesScreen const& screen)
{
    Theme const& theme = scene.theme();
    scene.ui.canvas().fill(box, theme.radius_card, colors::violet_tint);
    Rect inner = box.inset(theme.pick(36, 20), theme.pick(20, 10));
    std::string const number = fmt::format("{}", *screen.my_number);
    TextStyle big = theme.display.in(colors::violet);
    big.size = std::min(big.size * 1.7F, inner.h * 0.95F);
    Rect const left = cut_left(inner, scene.ui.text_width(number, big), theme.pick(32, 18));
    scene.ui.text(left, number, big, {.valign = VAlign::Middle});
    float const width = theme.pick(220, 140);
    Rect const leave = cut_right(inner, width, theme.pick(20, 12)).centered(width, theme.pick(104, 72));
    if (screen.my_ticket && button(scene.ui, "queue.leave", leave, scene.tr("machines.leave_queue")))
        scene.want(intent::LeaveQueue{*screen.my_ticket});
    stacked(scene, inner, {scene.tr("machines.my_number"), theme.h3, 1},
        {scene.tr("machines.my_number_detail"), theme.sub.lines(1.3F), 3});
}

void draw_queue(Scene& scene, Rect& area, MachinesScreen const& screen)
{
    Theme const& theme = scene.theme();
    if (screen.my_number) return draw_my_number(scene, cut_bottom(area, theme.pick(210, 112), theme.gap), screen);
    if (!screen.can_queue) return;
    std::string const words
        = screen.waiting > 0 ? scene.tr("machines.queue_behind", {{"n", screen.waiting}}) : scene.tr("machines.queue");
    ButtonKind const kind = screen.answer == ServiceAnswer::Allowed ? ButtonKind::Primary : ButtonKind::Waiting;
    if (button(scene.ui, "queue.join", cut_bottom(area, theme.pick(128, 84), theme.gap), words,
            {.kind = kind, .icon = icons::confirmation_number, .grow = 1.16F}))
        scene.want(intent::JoinQueue{screen.amenity.id});
}

std::string summary(Scene const& scene, MachinesScreen const& screen)
{
    if (screen.machines.empty()) return {};
    auto const free = std::count_if(screen.machines.begin(), screen.machines.end(),
        [](auto const& tile) { return tile.status == MachineStatus::Free; });
    std::string words = free > 0 ? scene.tr("machines.summary", {{"n", free}, {"of", std::ssize(screen.machines)}})
                                 : scene.tr("machines.summary_busy");
    if (screen.waiting > 0) words += " · " + scene.tr("timed.queue", {{"n", screen.waiting}});
    return words;
}

} // namespace

void draw(Scene& scene, MachinesScreen const& screen)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, screen.countdown, Held::Silent);
    help_and_title(scene, area, screen.helper_called, scene.say(screen.amenity.name), summary(scene, screen));
    draw_message(scene, area, screen);
    draw_minutes(scene, area, screen);
    draw_queue(scene, area, screen);
    if (screen.machines.empty())
        return message_line(scene, area, icons::info, scene.tr("machines.empty"), tints::quiet);
    paged_list(scene, area, screen.machines.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(136, 92),
            .most = theme.pick(176, 128),
            .gap = theme.pick(20, 14)},
        [&](std::size_t i, Rect const& box) { draw_machine(scene, screen, i, box); });
}

} // namespace yizhan::screens
