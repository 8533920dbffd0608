// Joined: the code to take along, until when it is good, what happens next, and what is still missing.
#include "kiosk/screens/code_panel.h"
#include "kiosk/screens/enrollment_pages.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

CodePanel panel_of(Scene const& scene, DonePage const& page)
{
    std::string const title = page.amended ? scene.tr("done.amended", {{"who", page.masked_name}})
        : page.renewal                     ? scene.tr("done.renewed", {{"who", page.masked_name}})
                                           : scene.tr("done.joined", {{"who", page.masked_name}});
    CodePanel panel{title, page.amended ? scene.tr("done.amended_detail") : std::string{}, page.code, {}};
    if (!scene.say(page.union_name).empty()) panel.tags.push_back(scene.say(page.union_name));
    if (page.code.size > 0)
        panel.tags.push_back(scene.tr("done.until", {{"date", date_text(scene, page.valid_until)}}));
    return panel;
}

std::vector<std::string> next_steps(Scene const& scene, DonePage const& page)
{
    if (page.renewal) return {scene.tr("done.next_use"), scene.tr("done.next_old")};
    return {scene.tr("done.next_use"), scene.tr("done.next_check"), scene.tr("done.next_full")};
}

AdviceLook missing(Scene const& scene)
{
    return {icons::badge, tints::amber, scene.tr("done.incomplete"), scene.tr("done.incomplete_detail"), false};
}

// In a ceremony the next person follows; who has joined just now is checked in, and goes on to what the station offers.
void draw_end(Scene& scene, Rect const& box, EnrollmentScreen const& screen, DonePage const& page)
{
    ButtonLook const look{.kind = ButtonKind::Primary, .grow = 1.16F};
    if (screen.ceremony_place) {
        if (button(scene.ui, "done.next_person", box, scene.tr("done.next_person"), look))
            scene.want(intent::NextPerson{});
        return;
    }
    if (page.code.size > 0) {
        if (button(scene.ui, "done.services", box, scene.tr("done.services"), look)) scene.want(intent::NextPage{});
        return;
    }
    if (button(scene.ui, "done.home", box, scene.tr("answer.home"), look)) scene.want(intent::GoHome{});
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, DonePage const& page)
{
    Theme const& theme = scene.theme();
    CodePanel const panel = panel_of(scene, page);
    std::string const heading = scene.tr("done.next");
    std::vector<std::string> const next = next_steps(scene, page);
    if (theme.portrait()) {
        draw_end(scene, cut_bottom(area, next_height(scene), theme.gap), screen, page);
        float const last = steps_height(scene, area.w, heading, next)
            + (page.incomplete ? advice_height(scene, area.w, missing(scene)) + theme.gap : 0);
        // The code gets all the room that the words leave, and never less than a phone needs across a counter.
        float const words = code_panel_height(scene, area.w, panel, 0);
        float const side = std::clamp(area.h - last - theme.gap - words, 420.0F, 680.0F);
        code_panel(scene, cut_top(area, words + (page.code.size > 0 ? side : 0), theme.gap), panel, side);
        if (page.incomplete)
            advice(scene, cut_top(area, advice_height(scene, area.w, missing(scene)), theme.gap), missing(scene));
        steps(scene, cut_top(area, steps_height(scene, area.w, heading, next)), heading, next);
        return;
    }
    Rect right = cut_right(area, area.w * 0.48F, 20);
    float const words = code_panel_height(scene, area.w, panel, 0);
    code_panel(scene, area, panel, std::clamp(area.h - words, 280.0F, 420.0F));
    draw_end(scene, cut_bottom(right, next_height(scene), theme.gap), screen, page);
    steps(scene, cut_top(right, steps_height(scene, right.w, heading, next), theme.gap), heading, next);
    if (page.incomplete) advice(scene, cut_top(right, advice_height(scene, right.w, missing(scene))), missing(scene));
}

} // namespace yizhan::screens
