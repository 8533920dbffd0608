// A mobile number in groups of three and four; it can also be told later.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/number_cells.h"

#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string what_to_do(Scene const& scene, PhonePage const& page)
{
    if (!page.fault) return page.complete ? scene.tr("phone.complete") : scene.tr("phone.hint");
    return page.fault->what == MarkedPlace::What::Length ? scene.tr("phone.fault_length")
                                                         : scene.tr("phone.fault_start");
}

void draw_number(Scene& scene, Rect& area, PhonePage const& page)
{
    Theme const& theme = scene.theme();
    constexpr std::array<std::size_t, 3> groups{3, 4, 4};
    number_cells(
        scene, cut_top(area, number_cells_height(scene), theme.pick(20, 10)), {page.digits.view(), groups, page.fault});
    Color const color = page.fault ? colors::amber_deep : page.complete ? colors::green_deep : colors::ink2;
    float const two = theme.body.size * 1.35F * 2;
    scene.ui.text(cut_top(area, two, theme.gap), what_to_do(scene, page), theme.body.in(color), {.max_lines = 2});
}

void draw_keys(Scene& scene, Rect const& box)
{
    auto const pressed = number_pad(scene.ui, "phone.key", box, PadKeys::Digits);
    if (!pressed) return;
    if (*pressed == keys::erase)
        scene.want(intent::EraseLast{});
    else
        scene.want(intent::PressDigit{static_cast<char>(*pressed)});
}

void draw_ends(Scene& scene, Rect const& box, PhonePage const& page)
{
    float const gap = scene.theme().grid_gap;
    Rect rest = box;
    if (button(scene.ui, "phone.none", cut_left(rest, (box.w - gap) * 0.42F, gap), scene.tr("phone.none")))
        scene.want(intent::PickNone{});
    if (next_button(scene, rest, {.ready = page.complete})) scene.want(intent::NextPage{});
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, PhonePage const& page)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("phone.title");
    std::string const detail = scene.tr("phone.detail");
    if (theme.portrait()) {
        draw_ends(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        draw_keys(scene, cut_bottom(area, 4 * 170 + 3 * 16, theme.gap));
        title(scene, area, words, detail);
        draw_number(scene, area, page);
        if (area.h >= sealed_note_height(scene, area.w))
            sealed_note(scene, cut_top(area, sealed_note_height(scene, area.w)));
        return;
    }
    Rect const right = cut_right(area, 480, 32);
    draw_keys(scene, right);
    draw_ends(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    title(scene, area, words, detail);
    draw_number(scene, area, page);
    if (area.h >= sealed_note_height(scene, area.w))
        sealed_note(scene, cut_top(area, sealed_note_height(scene, area.w)));
}

} // namespace yizhan::screens
