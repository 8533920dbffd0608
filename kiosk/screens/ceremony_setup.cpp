// Before a ceremony: for which union, where, and how many are expected. After it: what came of it.
#include "kiosk/screens/ceremony_parts.h"
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/volunteer_pages.h"
#include "kiosk/screens/writing_panel.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr int most_people = 999;

void draw_union(Scene& scene, Rect const& box, CeremonySetupPage const& page)
{
    RowLook look{.icon = icons::account_tree,
        .tint = tints::brand,
        .title = scene.tr("ceremony_setup.pick_union"),
        .detail = scene.tr("ceremony_setup.pick_union_detail"),
        .trailing_color = colors::brand,
        .title_lines = 3,
        .border = 3};
    if (page.union_card) {
        look.icon = icons::groups;
        look.title = scene.say(page.union_card->name);
        look.detail = scene.tr("ceremony_setup.other_union");
        look.border = 0;
    }
    if (list_row(scene.ui, "ceremony_setup.union", box, look)) scene.want(intent::OpenUnionTree{});
}

void draw_expected(Scene& scene, Rect box, CeremonySetupPage const& page)
{
    Theme const& theme = scene.theme();
    auto const set = [&](int people) { scene.want(intent::SetExpected{std::clamp(people, 0, most_people)}); };
    float const side = theme.pick(104, 72);
    float const gap = theme.pick(18, 12);
    // Lying, the usual numbers have a row of their own.
    Rect row = theme.portrait() ? Rect{} : cut_bottom(box, side, gap);
    if (icon_key(scene.ui, "ceremony_setup.less", cut_left(box, side, gap), icons::remove)) set(page.expected - 1);
    float const width = theme.pick(220, 180);
    Rect const middle = cut_left(box, width, gap);
    scene.ui.text(middle, scene.tr("ceremony_setup.people", {{"n", page.expected}}), theme.h2,
        {.align = Align::Center, .valign = VAlign::Middle});
    if (icon_key(scene.ui, "ceremony_setup.more", cut_left(box, side, gap), icons::add)) set(page.expected + 1);
    constexpr std::array usual{20, 40, 60, 100};
    cut_left(box, gap);
    if (theme.portrait()) row = box;
    for (std::size_t i = 0; i < usual.size(); ++i) {
        auto const index = static_cast<int>(i);
        Rect const cell = grid_cell(row, static_cast<int>(usual.size()), 1, gap, index);
        if (key(scene.ui, ui::Id{"ceremony_setup.usual", index}, cell, fmt::format("{}", usual.at(i)),
                KeyKind::Command))
            set(usual.at(i));
    }
}

void draw_start(Scene& scene, Rect const& box, CeremonySetupPage const& page)
{
    if (next_button(scene, box,
            {.words = scene.tr("ceremony_setup.start"), .ready = page.can_start, .icon = icons::celebration}))
        scene.want(intent::StartCeremony{});
}

} // namespace

void draw_page(Scene& scene, Rect area, CeremonySetupPage const& page)
{
    Theme const& theme = scene.theme();
    std::string const place = scene.tr("ceremony_setup.place");
    std::string const words = scene.tr("ceremony_setup.title");
    std::string const detail = scene.tr("ceremony_setup.detail");
    if (theme.portrait()) {
        draw_start(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        title(scene, area, words, detail);
        draw_union(scene, cut_top(area, 170, 24), page);
        draw_expected(scene, cut_top(area, 104, 24), page);
        write(scene, writing_field(scene, cut_top(area, 130, 24), page.place, place));
        write(scene, writing_panel(scene, cut_bottom(area, std::min(area.h, writing_panel_height(scene))), page.place));
        return;
    }
    Rect right = cut_right(area, 680, 28);
    write(scene, writing_field(scene, cut_top(right, writing_field_height(scene), 14), page.place, place));
    write(scene, writing_panel(scene, right, page.place));
    draw_start(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    title(scene, area, words, detail);
    draw_union(scene, cut_top(area, 160, 18), page);
    draw_expected(scene, cut_top(area, 2 * 72 + 12), page);
}

void draw_page(Scene& scene, Rect area, UnionTreePage const& page) { draw_tree(scene, area, page); }

void draw_page(Scene& scene, Rect area, CeremonySummaryPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("ceremony_summary.title", {{"place", page.ceremony.place}}),
        scene.say(page.ceremony.union_name) + " · " + moment_text(scene, page.ceremony.opened));
    ceremony_progress(scene, cut_top(area, ceremony_progress_height(scene, page.ceremony), theme.gap), page.ceremony);
    figures(scene, cut_top(area, figures_height(scene), theme.gap),
        {{fmt::format("{}", page.incomplete), scene.tr("ceremony_summary.incomplete"),
             page.incomplete > 0 ? colors::amber_deep : colors::ink},
            {fmt::format("{}", page.given_up), scene.tr("ceremony_summary.given_up")},
            {fmt::format("{}", page.unsent), scene.tr("ceremony_summary.unsent")}});
    std::string const words = page.unsent > 0 ? scene.tr("ceremony_summary.note_unsent", {{"n", page.unsent}})
                                              : scene.tr("ceremony_summary.note");
    note(scene.ui, cut_top(area, note_height(scene.ui, area.w, words), theme.gap), icons::save, words, tints::green);
    if (page.incomplete > 0) {
        AdviceLook const look{icons::badge, tints::amber, scene.tr("ceremony_summary.bring"),
            scene.tr("ceremony_summary.bring_detail"), false};
        advice(scene, cut_top(area, advice_height(scene, area.w, look), theme.gap), look);
    }
    float const gap = theme.grid_gap;
    Rect last = cut_bottom(area, next_height(scene));
    if (button(scene.ui, "ceremony_summary.more", cut_left(last, (last.w - gap) * 0.42F, gap),
            scene.tr("ceremony_summary.more")))
        scene.want(intent::BackAPage{});
    if (button(scene.ui, "ceremony_summary.done", last, scene.tr("ceremony_summary.done"),
            {.kind = ButtonKind::Primary, .grow = 1.16F}))
        scene.want(intent::EndCeremony{});
}

} // namespace yizhan::screens
