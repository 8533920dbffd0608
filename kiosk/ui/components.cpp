#include "kiosk/ui/components.h"

#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::ui {

namespace {

struct ButtonColors {
    Color ground;
    Color ink;
    Color border;
    float border_width;
};

ButtonColors colors_of(ButtonKind kind)
{
    constexpr Color none = colors::white.with_alpha(0);
    switch (kind) {
    case ButtonKind::Primary:
        return {colors::brand, colors::white, none, 0};
    case ButtonKind::Secondary:
        return {colors::surface, colors::ink, colors::line, 3};
    case ButtonKind::OnBrand:
        return {colors::white, colors::brand_deep, none, 0};
    case ButtonKind::OutlineOnBrand:
        return {none, colors::white, colors::white.with_alpha(0.75F), 3};
    case ButtonKind::Waiting:
        return {colors::key_dim, colors::ink2, none, 0};
    case ButtonKind::Ghost:
        break;
    }
    return {none, colors::ink2, none, 0};
}

// A label a little too long is better smaller than broken; a longer one takes two lines.
int lines_for(Ui& ui, std::string_view label, TextStyle const& style, float room)
{
    constexpr float small = 0.8F;
    return ui.text_width(label, style) * small <= room ? 1 : 2;
}

// Of a label in a script with spaces; others may be broken anywhere.
float longest_word(Ui& ui, std::string_view label, TextStyle const& style)
{
    float longest = 0;
    while (!label.empty()) {
        auto const word = label.substr(0, label.find(' '));
        label.remove_prefix(std::min(word.size() + 1, label.size()));
        bool const latin = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
        if (latin) longest = std::max(longest, ui.text_width(word, style));
    }
    return longest;
}

} // namespace

void card(Ui& ui, Rect const& box, Color ground)
{
    ui.canvas().shadow(box, ui.theme().radius_card);
    ui.canvas().fill(box, ui.theme().radius_card, ground);
}

void outlined_card(Ui& ui, Rect const& box, Color ground, Color border, float thickness)
{
    ui.canvas().shadow(box, ui.theme().radius_card);
    ui.canvas().bordered(box, ui.theme().radius_card, ground, border, thickness);
}

void hero_card(Ui& ui, Rect const& box)
{
    ui.canvas().shadow(box, ui.theme().radius_card);
    ui.canvas().gradient(box, ui.theme().radius_card, colors::brand, colors::brand_end);
}

void icon_badge(Ui& ui, Rect const& box, Icon icon, Tint tint)
{
    float const side = std::min(box.w, box.h);
    ui.canvas().fill(box, ui.theme().radius_icon * side / ui.theme().icon_box, tint.ground);
    ui.canvas().icon(icon, box.center(), side * ui.theme().icon / ui.theme().icon_box, tint.ink);
}

void icon_disc(Ui& ui, Vec center, float radius, Icon icon, float icon_size, Tint tint)
{
    ui.canvas().circle(center, radius, tint.ground);
    ui.canvas().icon(icon, center, icon_size, tint.ink);
}

void qr_card(Ui& ui, Rect const& box, QrModules const& modules, float margin)
{
    ui.canvas().fill(box, ui.theme().pick(36, 22), colors::white);
    ui.canvas().qr(box.inset(margin), modules, colors::black);
}

bool button(Ui& ui, Id id, Rect const& box, std::string_view label, ButtonLook const& look)
{
    bool const tapped = look.kind != ButtonKind::Waiting && ui.tapped(id, box);
    Theme const& theme = ui.theme();
    ButtonColors const c = colors_of(look.kind);
    float const radius = theme.radius_button;
    Pressed const pressed{ui, id, box, radius};
    if (c.border_width > 0 && c.ground.a > 0)
        ui.canvas().bordered(box, radius, c.ground, c.border, c.border_width);
    else if (c.border_width > 0)
        ui.canvas().stroke(box, radius, c.border, c.border_width);
    else if (c.ground.a > 0)
        ui.canvas().fill(box, radius, c.ground);

    TextStyle style = look.kind == ButtonKind::Ghost ? theme.button.regular() : theme.button;
    style.size *= look.grow;
    style.color = c.ink;
    float const icon_size = look.icon ? style.size * 1.33F : 0;
    float const gap = look.icon ? theme.pick(16, 14) : 0;
    float const room = box.w - 2 * theme.pick(24, 16) - icon_size - gap;
    if (float const longest = longest_word(ui, label, style); longest > room) style.size *= room / longest;
    float const words = std::min(ui.text_width(label, style), room);
    float const left = box.x + (box.w - words - icon_size - gap) / 2;
    if (look.icon) ui.canvas().icon(look.icon, {left + icon_size / 2, box.center().y}, icon_size, c.ink);
    ui.text({left + icon_size + gap, box.y, words, box.h}, label, style,
        {.align = look.icon ? Align::Left : Align::Center,
            .valign = VAlign::Middle,
            .max_lines = lines_for(ui, label, style, room)});
    return tapped;
}

bool back_button(Ui& ui, Id id, Rect const& header, std::string_view label)
{
    Theme const& theme = ui.theme();
    TextStyle const style = theme.button.regular().in(colors::ink2);
    float const icon_size = style.size * 1.44F;
    float const gap = theme.pick(16, 12);
    float const width = icon_size + gap + ui.text_width(label, style);
    Rect const box{header.x, header.y, width, header.h};
    bool const tapped = ui.tapped(id, box.inset(-theme.pick(16, 12), 0));
    Pressed const pressed{ui, id, box.inset(-theme.pick(16, 12), 0), theme.radius_button};
    ui.canvas().icon(icons::arrow_back, {box.x + icon_size / 2, box.center().y}, icon_size, style.color);
    ui.text({box.x + icon_size + gap, box.y, width - icon_size - gap, box.h}, label, style, {.valign = VAlign::Middle});
    return tapped;
}

bool key(Ui& ui, Id id, Rect const& box, std::string_view label, KeyKind kind)
{
    bool const tapped = ui.tapped(id, box);
    key_face(ui, id, box, label, kind);
    return tapped;
}

void key_face(Ui& ui, Id id, Rect const& box, std::string_view label, KeyKind kind)
{
    Theme const& theme = ui.theme();
    float const radius = theme.pick(18, 14);
    Pressed const pressed{ui, id, box, radius};
    ui.canvas().fill(box.moved(0, 3), radius, colors::key_edge);
    ui.canvas().fill(box, radius, kind == KeyKind::Character ? colors::surface : colors::key_dim);
    TextStyle style = kind == KeyKind::Character ? theme.h1.regular() : theme.h3.regular();
    style.size = std::min(style.size, box.w * 0.5F);
    ui.text(box.inset(theme.pick(12, 8), 0), label, style,
        {.align = Align::Center, .valign = VAlign::Middle, .max_lines = 2});
}

bool icon_key(Ui& ui, Id id, Rect const& box, Icon icon)
{
    bool const tapped = ui.tapped(id, box);
    icon_key_face(ui, id, box, icon);
    return tapped;
}

void icon_key_face(Ui& ui, Id id, Rect const& box, Icon icon)
{
    float const radius = ui.theme().pick(18, 14);
    Pressed const pressed{ui, id, box, radius};
    ui.canvas().fill(box.moved(0, 3), radius, colors::key_edge);
    ui.canvas().fill(box, radius, colors::key_dim);
    ui.canvas().icon(icon, box.center(), ui.theme().pick(52, 36), colors::ink);
}

} // namespace yizhan::ui
