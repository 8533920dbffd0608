#include "kiosk/screens/form_parts.h"

#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

// The way out, at the right end of the head: as wide as its words.
bool close_button(Scene& scene, Rect const& head, std::string_view words)
{
    Theme const& theme = scene.theme();
    TextStyle const style = theme.button.regular().in(colors::ink2);
    float const icon = style.size * 1.28F;
    float const gap = theme.pick(16, 12);
    float const width = icon + gap + scene.ui.text_width(words, style);
    Rect box = head;
    box = cut_right(box, width);
    Rect const reach = box.inset(-theme.pick(16, 12), 0);
    bool const tapped = scene.ui.tapped("form.close", reach);
    Pressed const pressed{scene.ui, "form.close", reach, theme.radius_button};
    scene.ui.canvas().icon(icons::close, {box.x + icon / 2, box.center().y}, icon, style.color);
    scene.ui.text({box.x + icon + gap, box.y, width - icon - gap, box.h}, words, style, {.valign = VAlign::Middle});
    return tapped;
}

std::string step_text(Scene const& scene, EnrollmentScreen const& screen)
{
    if (screen.step == 0) return scene.tr("form.title");
    return scene.tr("form.step", {{"n", screen.step}, {"of", screen.steps}});
}

// Where the ceremony is, and when the form will be put aside for this person if nobody touches it.
void place_line(Scene& scene, Rect& area, EnrollmentScreen const& screen)
{
    Theme const& theme = scene.theme();
    TextStyle const style = theme.chip.in(colors::green_deep).lines(1.25F);
    std::string words = scene.tr("form.ceremony", {{"place", *screen.ceremony_place}});
    if (screen.countdown) words += " · " + scene.tr("form.put_aside", {{"n", *screen.countdown}});
    float const pad = theme.pick(22, 16);
    float const icon = style.size * 1.25F;
    float const lead = 2 * pad + icon + theme.pick(10, 8);
    float const height = scene.ui.text_height(words, style, area.w - lead, 2);
    Rect box = cut_top(area, height + theme.pick(16, 10), theme.pick(18, 10));
    box.w = std::min(scene.ui.text_width(words, style) + lead, box.w);
    scene.ui.canvas().fill(box, theme.pick(24, 18), colors::green_tint);
    Rect inner = box.inset(pad, 0);
    scene.ui.canvas().icon(icons::place, cut_left(inner, icon, theme.pick(10, 8)).center(), icon, style.color);
    scene.ui.text(inner, words, style, {.valign = VAlign::Middle, .max_lines = 2});
}

} // namespace

void not_recorded_line(Scene& scene, Rect& area)
{
    Theme const& theme = scene.theme();
    std::string const words = scene.tr("form.not_recorded");
    Rect const box = cut_top(area, note_height(scene.ui, area.w, words), theme.pick(20, 10));
    note(scene.ui, box, icons::save, words, tints::amber);
}

void form_head(Scene& scene, EnrollmentScreen const& screen, Rect& area)
{
    Theme const& theme = scene.theme();
    Rect const head = cut_top(area, theme.header_height, theme.pick(26, 8));
    if (screen.can_go_back && back_button(scene.ui, "form.back", head, scene.tr("form.back")))
        scene.want(intent::BackAPage{});
    if (close_button(scene, head, scene.tr("form.close"))) scene.want(intent::CloseForm{});
    TextStyle style = theme.sub.in(colors::ink2);
    style.size *= 1.07F;
    scene.ui.text(head.centered(head.w * 0.5F, head.h), step_text(scene, screen), style,
        {.align = Align::Center, .valign = VAlign::Middle, .max_lines = 2});
    if (screen.step > 0)
        segments(scene.ui, cut_top(area, theme.pick(14, 10), theme.pick(26, 16)), screen.step, screen.steps);
    if (screen.ceremony_place) place_line(scene, area, screen);
    if (screen.not_recorded) not_recorded_line(scene, area);
}

float next_height(Scene const& scene) { return scene.theme().pick(120, 84); }

bool next_button(Scene& scene, Rect const& box, NextLook const& look)
{
    std::string const words = look.words.empty() ? scene.tr("form.next") : look.words;
    return button(scene.ui, "form.next", box, words,
        {.kind = look.ready ? ButtonKind::Primary : ButtonKind::Waiting, .icon = look.icon, .grow = 1.16F});
}

