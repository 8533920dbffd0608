// A scan or a number that did not work: what it is, in one sentence what to do, and three things that work now.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::screens {

using namespace ui;

namespace {

Message message_for(Scene const& scene, RefusalReason reason)
{
    auto const say = [&](Icon icon, std::string words, std::string detail) {
        return Message{icon, tints::amber, std::move(words), std::move(detail), {}};
    };
    switch (reason) {
    case RefusalReason::Unreadable:
        return say(icons::qr_code_scanner, scene.tr("refused.unreadable"), scene.tr("refused.unreadable_do"));
    case RefusalReason::NotOurs:
        return say(icons::qr_code_2, scene.tr("refused.not_ours"), scene.tr("refused.not_ours_do"));
    case RefusalReason::UnknownSigner:
        return say(icons::credit_card_off, scene.tr("refused.unknown_signer"), scene.tr("refused.unknown_signer_do"));
    case RefusalReason::WrongSignature:
        return say(icons::credit_card_off, scene.tr("refused.wrong_signature"), scene.tr("refused.wrong_signature_do"));
    case RefusalReason::Expired:
        return say(icons::event_busy, scene.tr("refused.expired"), scene.tr("refused.expired_do"));
    case RefusalReason::Revoked:
        return say(icons::credit_card_off, scene.tr("refused.revoked"), scene.tr("refused.revoked_do"));
    case RefusalReason::Unknown:
        return say(icons::person_search, scene.tr("refused.unknown"), scene.tr("refused.unknown_do"));
    case RefusalReason::Inactive:
        return say(icons::badge, scene.tr("refused.inactive"), scene.tr("refused.inactive_do"));
    }
    return {};
}

std::string note_text(Scene const& scene, RefusedView const& view)
{
    std::string const reference = fmt::format("R-{}", view.reference);
    if (!view.list_as_of) return scene.tr("refused.note", {{"reference", reference}});
    return scene.tr("refused.note_list", {{"time", moment_text(scene, *view.list_as_of)}, {"reference", reference}});
}

void draw_choices(Scene& scene, RefusedView const& view, Rect& area)
{
    Theme const& theme = scene.theme();
    float const gap = theme.pick(28, 16);
    if (button(scene.ui, "refused.guest", cut_top(area, theme.pick(136, 96), gap), scene.tr("refused.guest"),
            {.kind = ButtonKind::Primary, .icon = icons::back_hand, .grow = 1.16F}))
        scene.want(intent::OpenGuest{});
    if (button(scene.ui, "refused.keypad", cut_top(area, theme.pick(120, 84), gap), scene.tr("refused.keypad"),
            {.icon = icons::dialpad}))
        scene.want(intent::OpenKeypad{KeypadMode::PhoneTail});
    help_button(scene, cut_top(area, theme.pick(120, 84), gap), view.helper_called);
}

} // namespace

void draw(Scene& scene, RefusedView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Said);
    Message const message = message_for(scene, view.reason);
    std::string const words = note_text(scene, view);
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        draw_choices(scene, view, area);
        note(scene.ui, cut_top(area, note_height(scene.ui, area.w, words)), icons::info, words);
        return;
    }
    Rect right = cut_right(area, area.w * 0.47F, 20);
    message_card(scene, area, message);
    note(scene.ui, cut_bottom(right, note_height(scene.ui, right.w, words), theme.gap), icons::info, words);
    draw_choices(scene, view, right);
}

} // namespace yizhan::screens
