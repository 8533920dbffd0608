// Typing a member number, or the last four digits of a phone and then the initial of the surname. Who stands behind
// reads only the newest digit; all of them show again when they do not fit, since then they are nobody's number.
#include "kiosk/screens/parts.h"
#include "kiosk/ui/keyboards.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

constexpr std::size_t phone_digits = 4;
constexpr std::size_t number_digits = 8;

bool wants_initial(KeypadView const& view)
{
    return view.mode == KeypadMode::PhoneTail && view.digits.size() >= phone_digits;
}

void draw_modes(Scene& scene, KeypadView const& view, Rect const& box)
{
    struct Mode {
        KeypadMode mode;
        std::string label;
    };
    std::array const modes{Mode{KeypadMode::PhoneTail, scene.tr("keypad.phone")},
        Mode{KeypadMode::MemberNumber, scene.tr("keypad.number")}};
    Rect rest = box;
    for (Mode const& mode : modes) {
        bool const chosen = mode.mode == view.mode;
        ChipLook look{.grow = scene.theme().body.size / scene.theme().chip.size};
        if (chosen) look = {.ink = colors::white, .ground = colors::ink, .border = colors::ink, .grow = look.grow};
        Rect const place = cut_left(rest, chip_size(scene.ui, mode.label, look).x, scene.theme().pick(16, 12));
        ui::Id const id{"keypad.mode", static_cast<int>(mode.mode)};
        if (chip_button(scene.ui, id, place, mode.label, look) && !chosen) scene.want(intent::OpenKeypad{mode.mode});
    }
}

void draw_cell(Scene& scene, Rect const& box, std::string const& content, bool current)
{
    Theme const& theme = scene.theme();
    scene.ui.canvas().bordered(
        box, theme.pick(20, 14), colors::surface, current ? colors::brand : colors::line, current ? 4 : 3);
    TextStyle style = theme.h1;
    style.size = std::min(style.size, box.w * 0.8F);
    if (!content.empty()) scene.ui.text(box, content, style, {.align = Align::Center, .valign = VAlign::Middle});
}

void draw_place_for_initial(Scene& scene, Rect const& box, KeypadView const& view)
{
    std::string initial;
    if (view.initial) initial = static_cast<char>(*view.initial - 'a' + 'A');
    draw_cell(scene, box, initial, wants_initial(view) && !view.initial);
    if (!view.initial)
        scene.ui.text(box.inset(8, 0), scene.tr("keypad.surname"), scene.theme().sub.in(colors::ink3),
            {.align = Align::Center, .valign = VAlign::Middle});
}

void draw_cells(Scene& scene, KeypadView const& view, Rect const& box)
{
    Theme const& theme = scene.theme();
    bool const phone = view.mode == KeypadMode::PhoneTail;
    std::size_t const count = phone ? phone_digits : number_digits;
    std::size_t const cells = count + (phone ? 1 : 0);
    float const gap = theme.pick(16, 10);
    float const widest = theme.pick(132, 84);
    float const width = std::min((box.w - gap * static_cast<float>(cells - 1)) / static_cast<float>(cells), widest);
    Rect row{box.x, box.y, box.w, box.h};
    for (std::size_t i = 0; i < count; ++i) {
        bool const typed = i < view.digits.size();
        bool const clear = view.not_a_number || i + 1 == view.digits.size();
        std::string const content = !typed ? "" : clear ? view.digits.substr(i, 1) : "•";
        draw_cell(scene, cut_left(row, width, gap), content, i == view.digits.size());
    }
    if (!phone) return;
    // The surname's initial stands apart from the digits.
    cut_left(row, gap);
    draw_place_for_initial(scene, cut_left(row, width), view);
}

void press(Scene& scene, Rect const& box, char character, std::string_view label)
{
    if (key(scene.ui, ui::Id{"key", character}, box, label)) scene.want(intent::PressKey{character});
}

void erase(Scene& scene, Rect const& box)
{
    if (icon_key(scene.ui, ui::Id{"key", '\b'}, box, icons::backspace)) scene.want(intent::EraseKey{});
}

Rect joined(Rect const& first, Rect const& last)
{
    return {first.x, first.y, last.right() - first.x, last.bottom() - first.y};
}

void draw_digit_keys(Scene& scene, Rect const& box)
{
    auto const pressed = number_pad(scene.ui, "key", box, PadKeys::Digits);
    if (pressed == keys::erase)
        scene.want(intent::EraseKey{});
    else if (pressed)
        scene.want(intent::PressKey{static_cast<char>(*pressed)});
}

void draw_letter_keys(Scene& scene, Rect const& box)
{
    constexpr int columns = 7;
    constexpr int rows = 4;
    float const gap = scene.theme().pick(14, 8);
    auto const cell = [&](int index) { return grid_cell(box, columns, rows, gap, index); };
    for (int i = 0; i < 26; ++i) {
        char const label = static_cast<char>('A' + i);
        press(scene, cell(i), static_cast<char>('a' + i), std::string_view{&label, 1});
    }
    erase(scene, joined(cell(26), cell(27)));
}

std::string hint(Scene const& scene, KeypadView const& view)
{
    if (view.not_a_number) return scene.tr("keypad.not_a_number");
    if (wants_initial(view)) return view.initial ? scene.tr("keypad.ready") : scene.tr("keypad.initial");
    return view.mode == KeypadMode::PhoneTail ? scene.tr("keypad.phone_detail") : scene.tr("keypad.number_detail");
}

void draw_question(Scene& scene, KeypadView const& view, Rect& area)
{
    Theme const& theme = scene.theme();
    bool const phone = view.mode == KeypadMode::PhoneTail;
    std::string const words = phone ? scene.tr("keypad.phone_title") : scene.tr("keypad.number_title");
    float const height = scene.ui.text_height(words, theme.h1, area.w, 2);
    scene.ui.text(cut_top(area, height, theme.gap), words, theme.h1, {.max_lines = 2});
    draw_modes(scene, view, cut_top(area, theme.pick(88, 64), theme.gap));
    draw_cells(scene, view, cut_top(area, theme.pick(168, 100), theme.pick(24, 14)));
    Color const color = view.not_a_number ? colors::amber_deep : colors::ink2;
    scene.ui.text(cut_top(area, theme.body.size * 1.35F * 2, theme.gap), hint(scene, view), theme.body.in(color),
        {.max_lines = 2});
}

void draw_submit(Scene& scene, KeypadView const& view, Rect const& box)
{
    ButtonLook const look{.kind = view.complete ? ButtonKind::Primary : ButtonKind::Waiting, .grow = 1.16F};
    if (button(scene.ui, "keypad.submit", box, scene.tr("keypad.submit"), look)) scene.want(intent::SubmitKeypad{});
}

} // namespace

void draw(Scene& scene, KeypadView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Silent);
    auto const keys
        = [&](Rect const& box) { wants_initial(view) ? draw_letter_keys(scene, box) : draw_digit_keys(scene, box); };
    if (theme.portrait()) {
        draw_submit(scene, view, cut_bottom(area, 120, theme.gap));
        draw_question(scene, view, area);
        keys(cut_bottom(area, std::min(area.h, 4 * 208.0F)));
        return;
    }
    Rect const right = cut_right(area, area.w * 0.47F, 36);
    keys(right);
    draw_submit(scene, view, cut_bottom(area, 88, theme.gap));
    draw_question(scene, view, area);
}

} // namespace yizhan::screens