namespace {

struct AdviceMetrics {
    float pad_x, pad_y, badge, gap, arrow;
};

AdviceMetrics advice_metrics(Theme const& theme)
{
    return {theme.pick(32, 22), theme.pick(26, 14), theme.pick(92, 56), theme.pick(24, 16), theme.pick(56, 36)};
}

float advice_room(Theme const& theme, float width, AdviceLook const& look)
{
    AdviceMetrics const m = advice_metrics(theme);
    return width - 2 * m.pad_x - m.badge - m.gap - (look.points_down ? m.arrow + m.gap / 2 : 0);
}

constexpr int advice_lines = 3;

} // namespace

float advice_height(Scene& scene, float width, AdviceLook const& look)
{
    Theme const& theme = scene.theme();
    AdviceMetrics const m = advice_metrics(theme);
    float const room = advice_room(theme, width, look);
    float const words = scene.ui.text_height(look.title, theme.h3, room, 2)
        + (look.detail.empty() ? 0 : scene.ui.text_height(look.detail, theme.sub, room, advice_lines));
    return 2 * m.pad_y + std::max(words, m.badge);
}

void advice(Scene& scene, Rect const& box, AdviceLook const& look)
{
    Theme const& theme = scene.theme();
    AdviceMetrics const m = advice_metrics(theme);
    scene.ui.canvas().fill(box, theme.radius_card, look.tint.ground);
    Rect inner = box.inset(m.pad_x, 0);
    icon_badge(scene.ui, cut_left(inner, m.badge, m.gap).centered(m.badge, m.badge), look.icon,
        {look.tint.ink, colors::white});
    if (look.points_down)
        scene.ui.canvas().icon(icons::south, cut_right(inner, m.arrow, m.gap / 2).center(), m.arrow, look.tint.ink);
    float const title = scene.ui.text_height(look.title, theme.h3, inner.w, 2);
    float const detail = look.detail.empty() ? 0 : scene.ui.text_height(look.detail, theme.sub, inner.w, advice_lines);
    inner.y += (inner.h - title - detail) / 2;
    scene.ui.text(cut_top(inner, title), look.title, theme.h3, {.max_lines = 2});
    if (detail > 0) scene.ui.text(cut_top(inner, detail), look.detail, theme.sub, {.max_lines = advice_lines});
}

std::optional<AdviceLook> reader_advice(Scene const& scene, CardOnReader reader)
{
    switch (reader) {
    case CardOnReader::NoReader:
        break;
    case CardOnReader::Waiting:
        return AdviceLook{
            icons::contactless, tints::blue, scene.tr("reader.waiting"), scene.tr("reader.waiting_detail"), true};
    case CardOnReader::Reading:
        return AdviceLook{
            icons::sync, tints::blue, scene.tr("reader.reading"), scene.tr("reader.reading_detail"), true};
    case CardOnReader::Filled:
        return AdviceLook{
            icons::check_circle, tints::green, scene.tr("reader.filled"), scene.tr("reader.filled_detail"), false};
    case CardOnReader::TakenTooSoon:
        return AdviceLook{
            icons::contactless, tints::amber, scene.tr("reader.too_soon"), scene.tr("reader.too_soon_detail"), true};
    case CardOnReader::Unreadable:
        return AdviceLook{icons::contactless, tints::amber, scene.tr("reader.unreadable"),
            scene.tr("reader.unreadable_detail"), true};
    case CardOnReader::NotGenuine:
        return AdviceLook{
            icons::badge, tints::amber, scene.tr("reader.not_genuine"), scene.tr("reader.not_genuine_detail"), false};
    case CardOnReader::WrongCard:
        return AdviceLook{
            icons::badge, tints::amber, scene.tr("reader.wrong_card"), scene.tr("reader.wrong_card_detail"), true};
    case CardOnReader::Gone:
        return AdviceLook{icons::edit, tints::quiet, scene.tr("reader.gone"), scene.tr("reader.gone_detail"), false};
    }
    return std::nullopt;
}

float sealed_note_height(Scene& scene, float width) { return note_height(scene.ui, width, scene.tr("form.sealed")); }

void sealed_note(Scene& scene, Rect const& box)
{
    note(scene.ui, box, icons::lock, scene.tr("form.sealed"), tints::green);
}

