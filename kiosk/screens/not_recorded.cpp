// The storage did not take it. Says so and never shows a tick; what to do now, and what a volunteer has to know.
#include "kiosk/screens/parts.h"

namespace yizhan::screens {

using namespace ui;

namespace {

std::string cause(Scene const& scene, ErrorCode reason)
{
    switch (reason) {
    case ErrorCode::DiskFull:
        return scene.tr("not_recorded.full");
    case ErrorCode::ReadOnly:
        return scene.tr("not_recorded.read_only");
    default:
        return scene.tr("not_recorded.other");
    }
}

} // namespace

void draw(Scene& scene, NotRecordedView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Said);
    Message const message{
        icons::edit_note, tints::amber, scene.tr("not_recorded.title"), scene.tr("not_recorded.detail"), {}};
    std::string const words = scene.tr("not_recorded.note", {{"cause", cause(scene, view.reason)}});
    Rect const last = theme.portrait() ? Rect{} : cut_bottom(area, theme.button_height, theme.gap);
    auto const home = [&](Rect const& box) {
        if (button(scene.ui, "not_recorded.home", box, scene.tr("not_recorded.home"), {.kind = ButtonKind::Primary}))
            scene.want(intent::GoHome{});
    };
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        home(cut_top(area, 136, theme.gap));
        note(scene.ui, cut_top(area, note_height(scene.ui, area.w, words)), icons::info, words);
        return;
    }
    home(last);
    note(scene.ui, cut_bottom(area, note_height(scene.ui, area.w, words), theme.gap), icons::info, words);
    message_card(scene, area, message);
}

} // namespace yizhan::screens
