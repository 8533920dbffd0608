// Many people joining one after another, before a hall: how far it is, who is there, and who is next. Everybody is
// shown as a stranger may read them.
#include "kiosk/screens/ceremony_parts.h"
#include "kiosk/screens/volunteer_pages.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

using State = CeremonyPerson::State;

struct Cell {
    std::size_t index = 0; // of the people shown
    CeremonyPerson const* person = nullptr;
};

bool is_open(CeremonyPerson const& person)
{
    return person.state == State::UnderWay || person.state == State::Incomplete;
}

std::vector<Cell> cells_of(CeremonyPage const& page, bool unfinished_only)
{
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < page.people.size(); ++i)
        if (!unfinished_only || is_open(page.people[i])) cells.push_back({i, &page.people[i]});
    return cells;
}

void draw_head(Scene& scene, Rect& area, CeremonyPage const& page)
{
    Theme const& theme = scene.theme();
    ChipLook const look{.icon = icons::save, .ink = colors::green_deep, .grow = theme.pick(1, 22.0F / 20)};
    std::string const kept = scene.tr("ceremony.kept");
    std::string const words = scene.tr("ceremony.title", {{"place", page.place}});
    std::string const about = scene.say(page.union_name) + " · " + moment_text(scene, page.opened) + " · "
        + scene.tr("ceremony.volunteer", {{"who", page.volunteer}});
    if (!theme.portrait()) {
        float const width = chip_size(scene.ui, kept, look).x;
        float const room = area.w - width - 24;
        float const first = scene.ui.text_height(words, theme.h1, room, 2);
        float const second = scene.ui.text_height(about, theme.sub, room, 2);
        Rect head = cut_top(area, first + second, theme.gap);
        chip(scene.ui, cut_right(head, width, 24), kept, look, Align::Right);
        scene.ui.text(cut_top(head, first), words, theme.h1, {.max_lines = 2});
        scene.ui.text(head, about, theme.sub, {.max_lines = 2});
        return;
    }
    paragraph(scene, area, words, theme.h1, 2, 10);
    paragraph(scene, area, about, theme.sub, 3, 18);
    chip(scene.ui, cut_top(area, chip_size(scene.ui, kept, look).y, theme.gap), kept, look);
}

void draw_person(Scene& scene, Rect const& box, Cell const& cell)
{
    Theme const& theme = scene.theme();
    CeremonyPerson const& person = *cell.person;
    ui::Id const id{"ceremony.person", static_cast<int>(cell.index)};
    if (is_open(person) && scene.ui.tapped(id, box)) scene.want(intent::ResumeForm{cell.index});
    float const radius = theme.pick(22, 18);
    Pressed const pressed{scene.ui, id, box, radius};
    bool const next = person.state == State::Next;
    if (next)
        scene.ui.canvas().dashed(box, radius, colors::key_edge, 3);
    else if (is_open(person))
        scene.ui.canvas().bordered(box, radius, colors::surface, colors::amber, 4);
    else
        scene.ui.canvas().fill(box, radius, colors::surface);
    Rect inner = box.inset(theme.pick(22, 18), 0);
    float const side = theme.pick(64, 52);
    Vec const disc = cut_left(inner, side, theme.pick(18, 14)).center();
    Color const ground = next ? colors::line : is_open(person) ? colors::amber : colors::green;
    scene.ui.canvas().circle(disc, side / 2, ground);
    std::string const place = fmt::format("{}", person.place);
    TextStyle const name = theme.body.lines(1.2F);
    if (next) {
        scene.ui.text({disc.x - side / 2, disc.y - side / 2, side, side}, place, name.bold().in(colors::ink2),
            {.align = Align::Center, .valign = VAlign::Middle});
        scene.ui.text(inner, scene.tr("ceremony.next"), name.in(colors::ink2), {.valign = VAlign::Middle});
        return;
    }
    Icon const icon = person.state == State::Done ? icons::check
        : person.state == State::UnderWay         ? icons::more_horiz
                                                  : icons::priority_high;
    scene.ui.canvas().icon(icon, disc, side * 0.62F, colors::white);
    std::string const tail = person.state == State::Done ? place
        : person.state == State::UnderWay                ? scene.tr("ceremony.under_way")
                                                         : scene.tr("ceremony.incomplete");
    TextStyle const small = theme.caption.in(is_open(person) ? colors::amber_deep : colors::ink3);
    Rect const right = cut_right(inner, std::min(scene.ui.text_width(tail, small), inner.w * 0.55F), theme.pick(12, 8));
    scene.ui.text(right, tail, small, {.align = Align::Right, .valign = VAlign::Middle, .max_lines = 2});
    std::string const who = person.masked_name.empty() ? scene.tr("ceremony.unnamed") : person.masked_name;
    scene.ui.text(inner, who, name, {.valign = VAlign::Middle});
}

