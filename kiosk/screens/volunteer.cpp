// Volunteers at the kiosk: the head that their pages share, and which page is drawn.
#include "kiosk/screens/volunteer_pages.h"

#include <type_traits>

namespace yizhan::screens {

using namespace ui;

namespace {

template <class Page>
constexpr bool before_signing_in
    = std::is_same_v<Page,
          ScanVolunteerPage> || std::is_same_v<Page, PinPage> || std::is_same_v<Page, SignInRefusedPage>;

void draw_countdown(Scene& scene, Rect const& bar, std::optional<int> countdown)
{
    if (!countdown) return;
    float const grow = scene.theme().sub.size / scene.theme().caption.size;
    chip(scene.ui, bar, scene.tr("volunteer.countdown", {{"n", *countdown}}), {.icon = icons::timer, .grow = grow},
        Align::Right);
}

// Signed in: one page back, or from the desk home; how long until one is signed out.
template <class Page> void draw_head(Scene& scene, VolunteerScreen const& screen, Rect& area)
{
    if constexpr (before_signing_in<Page>) return header(scene, area, screen.countdown, Held::Silent);
    // The page of a ceremony stands before a hall: its own title is the head.
    if constexpr (std::is_same_v<Page, CeremonyPage>) return;
    Theme const& theme = scene.theme();
    Rect bar = cut_top(area, theme.header_height, theme.gap);
    if constexpr (std::is_same_v<Page, VolunteerDeskPage>) {
        if (back_button(scene.ui, "header.home", bar, scene.tr("header.home"))) scene.want(intent::GoHome{});
    } else if (back_button(scene.ui, "volunteer.back", bar, scene.tr("volunteer.back"))) {
        scene.want(intent::BackAPage{});
    }
    draw_countdown(scene, cut_right(bar, bar.w * 0.72F), screen.countdown);
}

} // namespace

void draw(Scene& scene, VolunteerScreen const& screen)
{
    Rect area = scene.theme().area();
    std::visit(
        [&](auto const& page) {
            draw_head<std::decay_t<decltype(page)>>(scene, screen, area);
            if (screen.not_recorded) not_recorded_line(scene, area);
            draw_page(scene, area, page);
        },
        screen.page);
}

float figures_height(Scene const& scene) { return scene.theme().pick(176, 112); }

void figures(Scene& scene, Rect const& box, std::vector<Figure> const& all)
{
    Theme const& theme = scene.theme();
    auto const count = static_cast<int>(all.size());
    for (int i = 0; i < count; ++i) {
        Figure const& figure = all[static_cast<std::size_t>(i)];
        Rect const cell = grid_cell(box, count, 1, theme.grid_gap, i);
        card(scene.ui, cell);
        Rect inner = cell.inset(theme.pick(28, 20), theme.pick(22, 14));
        scene.ui.text(cut_bottom(inner, theme.sub.size * 1.35F), figure.words, theme.sub);
        scene.ui.text(inner, figure.number, theme.display.in(figure.color), {.valign = VAlign::Middle});
    }
}

} // namespace yizhan::screens
