// What the union has to say: a list, newest first as it comes, and one text at a time, in pages instead of scrolling.
#include "kiosk/screens/parts.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string day_of(Scene const& scene, Bulletin const& bulletin)
{
    return date_text(scene, to_local(bulletin.published, ZoneMinutes{}));
}

void draw_list(Scene& scene, BulletinsView const& view, Rect area)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("bulletins.title"), scene.tr("bulletins.detail"));
    if (view.bulletins.empty()) {
        std::string const words = scene.tr("bulletins.none");
        note(scene.ui, cut_top(area, note_height(scene.ui, area.w, words)), icons::info, words);
        return;
    }
    Rect const turn = cut_bottom(area, theme.button_height, theme.gap);
    auto const rows = static_cast<std::size_t>(theme.pick(7, 3));
    auto const count = view.bulletins.size();
    auto const pages = static_cast<int>((count + rows - 1) / rows);
    scene.places.list_page = std::clamp(scene.places.list_page, 0, pages - 1);
    float const gap = theme.pick(20, 14);
    std::size_t const first = static_cast<std::size_t>(scene.places.list_page) * rows;
    for (std::size_t i = first; i < std::min(first + rows, count); ++i) {
        Bulletin const& bulletin = view.bulletins[i];
        RowLook const row{.icon = icons::campaign,
            .tint = tints::violet,
            .title = scene.say(bulletin.title),
            .detail = day_of(scene, bulletin),
            .title_lines = 2};
        auto const index = static_cast<int>(i - first);
        if (list_row(scene.ui, ui::Id{"bulletin", index}, grid_cell(area, 1, static_cast<int>(rows), gap, index), row))
            scene.places.bulletin = i;
    }
    scene.places.list_page = turner(scene, turn, {scene.places.list_page, pages});
}

void draw_text(Scene& scene, Bulletin const& bulletin, Rect area)
{
    Theme const& theme = scene.theme();
    Rect const turn = cut_bottom(area, theme.button_height, theme.gap);
    if (button(scene.ui, "bulletins.list", cut_bottom(area, theme.button_height, theme.gap), scene.tr("bulletins.list"),
            {.icon = icons::format_list_bulleted})) {
        scene.places.bulletin.reset();
        scene.places.text_page = 0;
        return;
    }
    card(scene.ui, area);
    Rect inner = area.inset(theme.pick(48, 32), theme.pick(44, 26));
    std::string const words = scene.say(bulletin.title);
    float const height = scene.ui.text_height(words, theme.h2, inner.w, 3);
    scene.ui.text(cut_top(inner, height, theme.pick(10, 6)), words, theme.h2, {.max_lines = 3});
    scene.ui.text(cut_top(inner, theme.caption.size * 1.35F, theme.gap), day_of(scene, bulletin), theme.caption);
    int const pages
        = scene.ui.text_page(inner, scene.say(bulletin.body), theme.body.lines(1.55F), scene.places.text_page);
    scene.places.text_page = std::clamp(turner(scene, turn, {scene.places.text_page, pages}), 0, pages - 1);
}

} // namespace

void draw(Scene& scene, BulletinsView const& view)
{
    Rect area = scene.theme().area();
    header(scene, area, view.countdown, Held::Silent);
    auto const& open = scene.places.bulletin;
    if (open && *open < view.bulletins.size())
        draw_text(scene, view.bulletins[*open], area);
    else
        draw_list(scene, view, area);
}

} // namespace yizhan::screens
