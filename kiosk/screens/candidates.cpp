// Several people fit: masked names to pick from, never more than tells two apart.
#include "kiosk/screens/occupations.h"
#include "kiosk/screens/parts.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr std::size_t most_people = 8; // the app sends no more

void draw_people(Scene& scene, CandidatesView const& view, Rect const& area)
{
    std::size_t const count = std::min(view.people.size(), most_people);
    int const columns = scene.theme().portrait() ? 1 : 2;
    int const rows = scene.theme().portrait() ? static_cast<int>(most_people) : 4;
    for (std::size_t i = 0; i < count; ++i) {
        Candidate const& person = view.people[i];
        OccupationLook const look = look_of(scene, person.occupation);
        RowLook const row{.icon = look.icon,
            .tint = look.tint,
            .title = person.masked_name,
            .detail = look.name + " · " + scene.tr("candidates.number", {{"tail", person.number_tail}})};
        auto const index = static_cast<int>(i);
        if (list_row(scene.ui, ui::Id{"candidate", index},
                grid_cell(area, columns, rows, scene.theme().pick(20, 14), index), row))
            scene.want(intent::PickCandidate{i});
    }
}

} // namespace

void draw(Scene& scene, CandidatesView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Silent);
    title(scene, area, scene.tr("candidates.title"), scene.tr("candidates.detail"));
    Rect const last = cut_bottom(area, theme.button_height, theme.gap);
    if (button(scene.ui, "candidates.number", grid_cell(last, 2, 1, theme.grid_gap, 0),
            scene.tr("candidates.by_number"), {.icon = icons::dialpad}))
        scene.want(intent::OpenKeypad{KeypadMode::MemberNumber});
    if (button(scene.ui, "candidates.guest", grid_cell(last, 2, 1, theme.grid_gap, 1), scene.tr("candidates.guest"),
            {.icon = icons::back_hand}))
        scene.want(intent::OpenGuest{});
    draw_people(scene, view, area);
}

} // namespace yizhan::screens
