// The two questions that come instead of a page of the form. Both hide what was typed from whoever passes by; both are
// answered with one touch, and the answer that keeps everything is the large one.
#include "kiosk/screens/enrollment_pages.h"

#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Dialog {
    Message message;
    std::string keep;
    std::string wipe;
};

void draw_dialog(Scene& scene, Rect const& area, Dialog const& dialog, std::optional<int> seconds)
{
    Theme const& theme = scene.theme();
    float const width = theme.pick(area.w, 760);
    float const gap = theme.pick(28, 16);
    float const card_height = message_height(scene, width, dialog.message);
    float const button_height = theme.pick(136, 84);
    Rect box = area.centered(width, card_height + theme.gap + 2 * button_height + gap);
    Rect const top = cut_top(box, card_height, theme.gap);
    message_card(scene, top, dialog.message);
    if (seconds) {
        // The number stands in the disc that the card draws for its icon.
        float const side = theme.pick(168, 104);
        Rect const disc{top.center().x - side / 2, top.y + theme.pick(64, 34), side, side};
        scene.ui.canvas().circle(disc.center(), side / 2, colors::amber_tint);
        TextStyle const style = theme.hero.in(colors::amber_deep);
        scene.ui.text(disc, fmt::format("{}", *seconds), style, {.align = Align::Center, .valign = VAlign::Middle});
    }
    if (button(scene.ui, "dialog.keep", cut_top(box, button_height, gap), dialog.keep,
            {.kind = ButtonKind::Primary, .grow = 1.16F}))
        scene.want(intent::KeepForm{});
    if (button(scene.ui, "dialog.wipe", cut_top(box, button_height), dialog.wipe)) scene.want(intent::CloseForm{});
}

} // namespace

void draw_close_question(Scene& scene, Rect area, EnrollmentScreen const& screen)
{
    Message message{icons::help, tints::amber, scene.tr("dialog.close"), scene.tr("dialog.close_detail"), {}};
    if (screen.wipes_in) message.small = scene.tr("dialog.wipes_in", {{"n", *screen.wipes_in}});
    draw_dialog(scene, area, {message, scene.tr("dialog.go_on"), scene.tr("dialog.wipe")}, {});
}

void draw_still_there(Scene& scene, Rect area, int seconds)
{
    Message const message{icons::timer, tints::amber, scene.tr("dialog.still_there"),
        scene.tr("dialog.still_there_detail", {{"n", seconds}}), {}};
    draw_dialog(scene, area, {message, scene.tr("dialog.here"), scene.tr("form.close")}, seconds);
}

} // namespace yizhan::screens
