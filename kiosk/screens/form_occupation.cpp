// What somebody does for a living: one tap on a large tile leads on.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/occupations.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, OccupationPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("form_occupation.title"), scene.tr("form_occupation.detail"));
    if (page.chosen && next_button(scene, cut_bottom(area, next_height(scene), theme.gap)))
        scene.want(intent::NextPage{});

    auto const all = all_occupations();
    auto const count = static_cast<int>(all.size());
    int const columns = theme.portrait() ? 2 : 5;
    int const rows = (count + columns - 1) / columns;
    float const gap = theme.grid_gap;
    float const wish = static_cast<float>(rows) * 260 + gap * static_cast<float>(rows - 1);
    Rect const grid = theme.portrait() ? cut_top(area, std::min(area.h, wish)) : area;
    for (int i = 0; i < count; ++i) {
        Occupation const occupation = all[static_cast<std::size_t>(i)];
        OccupationLook const look = look_of(scene, occupation);
        TileLook const drawn{.icon = look.icon,
            .tint = look.tint,
            .title = look.name,
            .shape = TileShape::Centered,
            .done = page.chosen == occupation};
        if (tile(scene.ui, ui::Id{"occupation", i}, grid_cell(grid, columns, rows, gap, i), drawn))
            scene.want(intent::PickOccupation{occupation});
    }
}

} // namespace yizhan::screens
