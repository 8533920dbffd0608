// Checking in as a guest: one tap on what you do for a living, and you are in.
#include "kiosk/screens/occupations.h"
#include "kiosk/screens/parts.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

void draw(Scene& scene, GuestView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Silent);
    title(scene, area, scene.tr("guest.title"), scene.tr("guest.detail"));

    auto const all = all_occupations();
    auto const count = static_cast<int>(all.size());
    int const columns = theme.portrait() ? 2 : 5;
    int const rows = (count + columns - 1) / columns;
    float const gap = theme.grid_gap;
    Rect const grid = theme.portrait()
        ? cut_top(area, std::min(area.h, static_cast<float>(rows) * 288 + gap * static_cast<float>(rows - 1)))
        : area;
    for (int i = 0; i < count; ++i) {
        Occupation const occupation = all[static_cast<std::size_t>(i)];
        OccupationLook const look = look_of(scene, occupation);
        TileLook const drawn{.icon = look.icon, .tint = look.tint, .title = look.name, .shape = TileShape::Centered};
        if (tile(scene.ui, ui::Id{"guest", i}, grid_cell(grid, columns, rows, gap, i), drawn))
            scene.want(intent::CheckInAsGuest{occupation});
    }
}

} // namespace yizhan::screens