// The newest are shown first; turning back leads to those before them. Always as many as fit, in order of coming.
void draw_people(Scene& scene, Rect area, CeremonyPage const& page)
{
    Theme const& theme = scene.theme();
    std::vector<Cell> const cells = cells_of(page, scene.places.unfinished_only);
    if (cells.empty()) {
        paragraph(scene, area, scene.tr("ceremony.nobody"), theme.body.in(colors::ink2), 3);
        return;
    }
    int const columns = theme.portrait() ? 2 : 4;
    float const height = theme.pick(104, 82);
    float const gap = theme.pick(18, 14);
    float const turn_height = theme.pick(100, 68);
    auto const rows_in = [&](float room) { return std::max(static_cast<int>((room + gap) / (height + gap)), 1); };
    auto a_page = static_cast<std::size_t>(columns * rows_in(area.h));
    bool const turns = cells.size() > a_page;
    if (turns) a_page = static_cast<std::size_t>(columns * rows_in(area.h - turn_height - gap));
    auto const pages = static_cast<int>((cells.size() + a_page - 1) / a_page);
    int& back = scene.places.list_page;
    back = std::clamp(back, 0, pages - 1);
    std::size_t const last = cells.size() - std::min(static_cast<std::size_t>(back) * a_page, cells.size() - 1);
    std::size_t const first = last > a_page ? last - a_page : 0;
    if (turns) back = pages - 1 - turner(scene, cut_bottom(area, turn_height, gap), {pages - 1 - back, pages});
    int const rows = rows_in(area.h);
    Rect const grid{area.x, area.y, area.w, static_cast<float>(rows) * (height + gap) - gap};
    for (std::size_t i = first; i < std::min(first + a_page, cells.size()); ++i)
        draw_person(scene, grid_cell(grid, columns, rows, gap, static_cast<int>(i - first)), cells[i]);
}

void draw_next(Scene& scene, Rect const& box, CeremonyPage const& page)
{
    bool const reads = page.reader != CardOnReader::NoReader;
    if (button(scene.ui, "ceremony.next", box, reads ? scene.tr("ceremony.next_card") : scene.tr("ceremony.next_hand"),
            {.kind = ButtonKind::Primary, .icon = reads ? icons::contactless : icons::group_add, .grow = 1.3F}))
        scene.want(intent::NextPerson{});
}

void draw_others(Scene& scene, Rect box, CeremonyPage const& page)
{
    Theme const& theme = scene.theme();
    auto const open = static_cast<std::int64_t>(cells_of(page, true).size());
    bool const reads = page.reader != CardOnReader::NoReader;
    int const count = reads ? 3 : 2;
    int index = 0;
    auto const cell = [&] { return grid_cell(box, count, 1, theme.pick(20, 24), index++); };
    if (reads && button(scene.ui, "ceremony.by_hand", cell(), scene.tr("ceremony.by_hand")))
        scene.want(intent::NextPerson{});
    bool& only = scene.places.unfinished_only;
    std::string const finish = only ? scene.tr("ceremony.everybody") : scene.tr("ceremony.finish", {{"n", open}});
    ButtonKind const kind = open > 0 || only ? ButtonKind::Secondary : ButtonKind::Waiting;
    if (button(scene.ui, "ceremony.finish", cell(), finish, {.kind = kind})) {
        only = !only;
        scene.places.list_page = 0;
    }
    if (button(scene.ui, "ceremony.end", cell(), scene.tr("ceremony.end"))) scene.want(intent::EndCeremony{});
}

} // namespace

void draw_page(Scene& scene, Rect area, CeremonyPage const& page)
{
    Theme const& theme = scene.theme();
    draw_head(scene, area, page);
    if (theme.portrait()) {
        draw_others(scene, cut_bottom(area, 104, 24), page);
        draw_next(scene, cut_bottom(area, 150, theme.gap), page);
    } else {
        Rect last = cut_bottom(area, 110, theme.gap);
        draw_next(scene, cut_left(last, 412, 24), page);
        draw_others(scene, last.centered(last.w, 84), page);
    }
    ceremony_progress(scene, cut_top(area, ceremony_progress_height(scene, page), theme.gap), page);
    draw_people(scene, area, page);
}

} // namespace yizhan::screens
