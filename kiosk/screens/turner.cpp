// Lists and texts are turned page by page, as a book: no finger has to hold and pull.
#include "kiosk/screens/parts.h"

namespace yizhan::screens {

using namespace ui;

int turner(Scene& scene, Rect const& box, Turn turn)
{
    if (turn.pages < 2) return turn.page;
    Theme const& theme = scene.theme();
    int wanted = turn.page;
    bool const has_before = turn.page > 0;
    bool const has_after = turn.page + 1 < turn.pages;
    auto const look = [](Icon icon, bool there) {
        return ButtonLook{.kind = there ? ButtonKind::Secondary : ButtonKind::Waiting, .icon = icon};
    };
    if (button(scene.ui, "turn.before", grid_cell(box, 3, 1, theme.grid_gap, 0), scene.tr("turn.before"),
            look(icons::chevron_left, has_before)))
        --wanted;
    if (button(scene.ui, "turn.after", grid_cell(box, 3, 1, theme.grid_gap, 2), scene.tr("turn.after"),
            look(icons::chevron_right, has_after)))
        ++wanted;
    scene.ui.text(grid_cell(box, 3, 1, theme.grid_gap, 1),
        scene.tr("turn.page", {{"page", turn.page + 1}, {"pages", turn.pages}}), theme.body.in(colors::ink2),
        {.align = Align::Center, .valign = VAlign::Middle});
    return wanted;
}

} // namespace yizhan::screens
