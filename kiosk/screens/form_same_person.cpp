// Somebody very like is known already: masked, and never more than tells two apart.
#include "kiosk/screens/enrollment_pages.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string about(Scene const& scene, SamePersonPage::Person const& person)
{
    std::string text = scene.say(person.union_name);
    auto const add = [&](std::string const& words) {
        if (!text.empty()) text += " · ";
        text += words;
    };
    if (!person.phone_tail.empty()) add(scene.tr("same_person.phone", {{"tail", person.phone_tail}}));
    if (person.waiting) add(scene.tr("same_person.waiting"));
    return text;
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, SamePersonPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("same_person.title"), scene.tr("same_person.detail"));
    if (button(scene.ui, "same_person.none", cut_bottom(area, next_height(scene), theme.gap),
            scene.tr("same_person.none"), {.icon = icons::group_add}))
        scene.want(intent::PickNone{});
    std::string const words = scene.tr("same_person.note");
    note(scene.ui, cut_bottom(area, note_height(scene.ui, area.w, words), theme.gap), icons::info, words);
    int const columns = theme.portrait() ? 1 : 2;
    int const rows = theme.portrait() ? 4 : 2;
    float const gap = theme.pick(24, 16);
    float const wish = static_cast<float>(rows) * theme.pick(220, 150) + static_cast<float>(rows - 1) * gap;
    Rect const list = cut_top(area, std::min(area.h, wish));
    for (std::size_t i = 0; i < std::min(page.people.size(), std::size_t{4}); ++i) {
        SamePersonPage::Person const& person = page.people[i];
        RowLook const row{.icon = person.waiting ? icons::hourglass_top : icons::person,
            .tint = person.waiting ? tints::amber : tints::blue,
            .title = person.masked_name,
            .detail = about(scene, person),
            .detail_lines = 3};
        if (list_row(scene.ui, ui::Id{"person", static_cast<int>(i)},
                grid_cell(list, columns, rows, gap, static_cast<int>(i)), row))
            scene.want(intent::PickListed{i});
    }
}

} // namespace yizhan::screens
