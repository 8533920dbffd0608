// Following a request: its code typed on the keys, looked up with the last of them, and how it stands.
#include "kiosk/screens/catalogue_pages.h"
#include "kiosk/screens/number_cells.h"
#include "kiosk/ui/keyboards.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

void draw_code_keys(Scene& scene, Rect const& box)
{
    auto const pressed = code_keyboard(scene.ui, "follow.key", box);
    if (!pressed) return;
    if (*pressed == keys::erase)
        scene.want(intent::EraseLast{});
    else
        scene.want(intent::PressCode{static_cast<char>(*pressed)});
}

void draw_typed(Scene& scene, Rect& area, FollowPage const& page)
{
    Theme const& theme = scene.theme();
    constexpr std::array<std::size_t, 2> groups{4, 4};
    std::optional<MarkedPlace> fault;
    number_cells(scene, cut_top(area, number_cells_height(scene), theme.pick(24, 12)), {page.typed, groups, fault});
    if (page.not_found) message_line(scene, area, icons::search_off, scene.tr("follow.not_found"), tints::amber);
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, FollowPage const& page)
{
    Theme const& theme = scene.theme();
    if (theme.portrait()) {
        title(scene, area, scene.tr("follow.title"), scene.tr("follow.detail"));
        draw_typed(scene, area, page);
        draw_code_keys(scene, cut_bottom(area, std::min(area.h, 5 * 150.0F + 4 * 14)));
        return;
    }
    Rect const right = cut_right(area, 680, 28);
    draw_code_keys(scene, right);
    title(scene, area, scene.tr("follow.title"), scene.tr("follow.detail"));
    draw_typed(scene, area, page);
}

namespace {

struct StandingLook {
    Icon icon = 0;
    ui::Tint tint; // disc
};

StandingLook look_of(RequestState state)
{
    switch (state) {
    case RequestState::Asked:
        return {icons::edit_note, tints::blue};
    case RequestState::TakenUp:
        return {icons::handyman, tints::teal};
    case RequestState::WaitingForPerson:
        return {icons::waving_hand, tints::amber};
    case RequestState::Done:
        return {icons::check, {colors::white, colors::green}};
    case RequestState::Declined:
        return {icons::info, tints::amber};
    case RequestState::Withdrawn:
        break;
    }
    return {icons::undo, tints::quiet};
}

Message message_for(Scene const& scene, StandingPage const& page)
{
    StandingLook const look = look_of(page.state);
    Message message{look.icon, look.tint, state_text(scene, page.state), scene.say(page.title), {}};
    message.detail += "\n" + scene.tr("standing.since", {{"time", moment_text(scene, page.since)}});
    message.small = page.sent ? scene.tr("standing.sent") : scene.tr("standing.unsent");
    return message;
}

// A second tap takes it back.
void draw_withdraw(Scene& scene, Rect const& box)
{
    Theme const& theme = scene.theme();
    if (!scene.places.asks_again) {
        if (button(scene.ui, "standing.withdraw", box, scene.tr("standing.withdraw"), {.icon = icons::undo}))
            scene.places.asks_again = true;
        return;
    }
    if (button(scene.ui, "standing.keep", grid_cell(box, 2, 1, theme.grid_gap, 0), scene.tr("standing.withdraw_no")))
        scene.places.asks_again = false;
    if (button(scene.ui, "standing.withdraw_yes", grid_cell(box, 2, 1, theme.grid_gap, 1),
            scene.tr("standing.withdraw_yes"), {.icon = icons::undo})) {
        scene.places.asks_again = false;
        scene.want(intent::WithdrawRequest{});
    }
}

void draw_ends(Scene& scene, Rect& area, StandingPage const& page)
{
    Theme const& theme = scene.theme();
    if (button(scene.ui, "standing.home", cut_bottom(area, theme.pick(120, 84), theme.pick(24, 14)),
            scene.tr("section.home"), {.kind = ButtonKind::Primary}))
        scene.want(intent::GoHome{});
    if (page.can_withdraw) draw_withdraw(scene, cut_bottom(area, theme.pick(120, 84), theme.gap));
}

void draw_notes(Scene& scene, Rect& area, StandingPage const& page)
{
    std::string const& said = scene.say(page.note);
    if (!said.empty())
        message_line(scene, area, icons::record_voice_over, scene.tr("standing.note", {{"what", said}}), tints::blue);
    bool const ended_without = page.state == RequestState::Declined || page.state == RequestState::Withdrawn;
    if (ended_without) message_line(scene, area, icons::info, scene.tr("standing.still"), tints::quiet);
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, StandingPage const& page)
{
    Theme const& theme = scene.theme();
    Message const message = message_for(scene, page);
    if (theme.portrait()) {
        draw_ends(scene, area, page);
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        draw_notes(scene, area, page);
        return;
    }
    Rect right = cut_right(area, area.w * 0.47F, 20);
    message_card(scene, area, message);
    draw_ends(scene, right, page);
    draw_notes(scene, right, page);
}

} // namespace yizhan::screens
