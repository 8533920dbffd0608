// For whom one works and where one lives: a few letters find it on the list; who is on no list writes it, or goes on.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/writing_panel.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Search {
    WritingView const& query;
    std::vector<ListedPlace> const& found;
    std::optional<ListedPlace> const& chosen;
    std::string title;
    std::string detail;
    std::string placeholder;
    std::string nothing; // when the list is empty
    std::string none; // of the button for who has none
};

constexpr std::size_t most_rows = 6;

bool place_row(Scene& scene, ui::Id id, Rect const& box, ListedPlace const& place, bool chosen)
{
    bool const tapped = scene.ui.tapped(id, box);
    Theme const& theme = scene.theme();
    float const radius = theme.pick(20, 14);
    Pressed const pressed{scene.ui, id, box, radius};
    Color const border = chosen ? colors::brand : colors::line;
    scene.ui.canvas().bordered(box, radius, colors::surface, border, chosen ? theme.pick(5, 4) : 3);
    Rect inner = box.inset(theme.pick(28, 16), theme.pick(8, 5));
    float const ring = theme.pick(48, 32);
    Icon const icon = chosen ? icons::radio_button_checked : icons::radio_button_unchecked;
    scene.ui.canvas().icon(
        icon, cut_right(inner, ring, theme.pick(16, 10)).center(), ring, chosen ? colors::brand : colors::ink3);
    std::string const& detail = scene.say(place.detail);
    TextStyle const small = theme.caption;
    TextStyle name = theme.body.bold().lines(1.2F);
    float const lines = inner.h > 2 * name.size ? 1.7F : 0.95F;
    if (scene.ui.text_width(scene.say(place.name), name) * 0.8F > lines * inner.w) name = small.bold().lines(1.2F);
    float const width = std::min(scene.ui.text_width(detail, small), inner.w * 0.36F);
    // A name that needs all the room has it: two places are told apart by their names first.
    bool const fits = scene.ui.text_width(scene.say(place.name), name) * 0.8F < lines * (inner.w - width);
    if (!detail.empty() && fits) {
        Rect const right = cut_right(inner, width, theme.pick(16, 10));
        scene.ui.text(right, detail, small, {.align = Align::Right, .valign = VAlign::Middle, .max_lines = 2});
    }
    scene.ui.text(inner, scene.say(place.name), name, {.valign = VAlign::Middle, .max_lines = 2});
    return tapped;
}

bool same(ListedPlace const& a, ListedPlace const& b) { return a.name == b.name && a.detail == b.detail; }

void draw_list(Scene& scene, Rect area, Search const& search)
{
    Theme const& theme = scene.theme();
    bool const listed = search.chosen
        && std::any_of(search.found.begin(), search.found.end(),
            [&](ListedPlace const& place) { return same(place, *search.chosen); });
    std::size_t const rows = std::min(search.found.size(), most_rows) + (search.chosen && !listed ? 1 : 0);
    if (rows == 0) {
        paragraph(scene, area, search.nothing, theme.body.in(colors::ink2), 4);
        return;
    }
    float const gap = theme.pick(14, 8);
    auto const count = static_cast<float>(rows); // a few rows have the height that a long name in large type needs
    float const height = std::min((area.h - (count - 1) * gap) / count, theme.pick(108, 76));
    if (search.chosen && !listed) place_row(scene, "place.chosen", cut_top(area, height, gap), *search.chosen, true);
    for (std::size_t i = 0; i < std::min(search.found.size(), most_rows); ++i) {
        bool const chosen = search.chosen && same(search.found[i], *search.chosen);
        if (place_row(scene, ui::Id{"place", static_cast<int>(i)}, cut_top(area, height, gap), search.found[i], chosen))
            scene.want(intent::PickListed{i});
    }
}

void draw_ends(Scene& scene, Rect const& box, Search const& search)
{
    float const gap = scene.theme().grid_gap;
    Rect rest = box;
    if (button(scene.ui, "place.none", cut_left(rest, (box.w - gap) * 0.42F, gap), search.none))
        scene.want(intent::PickNone{});
    bool const ready = search.chosen || (!search.query.text.empty() && search.query.letters.empty());
    if (next_button(scene, rest, {.ready = ready})) scene.want(intent::NextPage{});
}

void draw_search(Scene& scene, Rect area, Search const& search)
{
    Theme const& theme = scene.theme();
    if (theme.portrait()) {
        draw_ends(scene, cut_bottom(area, next_height(scene), theme.gap), search);
        title(scene, area, search.title, search.detail);
        write(scene, writing_field(scene, cut_top(area, 120, 20), search.query, search.placeholder));
        write(scene, writing_panel(scene, cut_bottom(area, writing_panel_height(scene), 20), search.query));
        draw_list(scene, area, search);
        return;
    }
    Rect right = cut_right(area, 680, 24);
    draw_ends(scene, cut_bottom(right, next_height(scene), 14), search);
    write(scene, writing_panel(scene, right, search.query));
    title(scene, area, search.title, search.detail);
    write(scene, writing_field(scene, cut_top(area, 76, 12), search.query, search.placeholder));
    draw_list(scene, area, search);
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, EmployerPage const& page)
{
    draw_search(scene, area,
        {page.query, page.found, page.chosen, scene.tr("employer.title"), scene.tr("employer.detail"),
            scene.tr("employer.placeholder"), scene.tr("employer.nothing"), scene.tr("employer.none")});
}

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, CommunityPage const& page)
{
    draw_search(scene, area,
        {page.query, page.found, page.chosen, scene.tr("community.title"), scene.tr("community.detail"),
            scene.tr("community.placeholder"), scene.tr("community.nothing"), scene.tr("community.none")});
}

} // namespace yizhan::screens