namespace {

struct ChoiceMetrics {
    float pad_x, pad_y, badge, gap, ring;
};

ChoiceMetrics choice_metrics(Theme const& theme)
{
    return {theme.pick(40, 24), theme.pick(34, 16), theme.icon_box, theme.pick(24, 18), theme.pick(64, 42)};
}

constexpr int choice_lines = 2;

} // namespace

float choice_height(Scene& scene, float width, ChoiceLook const& look)
{
    Theme const& theme = scene.theme();
    ChoiceMetrics const m = choice_metrics(theme);
    float const room = width - 2 * m.pad_x - m.badge - m.ring - 2 * m.gap;
    float const words = scene.ui.text_height(look.title, theme.h3.lines(1.15F), room, choice_lines)
        + (look.detail.empty() ? 0 : scene.ui.text_height(look.detail, theme.sub, room, choice_lines));
    return 2 * m.pad_y + std::max(words, m.badge);
}

bool choice(Scene& scene, ui::Id id, Rect const& box, ChoiceLook const& look)
{
    bool const tapped = scene.ui.tapped(id, box);
    Theme const& theme = scene.theme();
    ChoiceMetrics const m = choice_metrics(theme);
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    if (look.chosen)
        outlined_card(scene.ui, box, colors::surface, colors::brand, theme.pick(5, 4));
    else
        card(scene.ui, box);
    Rect inner = box.inset(m.pad_x, 0);
    icon_badge(scene.ui, cut_left(inner, m.badge, m.gap).centered(m.badge, m.badge), look.icon, look.tint);
    Icon const ring = look.chosen ? icons::radio_button_checked : icons::radio_button_unchecked;
    scene.ui.canvas().icon(
        ring, cut_right(inner, m.ring, m.gap).center(), m.ring, look.chosen ? colors::brand : colors::ink3);
    float title = scene.ui.text_height(look.title, theme.h3.lines(1.15F), inner.w, choice_lines);
    float detail = look.detail.empty() ? 0 : scene.ui.text_height(look.detail, theme.sub, inner.w, choice_lines);
    // In a low box the type gives way.
    float const part = std::min((inner.h - theme.pick(16, 10)) / (title + detail), 1.0F);
    title *= part;
    detail *= part;
    inner.y += (inner.h - title - detail) / 2;
    scene.ui.text(cut_top(inner, title), look.title, theme.h3.lines(1.15F), {.max_lines = choice_lines});
    if (detail > 0) scene.ui.text(cut_top(inner, detail), look.detail, theme.sub, {.max_lines = choice_lines});
    return tapped;
}

std::optional<std::size_t> chips(
    Scene& scene, std::string_view id, Rect const& box, std::vector<std::string> const& labels, std::size_t chosen)
{
    std::optional<std::size_t> wanted;
    float const gap = scene.theme().pick(16, 10);
    float const grow = scene.theme().sub.size / scene.theme().chip.size;
    auto const look_at = [&](std::size_t i) {
        return i == chosen ? ChipLook{.ink = colors::white, .ground = colors::ink, .border = colors::ink, .grow = grow}
                           : ChipLook{.grow = grow};
    };
    float whole = -gap;
    for (std::size_t i = 0; i < labels.size(); ++i) whole += chip_size(scene.ui, labels[i], look_at(i)).x + gap;
    float const part = std::min(box.w / whole, 1.0F);
    Rect rest = box;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Rect const place = cut_left(rest, chip_size(scene.ui, labels[i], look_at(i)).x * part, gap * part);
        if (chip_button(scene.ui, ui::Id{id, static_cast<int>(i)}, place, labels[i], look_at(i)) && i != chosen)
            wanted = i;
    }
    return wanted;
}

void paragraph(
    Scene& scene, Rect& area, std::string_view words, TextStyle const& style, int lines, float gap, Align align)
{
    float const height = scene.ui.text_height(words, style, area.w, lines);
    scene.ui.text(cut_top(area, height, gap), words, style, {.align = align, .max_lines = lines});
}

void code_card(Scene& scene, Rect const& box, QrBitmap const& code)
{
    QrModules modules{code.size, {}};
    modules.dark.assign(code.modules.begin(), code.modules.end());
    // Four modules of white around it on every side: what a phone needs to see where it begins.
    float const margin = box.w * 4 / static_cast<float>(std::max(code.size, 1) + 8);
    qr_card(scene.ui, box, modules, margin);
}

} // namespace yizhan::screens
