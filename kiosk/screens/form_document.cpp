// The number of a card: typed in groups, or read from the card. A slip is shown where it is, while one can still see
// it.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/number_cells.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr std::array kinds{
    DocumentKind::ResidentId, DocumentKind::ResidencePermit, DocumentKind::ForeignPermanentResident};

std::string kind_text(Scene const& scene, DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ResidentId:
        break;
    case DocumentKind::ResidencePermit:
        return scene.tr("document.residence_permit");
    case DocumentKind::ForeignPermanentResident:
        return scene.tr("document.foreign_resident");
    }
    return scene.tr("document.resident_id");
}

bool has_old_form(DocumentPage const& page) { return id_number_length(page.kind, page.number.view()) == 15; }

std::string fault_text(Scene const& scene, DocumentPage const& page)
{
    switch (page.fault->what) {
    case MarkedPlace::What::Character:
        return scene.tr("document.fault_character");
    case MarkedPlace::What::Region:
        return scene.tr("document.fault_region");
    case MarkedPlace::What::Date:
        return scene.tr("document.fault_date");
    case MarkedPlace::What::Length:
        return scene.tr("document.fault_length", {{"n", static_cast<std::int64_t>(has_old_form(page) ? 15 : 18)}});
    case MarkedPlace::What::Check:
        break;
    }
    return scene.tr("document.fault_check");
}

void draw_kinds(Scene& scene, Rect const& box, DocumentPage const& page)
{
    std::vector<std::string> labels;
    for (DocumentKind const kind : kinds) labels.push_back(kind_text(scene, kind));
    auto const chosen = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), page.kind) - kinds.begin());
    if (auto const wanted = chips(scene, "document.kind", box, labels, chosen))
        scene.want(intent::PickDocument{kinds.at(*wanted)});
}

void draw_number(Scene& scene, Rect& area, DocumentPage const& page)
{
    Theme const& theme = scene.theme();
    constexpr std::array<std::size_t, 3> usual{6, 8, 4};
    constexpr std::array<std::size_t, 4> old{3, 4, 6, 2};
    NumberCells cells{page.number.view(), usual, page.fault};
    if (has_old_form(page)) cells.groups = old;
    number_cells(scene, cut_top(area, number_cells_height(scene), theme.pick(20, 10)), cells);
    std::string const words = page.fault ? fault_text(scene, page)
        : page.complete                  ? scene.tr("document.complete")
                                         : scene.tr("document.hint");
    Color const color = page.fault ? colors::amber_deep : page.complete ? colors::green_deep : colors::ink2;
    float const two = theme.body.size * 1.35F * 2;
    scene.ui.text(cut_top(area, two, theme.pick(20, 10)), words, theme.body.in(color), {.max_lines = 2});
}

// The old card of foreigners begins with three letters, the new one with a 9.
bool wants_letters(DocumentPage const& page)
{
    std::string_view const typed = page.number.view();
    bool const begun_with_digit = !typed.empty() && typed.front() >= '0' && typed.front() <= '9';
    return page.kind == DocumentKind::ForeignPermanentResident && typed.size() < 3 && !begun_with_digit;
}

void draw_letters(Scene& scene, Rect const& box)
{
    float const gap = scene.theme().pick(12, 8);
    auto const cell = [&](int index) { return grid_cell(box, 7, 4, gap, index); };
    auto const press = [&](int index, char character) {
        if (key(scene.ui, ui::Id{"document.letter", character}, cell(index), std::string_view{&character, 1}))
            scene.want(intent::PressDigit{character});
    };
    for (int i = 0; i < 26; ++i) press(i, static_cast<char>('A' + i));
    press(26, '9');
    if (icon_key(scene.ui, "document.letter.erase", cell(27), icons::backspace)) scene.want(intent::EraseLast{});
}

void draw_keys(Scene& scene, Rect const& box, DocumentPage const& page)
{
    if (wants_letters(page)) return draw_letters(scene, box);
    auto const pressed = number_pad(scene.ui, "document.key", box, PadKeys::DigitsAndX);
    if (!pressed) return;
    if (*pressed == keys::erase)
        scene.want(intent::EraseLast{});
    else
        scene.want(intent::PressDigit{static_cast<char>(*pressed)});
}

void draw_ends(Scene& scene, Rect const& box, DocumentPage const& page)
{
    float const gap = scene.theme().grid_gap;
    Rect rest = box;
    if (button(scene.ui, "document.none", cut_left(rest, (box.w - gap) * 0.42F, gap), scene.tr("document.none")))
        scene.want(intent::PickNone{});
    if (next_button(scene, rest, {.ready = page.complete})) scene.want(intent::NextPage{});
}

void draw_reader(Scene& scene, Rect& area, CardOnReader reader)
{
    std::optional<AdviceLook> const look = reader_advice(scene, reader);
    if (!look) return;
    float const height = advice_height(scene, area.w, *look);
    if (height <= area.h) advice(scene, cut_top(area, height, scene.theme().pick(28, 14)), *look);
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, DocumentPage const& page)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("document.title");
    std::string const detail = scene.tr("document.detail");
    if (theme.portrait()) {
        draw_ends(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        draw_keys(scene, cut_bottom(area, 4 * 138 + 3 * 16, theme.gap), page);
        title(scene, area, words, detail);
        draw_kinds(scene, cut_top(area, 88, theme.gap), page);
        draw_number(scene, area, page);
        draw_reader(scene, area, screen.reader);
        return;
    }
    Rect right = cut_right(area, 480, 32);
    draw_keys(scene, right, page);
    draw_ends(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    title(scene, area, words, detail);
    draw_kinds(scene, cut_top(area, 64, 14), page);
    draw_number(scene, area, page);
    draw_reader(scene, area, screen.reader);
}

} // namespace yizhan::screens
