// A volunteer's own code, then a PIN that only dots tell of; and what to do where it does not work.
#include "kiosk/screens/volunteer_pages.h"
#include "kiosk/ui/keyboards.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr std::size_t pin_digits = 6;

void draw_home(Scene& scene, Rect const& box)
{
    if (button(scene.ui, "sign_in.home", box, scene.tr("sign_in.home"))) scene.want(intent::GoHome{});
}

void draw_dots(Scene& scene, Rect const& box, std::size_t digits, bool wrong)
{
    Theme const& theme = scene.theme();
    float const radius = theme.pick(20, 14);
    float const step = theme.pick(92, 62);
    std::size_t const places = std::max(digits, pin_digits);
    float x = box.center().x - step * static_cast<float>(places - 1) / 2;
    Color const filled = wrong ? colors::amber : colors::ink;
    for (std::size_t i = 0; i < places; ++i, x += step) {
        if (i < digits) {
            scene.ui.canvas().circle({x, box.center().y}, radius, filled);
            continue;
        }
        Rect const ring{x - radius, box.center().y - radius, 2 * radius, 2 * radius};
        scene.ui.canvas().stroke(ring, radius, colors::key_edge, theme.pick(4, 3));
    }
}

std::string pin_words(Scene const& scene, PinPage const& page)
{
    if (page.wait_minutes) return scene.tr("pin.wait", {{"n", *page.wait_minutes}});
    if (page.checking) return scene.tr("pin.checking");
    if (page.wrong) return scene.tr("pin.wrong");
    return scene.tr("pin.hint");
}

void draw_pin(Scene& scene, Rect& area, PinPage const& page)
{
    Theme const& theme = scene.theme();
    Rect const box = cut_top(area, theme.pick(176, 116), theme.pick(24, 14));
    bool const care = page.wrong || page.wait_minutes.has_value();
    outlined_card(scene.ui, box, colors::surface, care ? colors::amber : colors::brand, theme.pick(4, 3));
    draw_dots(scene, box, page.checking ? pin_digits : page.digits, care);
    Color const color = care ? colors::amber_deep : colors::ink2;
    paragraph(scene, area, pin_words(scene, page), theme.body.in(color), 3, theme.gap);
}

void draw_keys(Scene& scene, Rect const& box, PinPage const& page)
{
    if (page.checking) return;
    auto const pressed = number_pad(scene.ui, "pin.key", box, PadKeys::Digits);
    if (!pressed) return;
    if (*pressed == keys::erase)
        scene.want(intent::EraseLast{});
    else
        scene.want(intent::PressDigit{static_cast<char>(*pressed)});
}

Message refusal(Scene const& scene, SignInRefusal reason)
{
    auto const say = [&](Icon icon, std::string words, std::string detail) {
        return Message{icon, tints::amber, std::move(words), std::move(detail), {}};
    };
    switch (reason) {
    case SignInRefusal::NotAVolunteer:
        return say(icons::badge, scene.tr("sign_in.not_a_volunteer"), scene.tr("sign_in.not_a_volunteer_do"));
    case SignInRefusal::Revoked:
        return say(icons::credit_card_off, scene.tr("sign_in.revoked"), scene.tr("sign_in.revoked_do"));
    case SignInRefusal::Ended:
        return say(icons::event_busy, scene.tr("sign_in.ended"), scene.tr("sign_in.ended_do"));
    case SignInRefusal::OtherStation:
        return say(icons::place, scene.tr("sign_in.other_station"), scene.tr("sign_in.other_station_do"));
    case SignInRefusal::WrongPin:
        return say(icons::pin, scene.tr("sign_in.wrong_pin"), scene.tr("sign_in.wrong_pin_do"));
    case SignInRefusal::Waiting:
        break;
    }
    return say(icons::lock_clock, scene.tr("sign_in.waiting"), scene.tr("sign_in.waiting_do"));
}

void draw_again(Scene& scene, Rect const& box)
{
    if (button(scene.ui, "sign_in.again", box, scene.tr("sign_in.again"),
            {.kind = ButtonKind::Primary, .icon = icons::qr_code_scanner}))
        scene.want(intent::NextPage{});
}

enum class Again { No, Yes };

void draw_message(Scene& scene, Rect area, Message const& message, Again again)
{
    Theme const& theme = scene.theme();
    float const height = theme.pick(120, 84);
    float const gap = theme.pick(28, 16);
    if (theme.portrait()) {
        message_card(scene, cut_top(area, message_height(scene, area.w, message) + 80, theme.gap), message);
        if (again == Again::Yes) draw_again(scene, cut_top(area, height, gap));
        draw_home(scene, cut_top(area, height));
        return;
    }
    Rect right = cut_right(area, area.w * 0.34F, 20);
    message_card(scene, area, message);
    right = right.centered(right.w, again == Again::Yes ? 2 * height + gap : height);
    if (again == Again::Yes) draw_again(scene, cut_top(right, height, gap));
    draw_home(scene, right);
}

} // namespace

void draw_page(Scene& scene, Rect area, ScanVolunteerPage const&)
{
    draw_message(scene, area,
        {icons::qr_code_scanner, tints::green, scene.tr("sign_in.scan"), scene.tr("sign_in.scan_detail"),
            scene.tr("sign_in.scan_small")},
        Again::No);
}

void draw_page(Scene& scene, Rect area, SignInRefusedPage const& page)
{
    draw_message(scene, area, refusal(scene, page.reason), Again::Yes);
}

void draw_page(Scene& scene, Rect area, PinPage const& page)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("pin.title", {{"who", page.masked_name}});
    if (theme.portrait()) {
        title(scene, area, words, scene.tr("pin.detail"));
        draw_pin(scene, area, page);
        draw_keys(scene, cut_bottom(area, std::min(area.h, 4 * 200.0F)), page);
        return;
    }
    Rect const right = cut_right(area, area.w * 0.45F, 36);
    draw_keys(scene, right, page);
    title(scene, area, words, scene.tr("pin.detail"));
    draw_pin(scene, area, page);
}

} // namespace yizhan::screens
