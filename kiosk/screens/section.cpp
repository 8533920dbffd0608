// A door whose room is not furnished yet: what it will be, who can help today, and the way back.
#include "kiosk/screens/parts.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

Message message_for(Scene const& scene, Section section)
{
    auto const say = [&](Icon icon, ui::Tint tint, std::string words, std::string detail) {
        return Message{icon, tint, std::move(words), std::move(detail), {}};
    };
    switch (section) {
    case Section::JoinUnion:
        return say(icons::group_add, tints::brand, scene.tr("section.join"), scene.tr("section.join_detail"));
    case Section::SpeakOut:
        return say(
            icons::record_voice_over, tints::blue, scene.tr("section.speak_out"), scene.tr("section.speak_out_detail"));
    case Section::Volunteers:
        return say(icons::volunteer_activism, tints::green, scene.tr("section.volunteers"),
            scene.tr("section.volunteers_detail"));
    case Section::Services:
        return say(icons::format_list_bulleted, tints::amber, scene.tr("section.services"),
            scene.tr("section.services_detail"));
    case Section::Bulletins:
        break;
    }
    return say(icons::campaign, tints::violet, scene.tr("section.bulletins"), scene.tr("section.bulletins_detail"));
}

} // namespace

void draw(Scene& scene, SectionView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Silent);
    Message message = message_for(scene, view.section);
    message.small = scene.tr("section.later");
    float const gap = theme.pick(28, 16);
    auto const draw_buttons = [&](Rect& rest) {
        help_button(scene, cut_top(rest, theme.pick(120, 84), gap), view.helper_called);
        if (button(scene.ui, "section.home", cut_top(rest, theme.pick(120, 84)), scene.tr("section.home"),
                {.kind = ButtonKind::Primary}))
            scene.want(intent::GoHome{});
    };
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        draw_buttons(area);
        return;
    }
    Rect right = cut_right(area, area.w * 0.38F, 20);
    message_card(scene, area, message);
    Rect rest = right.centered(right.w, 2 * 84 + gap);
    draw_buttons(rest);
}

} // namespace yizhan::screens
