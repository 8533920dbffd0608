// What a signed-in volunteer can do here, and how the shift stands.
#include "kiosk/screens/volunteer_pages.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Work {
    std::string_view id;
    RowLook look;
    Intent intent;
};

std::vector<Work> works(Scene const& scene, VolunteerDeskPage const& page)
{
    auto const row = [](Icon icon, ui::Tint tint, std::string words, std::string detail) {
        return RowLook{.icon = icon,
            .tint = tint,
            .title = std::move(words),
            .detail = std::move(detail),
            .title_lines = 2,
            .detail_lines = 2};
    };
    RowLook join = row(icons::group_add, tints::brand, scene.tr("desk.join"), scene.tr("desk.join_detail"));
    join.border = 3;
    join.trailing_color = colors::brand;
    RowLook const ceremony = page.ceremony_open
        ? row(icons::celebration, tints::green, scene.tr("desk.ceremony_open"), scene.tr("desk.ceremony_open_detail"))
        : row(icons::celebration, tints::green, scene.tr("desk.ceremony"), scene.tr("desk.ceremony_detail"));
    RowLook const sent_back = row(icons::edit_note, tints::amber, scene.tr("desk.sent_back"),
        page.sent_back > 0 ? scene.tr("desk.sent_back_some", {{"n", page.sent_back}})
                           : scene.tr("desk.sent_back_none"));
    RowLook const shift = row(icons::history, tints::blue, scene.tr("desk.shift"), scene.tr("desk.shift_detail"));
    RowLook const stock = row(icons::inventory_2, tints::teal, scene.tr("desk.stock"), scene.tr("desk.stock_detail"));
    RowLook const hand_out
        = row(icons::redeem, tints::violet, scene.tr("desk.hand_out"), scene.tr("desk.hand_out_detail"));
    return {{"desk.join", join, intent::BeginForm{}}, {"desk.ceremony", ceremony, intent::OpenCeremonySetup{}},
        {"desk.sent_back", sent_back, intent::OpenSentBack{}}, {"desk.shift", shift, intent::OpenShift{}},
        {"desk.hand_out", hand_out, intent::OpenHandOut{}}, {"desk.stock", stock, intent::OpenStock{}}};
}

std::vector<Figure> shift_figures(Scene const& scene, VolunteerDeskPage const& page)
{
    return {{fmt::format("{}", page.enrolled), scene.tr("desk.enrolled", {{"n", page.enrolled}}), colors::ink},
        {fmt::format("{}", page.unsent), scene.tr("desk.unsent"), colors::ink},
        {fmt::format("{}", page.sent_back), scene.tr("desk.back"),
            page.sent_back > 0 ? colors::amber_deep : colors::ink}};
}

void draw_works(Scene& scene, Rect const& area, VolunteerDeskPage const& page)
{
    Theme const& theme = scene.theme();
    std::vector<Work> const all = works(scene, page);
    int const columns = theme.portrait() ? 1 : 2;
    int const rows = static_cast<int>(all.size()) / columns;
    float const gap = theme.pick(24, 16);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (list_row(scene.ui, all[i].id, grid_cell(area, columns, rows, gap, static_cast<int>(i)), all[i].look))
            scene.want(all[i].intent);
}

} // namespace

void draw_page(Scene& scene, Rect area, VolunteerDeskPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("desk.title", {{"who", page.masked_name}}), scene.tr("desk.detail"));
    figures(scene, cut_top(area, figures_height(scene), theme.gap), shift_figures(scene, page));
    if (button(scene.ui, "desk.sign_out", cut_bottom(area, theme.pick(112, 76), theme.gap), scene.tr("desk.sign_out"),
            {.icon = icons::logout}))
        scene.want(intent::SignOut{});
    float const wish = theme.pick(6 * 190 + 5 * 24, 3 * 150 + 2 * 16);
    draw_works(scene, cut_top(area, std::min(area.h, wish)), page);
}

} // namespace yizhan::screens
