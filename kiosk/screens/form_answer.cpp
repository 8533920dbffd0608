// What became of an application, shown to whoever holds its code: the full code, or what is still to be brought, or why
// it was not possible, with somebody to talk to. Also why nothing can be begun on this machine just now.
#include "kiosk/screens/code_panel.h"
#include "kiosk/screens/enrollment_pages.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

void draw_home(Scene& scene, Rect const& box, ButtonKind kind)
{
    if (button(scene.ui, "answer.home", box, scene.tr("answer.home"), {.kind = kind})) scene.want(intent::GoHome{});
}

// Read: on to what the station offers, where the code checked the person in.
void draw_on(Scene& scene, Rect const& box)
{
    if (button(scene.ui, "answer.on", box, scene.tr("answer.on"), {.kind = ButtonKind::Primary, .grow = 1.16F}))
        scene.want(intent::NextPage{});
}

void draw_approved(Scene& scene, Rect area, AnswerPage const& page)
{
    Theme const& theme = scene.theme();
    CodePanel panel{
        scene.tr("answer.approved", {{"who", page.masked_name}}), scene.tr("answer.approved_detail"), page.code, {}};
    if (page.number) panel.tags.push_back(scene.tr("answer.number", {{"number", *page.number}}));
    if (!scene.say(page.note).empty()) panel.tags.push_back(scene.say(page.note));
    std::string const heading = scene.tr("answer.now");
    std::vector<std::string> const now{
        scene.tr("answer.now_scan"), scene.tr("answer.now_number"), scene.tr("answer.now_gets")};
    if (!theme.portrait()) {
        Rect right = cut_right(area, area.w * 0.48F, 20);
        float const words = code_panel_height(scene, area.w, panel, 0);
        code_panel(scene, area, panel, std::clamp(area.h - words, 280.0F, 420.0F));
        draw_on(scene, cut_bottom(right, next_height(scene), theme.gap));
        steps(scene, cut_top(right, steps_height(scene, right.w, heading, now)), heading, now);
        return;
    }
    draw_on(scene, cut_bottom(area, next_height(scene), theme.gap));
    float const words = code_panel_height(scene, area.w, panel, 0);
    float const side
        = std::clamp(area.h - steps_height(scene, area.w, heading, now) - theme.gap - words, 420.0F, 680.0F);
    code_panel(scene, cut_top(area, words + side, theme.gap), panel, side);
    steps(scene, cut_top(area, steps_height(scene, area.w, heading, now)), heading, now);
}

Message message_of(Scene const& scene, AnswerPage const& page)
{
    std::string const reason = page.reason ? reason_text(scene, *page.reason) : std::string{};
    if (page.state == ApplicationState::SentBack)
        return {icons::edit_note, tints::amber, scene.tr("answer.sent_back", {{"who", page.masked_name}}), reason, {}};
    if (page.state == ApplicationState::Refused)
        return {icons::info, tints::amber, scene.tr("answer.refused", {{"who", page.masked_name}}), reason,
            scene.tr("answer.refused_open")};
    return {icons::hourglass_top, tints::blue, scene.tr("answer.waiting", {{"who", page.masked_name}}),
        scene.tr("answer.waiting_detail"), {}};
}

// What to bring, and what staff wrote.
std::vector<AdviceLook> advices(Scene const& scene, AnswerPage const& page)
{
    std::vector<AdviceLook> all;
    if (!page.fix.empty())
        all.push_back({icons::fact_check, tints::amber, scene.tr("answer.fix"),
            scene.tr("answer.fix_detail", {{"what", fields_text(scene, page.fix)}}), false});
    if (!scene.say(page.note).empty())
        all.push_back({icons::record_voice_over, tints::blue, scene.tr("answer.note"), scene.say(page.note), false});
    return all;
}

void draw_buttons(Scene& scene, Rect& area, AnswerPage const& page, bool called)
{
    Theme const& theme = scene.theme();
    float const gap = theme.pick(24, 14);
    float const height = theme.pick(120, 80);
    if (page.state == ApplicationState::SentBack
        && button(scene.ui, "answer.repair", cut_top(area, height, gap), scene.tr("answer.repair"),
            {.kind = ButtonKind::Primary, .icon = icons::edit, .grow = 1.1F}))
        scene.want(intent::BeginForm{});
    help_button(scene, cut_top(area, height, gap), called);
    draw_home(scene, cut_top(area, height),
        page.state == ApplicationState::SentBack ? ButtonKind::Secondary : ButtonKind::Primary);
}

float buttons_height(Scene const& scene, AnswerPage const& page)
{
    int const count = page.state == ApplicationState::SentBack ? 3 : 2;
    auto const n = static_cast<float>(count);
    return n * scene.theme().pick(120, 80) + (n - 1) * scene.theme().pick(24, 14);
}

void draw_message(Scene& scene, Rect area, AnswerPage const& page, bool called)
{
    Theme const& theme = scene.theme();
    Message const message = message_of(scene, page);
    std::vector<AdviceLook> const all = advices(scene, page);
    auto const draw_advices = [&](Rect& rest) {
        for (AdviceLook const& look : all)
            advice(scene, cut_top(rest, advice_height(scene, rest.w, look), theme.gap), look);
    };
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        draw_advices(area);
        draw_buttons(scene, area, page, called);
        return;
    }
    Rect right = cut_right(area, area.w * 0.46F, 20);
    message_card(scene, area, message);
    Rect last = cut_bottom(right, buttons_height(scene, page), theme.gap);
    draw_buttons(scene, last, page, called);
    draw_advices(right);
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, AnswerPage const& page)
{
    page.state == ApplicationState::Approved ? draw_approved(scene, area, page)
                                             : draw_message(scene, area, page, screen.helper_called);
}

namespace {

Message message_of(Scene const& scene, CannotEnrollPage::Why why)
{
    auto const say = [&](Icon icon, std::string words, std::string detail) {
        return Message{icon, tints::amber, std::move(words), std::move(detail), scene.tr("cannot_enroll.rest")};
    };
    switch (why) {
    case CannotEnrollPage::Why::NeverAgreed:
        return say(icons::sync, scene.tr("cannot_enroll.never_agreed"), scene.tr("cannot_enroll.never_agreed_do"));
    case CannotEnrollPage::Why::NotRecorded:
        return say(icons::edit_note, scene.tr("cannot_enroll.not_recorded"), scene.tr("cannot_enroll.not_recorded_do"));
    case CannotEnrollPage::Why::NoConsentText:
        break;
    }
    return say(icons::article, scene.tr("cannot_enroll.no_text"), scene.tr("cannot_enroll.no_text_do"));
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const& screen, CannotEnrollPage const& page)
{
    Theme const& theme = scene.theme();
    Message const message = message_of(scene, page.why);
    AnswerPage const two_buttons{.state = ApplicationState::Refused};
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message), theme.gap), message);
        draw_buttons(scene, area, two_buttons, screen.helper_called);
        return;
    }
    Rect right = cut_right(area, area.w * 0.38F, 20);
    message_card(scene, area, message);
    Rect rest = right.centered(right.w, buttons_height(scene, two_buttons));
    draw_buttons(scene, rest, two_buttons, screen.helper_called);
}

} // namespace yizhan::screens
