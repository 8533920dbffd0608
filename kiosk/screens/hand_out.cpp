// The line: one scan, one answer that is read from three steps away, and ready for the next. Green or red from edge to
// edge, a tick or a cross, the name half hidden, and why.
#include "kiosk/screens/numbers.h"
#include "kiosk/screens/stock_pages.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Palette {
    Color ground;
    Color ink; // on it
    Color quiet;
};

Palette palette_of(HandOutPage const& page)
{
    if (!page.last) return {colors::paper, colors::ink, colors::ink2};
    return page.last->given ? Palette{colors::green, colors::white, colors::white}
                            : Palette{colors::brand, colors::white, colors::white};
}

void draw_head(Scene& scene, Rect& area, StockScreen const& screen, HandOutPage const& page, Palette const& palette)
{
    Theme const& theme = scene.theme();
    Rect bar = cut_top(area, theme.button_height, theme.pick(24, 12));
    ButtonKind const kind = page.last ? ButtonKind::OutlineOnBrand : ButtonKind::Secondary;
    if (button(scene.ui, "page.back", cut_left(bar, theme.pick(220, 150), theme.pick(28, 18)),
            scene.tr("volunteer.back"), {.kind = kind, .icon = icons::arrow_back}))
        scene.want(intent::BackAPage{});
    std::string detail = payer_text(scene, page.payer);
    if (screen.countdown) detail += " · " + sign_out_text(scene, screen);
    stacked(scene, bar, {scene.say(page.campaign), theme.h3.in(palette.ink).lines(1.15F), 2},
        {detail, theme.caption.in(palette.quiet).lines(1.2F), 1});
}

// 已发 37 · 没发 2 · 还剩 163
void draw_counters(Scene& scene, Rect const& box, HandOutPage const& page)
{
    Theme const& theme = scene.theme();
    std::vector<std::string> words{scene.tr("hand_out.given", {{"n", grouped(page.given)}}),
        scene.tr("hand_out.refused", {{"n", grouped(page.refused)}})};
    if (page.left_of_total) {
        std::string const left = grouped(std::max<std::int64_t>(*page.left_of_total, 0));
        words.push_back(
            page.reserved ? scene.tr("hand_out.reserved", {{"n", left}}) : scene.tr("hand_out.left", {{"n", left}}));
    }
    auto const count = static_cast<int>(words.size());
    for (int i = 0; i < count; ++i) {
        Rect const cell = grid_cell(box, count, 1, theme.pick(16, 10), i);
        scene.ui.canvas().fill(cell, theme.radius_button, colors::white);
        scene.ui.text(cell.inset(12, 0), words[static_cast<std::size_t>(i)], theme.h3.in(colors::ink),
            {.align = Align::Center, .valign = VAlign::Middle});
    }
}

std::string why(Scene const& scene, HandOutResult const& result)
{
    if (result.code) return refusal_text(scene, *result.code);
    return entitlement_text(scene, result.reason.value_or(EntitlementReason::NeedsCode), result.next);
}

std::string what(Scene const& scene, HandOutPage const& page, HandOutResult const& result)
{
    if (!result.given) return why(scene, result);
    if (result.again) return scene.tr("hand_out.again");
    std::string const& goods = scene.say(result.goods);
    for (TakePage::Choice const& choice : page.choices)
        if (choice.name == result.goods)
            return scene.tr(
                "hand_out.given_what", {{"what", goods}, {"units", units_text(scene, result.units, choice.unit)}});
    return result.units > 1 ? goods + " × " + grouped(result.units) : goods;
}

// The answer, or the wish for the first scan.
void draw_answer(Scene& scene, Rect const& area, HandOutPage const& page, Palette const& palette)
{
    Theme const& theme = scene.theme();
    bool const ready = !page.last;
    std::string const name = ready ? scene.tr("hand_out.ready") : page.last->masked_name;
    std::string const words = ready ? std::string{} : what(scene, page, *page.last);
    TextStyle big = theme.display.in(palette.ink).lines(1.15F);
    big.size *= theme.pick(1.3F, 1.2F);
    TextStyle const detail = theme.h1.in(palette.ink).lines(1.25F);
    float const disc = std::min(theme.pick(440, 190), area.h * 0.5F);
    float const gap = theme.pick(40, 18);
    float const name_height = name.empty() ? 0 : scene.ui.text_height(name, big, area.w, 2);
    float const words_height = words.empty() ? 0 : scene.ui.text_height(words, detail, area.w, 3) + gap / 2;
    Rect rest = area;
    rest.y += std::max(area.h - disc - gap - name_height - words_height, 0.0F) / 2;
    Rect const top = cut_top(rest, disc, gap);
    Icon const icon = ready ? icons::qr_code_scanner : page.last->given ? icons::check : icons::close;
    ui::Tint const tint = ready ? tints::blue : ui::Tint{palette.ground, colors::white};
    icon_disc(scene.ui, top.center(), disc / 2, icon, disc * 0.72F, tint);
    if (!name.empty())
        scene.ui.text(cut_top(rest, name_height, gap / 2), name, big, {.align = Align::Center, .max_lines = 2});
    if (!words.empty())
        scene.ui.text(cut_top(rest, words_height), words, detail, {.align = Align::Center, .max_lines = 3});
}

// Several goods: which one the next scan gives.
void draw_goods(Scene& scene, Rect& area, HandOutPage const& page)
{
    Theme const& theme = scene.theme();
    auto const count = static_cast<int>(page.choices.size());
    if (count < 2) return;
    int const columns = theme.portrait() ? 2 : 4;
    int const rows = (count + columns - 1) / columns;
    float const gap = theme.pick(16, 10);
    float const height = static_cast<float>(rows) * (theme.pick(132, 92) + gap) - gap;
    Rect const box = cut_bottom(area, height, theme.pick(24, 12));
    for (int i = 0; i < count; ++i) {
        auto const place = static_cast<std::size_t>(i);
        bool const chosen = place == page.chosen;
        if (goods_choice(
                scene, ui::Id{"goods.choice", i}, grid_cell(box, columns, rows, gap, i), page.choices[place], chosen)
            && !chosen)
            scene.want(intent::PickGoods{place});
    }
}

} // namespace

void draw_hand_out(Scene& scene, StockScreen const& screen, HandOutPage const& page)
{
    Theme const& theme = scene.theme();
    Palette const palette = palette_of(page);
    if (page.last) scene.ui.canvas().fill({0, 0, theme.size.x, theme.size.y}, 0, palette.ground);
    Rect area = theme.area();
    draw_head(scene, area, screen, page, palette);
    if (screen.not_recorded) not_recorded_line(scene, area);
    hint_line(scene, area, screen);
    draw_counters(scene, cut_bottom(area, theme.pick(104, 66), theme.pick(24, 12)), page);
    draw_goods(scene, area, page);
    if (page.last) {
        // Ready for the next one at once.
        Rect const next = cut_bottom(area, theme.h2.size * 1.4F, theme.pick(16, 8));
        scene.ui.text(next, scene.tr("hand_out.next"), theme.h2.in(palette.quiet),
            {.align = Align::Center, .valign = VAlign::Middle});
        if (page.last->may_allow
            && button(scene.ui, "hand_out.allow", cut_bottom(area, theme.pick(136, 88), theme.pick(24, 12)),
                scene.tr("hand_out.allow"), {.kind = ButtonKind::OnBrand, .icon = icons::how_to_reg, .grow = 1.16F}))
            scene.want(intent::AllowTaking{});
    }
    draw_answer(scene, area, page, palette);
}

} // namespace yizhan::screens
