// The name, as the card has it: any characters, any length, by keys, by finger or from the card itself.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/writing_panel.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

void draw_next(Scene& scene, Rect const& box, NamePage const& page)
{
    if (next_button(scene, box, {.ready = page.can_go_on})) scene.want(intent::NextPage{});
}

void draw_fault(Scene& scene, Rect& area, NamePage const& page)
{
    if (!page.not_a_name) return;
    paragraph(
        scene, area, scene.tr("form_name.not_a_name"), scene.theme().body.in(colors::amber_deep), 2, scene.theme().gap);
}

void draw_reader(Scene& scene, Rect& area, EnrollmentScreen const& screen)
{
    std::optional<AdviceLook> const look = reader_advice(scene, screen.reader);
    if (!look) return;
    float const height = advice_height(scene, area.w, *look);
    if (height > area.h) return;
    advice(scene, cut_top(area, height, scene.theme().gap), *look);
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, NamePage const& page)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("form_name.title");
    bool const reads = screen.reader != CardOnReader::NoReader;
    std::string const detail = reads ? scene.tr("form_name.detail_reader") : scene.tr("form_name.detail");
    std::string const placeholder = scene.tr("form_name.placeholder");
    if (theme.portrait()) {
        draw_next(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        write(scene, writing_panel(scene, cut_bottom(area, writing_panel_height(scene), theme.gap), page.name));
        title(scene, area, words, detail);
        draw_reader(scene, area, screen);
        write(
            scene, writing_field(scene, cut_top(area, writing_field_height(scene), theme.gap), page.name, placeholder));
        draw_fault(scene, area, page);
        return;
    }
    Rect right = cut_right(area, 680, 28);
    write(scene, writing_field(scene, cut_top(right, writing_field_height(scene), 14), page.name, placeholder));
    write(scene, writing_panel(scene, right, page.name));
    draw_next(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    title(scene, area, words, detail);
    draw_fault(scene, area, page);
    draw_reader(scene, area, screen);
}

} // namespace yizhan::screens
