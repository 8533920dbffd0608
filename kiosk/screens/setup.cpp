// Before the kiosk belongs to a station: three steps for the person who sets it up.
#include "kiosk/screens/parts.h"

#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Status {
    Icon icon = 0;
    ui::Tint tint;
    std::string words;
};

Status status_for(Scene const& scene, SetupView::State state)
{
    switch (state) {
    case SetupView::State::WaitingForTicket:
        break;
    case SetupView::State::Joining:
        return {icons::sync, tints::blue, scene.tr("setup.joining")};
    case SetupView::State::TicketRefused:
        return {icons::event_busy, tints::amber, scene.tr("setup.ticket_refused")};
    case SetupView::State::HubOutOfReach:
        return {icons::sync, tints::amber, scene.tr("setup.out_of_reach")};
    }
    return {icons::qr_code_scanner, tints::blue, scene.tr("setup.waiting")};
}

void draw_steps(Scene& scene, Rect const& area)
{
    Theme const& theme = scene.theme();
    std::array const steps{scene.tr("setup.step_1"), scene.tr("setup.step_2"), scene.tr("setup.step_3")};
    int const columns = theme.portrait() ? 1 : 3;
    int const rows = theme.portrait() ? 3 : 1;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const index = static_cast<int>(i);
        Rect const cell = grid_cell(area, columns, rows, theme.grid_gap, index);
        card(scene.ui, cell);
        Rect inner = cell.inset(theme.pick(40, 28), theme.pick(28, 24));
        float const side = theme.pick(104, 72);
        Rect const disc = theme.portrait() ? cut_left(inner, side, 32).centered(side, side) : cut_top(inner, side, 18);
        Vec const center = theme.portrait() ? disc.center() : Vec{disc.x + side / 2, disc.y + side / 2};
        scene.ui.canvas().circle(center, side / 2, colors::brand_tint);
        scene.ui.text({center.x - side / 2, center.y - side / 2, side, side}, std::to_string(i + 1),
            theme.h1.in(colors::brand_deep), {.align = Align::Center, .valign = VAlign::Middle});
        scene.ui.text(inner, steps[i], theme.h3.regular().lines(1.4F),
            {.valign = theme.portrait() ? VAlign::Middle : VAlign::Top, .max_lines = 5});
    }
}

} // namespace

void draw(Scene& scene, SetupView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    Rect top = cut_top(area, theme.header_height, theme.gap);
    ChipLook const toggle{.icon = icons::translate, .grow = theme.sub.size / theme.caption.size};
    if (chip_button(scene.ui, "setup.language", top, scene.tr("home.other_language"), toggle, Align::Right))
        scene.want(intent::SwitchLanguage{});
    title(scene, area, scene.tr("setup.title"), scene.tr("setup.detail"));
    draw_steps(scene, cut_top(area, theme.portrait() ? 3 * 250 + 2 * theme.grid_gap : 300, theme.gap));
    Status const status = status_for(scene, view.state);
    float const height = note_height(scene.ui, area.w, status.words);
    note(scene.ui, cut_top(area, height), status.icon, status.words, status.tint);
}

} // namespace yizhan::screens
