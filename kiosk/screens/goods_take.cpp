// The second tap: what will be taken, who pays, what is left, how old that knowledge is, and one red button. Where it
// cannot be: why, when it can, and what works now.
#include "kiosk/screens/goods_pages.h"
#include "kiosk/screens/numbers.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Fact {
    Icon icon = 0;
    ui::Tint tint;
    std::string words;
};

std::vector<Fact> facts_of(Scene const& scene, GoodsScreen const& screen, TakePage const& page)
{
    Entitlement const& entitlement = page.offer.entitlement;
    std::vector<Fact> facts;
    facts.push_back({icons::payments, tints::amber, payer_text(scene, page.offer.payer)});
    if (entitlement.is_entitled() && entitlement.left > 0)
        facts.push_back({icons::person, tints::green, scene.tr("take.left", {{"n", entitlement.left}})});
    if (entitlement.left_of_total) {
        std::string const left = grouped(std::max<std::int64_t>(*entitlement.left_of_total, 0));
        facts.push_back(entitlement.reserved
                ? Fact{icons::lock, tints::green, scene.tr("take.reserved", {{"n", left}})}
                : Fact{icons::inventory_2, tints::blue, scene.tr("take.left_of_total", {{"n", left}})});
    }
    if (page.offer.points_price > 0)
        facts.push_back(
            {icons::redeem, tints::violet, scene.tr("take.points", {{"n", grouped(page.offer.points_price)}})});
    facts.push_back({icons::sync, tints::quiet, agreed_text(scene, screen.agreed_at, screen.agreed_today)});
    return facts;
}

float fact_height(Theme const& theme) { return theme.pick(84, 56); }

void draw_facts(Scene& scene, Rect area, std::vector<Fact> const& facts)
{
    Theme const& theme = scene.theme();
    for (Fact const& fact : facts) {
        Rect row = cut_top(area, fact_height(theme));
        float const side = theme.pick(60, 42);
        icon_badge(scene.ui, cut_left(row, side, theme.pick(22, 14)).centered(side, side), fact.icon, fact.tint);
        scene.ui.text(row, fact.words, theme.body.lines(1.15F), {.valign = VAlign::Middle, .max_lines = 2});
    }
}

struct HeadMetrics {
    float pad, badge, gap;
};
HeadMetrics head_metrics(Theme const& theme) { return {theme.pick(40, 24), theme.pick(132, 80), theme.pick(28, 18)}; }

float head_height(Scene& scene, float width, TakePage const& page)
{
    Theme const& theme = scene.theme();
    HeadMetrics const m = head_metrics(theme);
    float const room = width - 2 * m.pad - m.badge - m.gap;
    std::string const& about = scene.say(page.about);
    float const words = scene.ui.text_height(scene.say(page.offer.name), theme.h1, room, 3)
        + (about.empty() ? 0 : scene.ui.text_height(about, theme.sub, room, 4));
    return std::max(words, m.badge);
}

// What it is, and what is to be known of it.
void draw_card(Scene& scene, Rect const& box, GoodsScreen const& screen, TakePage const& page)
{
    Theme const& theme = scene.theme();
    HeadMetrics const m = head_metrics(theme);
    card(scene.ui, box);
    Rect inner = box.inset(m.pad, theme.pick(36, 20));
    Rect head = cut_top(inner, head_height(scene, box.w, page), theme.pick(24, 12));
    icon_badge(scene.ui, cut_left(head, m.badge, m.gap).centered(m.badge, m.badge), icons::by_name(page.offer.icon),
        ground_of(page.offer.tint));
    stacked(scene, head, {scene.say(page.offer.name), theme.h1, 3}, {scene.say(page.about), theme.sub, 4});
    draw_facts(scene, inner, facts_of(scene, screen, page));
}

float card_height(Scene& scene, float width, GoodsScreen const& screen, TakePage const& page)
{
    Theme const& theme = scene.theme();
    auto const facts = static_cast<float>(facts_of(scene, screen, page).size());
    return 2 * theme.pick(36, 20) + head_height(scene, width, page) + theme.pick(24, 12) + facts * fact_height(theme);
}

std::string confirm_words(Scene const& scene, TakePage const& page)
{
    if (page.choices.empty()) return scene.tr("take.confirm_plain");
    TakePage::Choice const& choice = page.choices[std::min(page.chosen, page.choices.size() - 1)];
    return scene.tr("take.confirm", {{"units", units_text(scene, choice.units, choice.unit)}});
}

void draw_choices(Scene& scene, Rect const& area, TakePage const& page)
{
    Theme const& theme = scene.theme();
    if (page.choices.empty()) return;
    int const columns = page.choices.size() == 1 || (!theme.portrait() && page.choices.size() <= 4) ? 1 : 2;
    auto const count = static_cast<int>(page.choices.size());
    int const rows = (count + columns - 1) / columns;
    float const gap = theme.pick(16, 10);
    Rect box = area;
    box.h = std::min(box.h, static_cast<float>(rows) * (theme.pick(152, 104) + gap) - gap);
    for (int i = 0; i < count; ++i) {
        auto const place = static_cast<std::size_t>(i);
        bool const chosen = place == page.chosen && count > 1;
        if (goods_choice(
                scene, ui::Id{"goods.choice", i}, grid_cell(box, columns, rows, gap, i), page.choices[place], chosen)
            && place != page.chosen)
            scene.want(intent::PickGoods{place});
    }
}

void draw_confirm(Scene& scene, Rect const& box, TakePage const& page)
{
    if (page.can_take) {
        if (button(scene.ui, "take.confirm", box, confirm_words(scene, page),
                {.kind = ButtonKind::Primary, .icon = icons::check, .grow = 1.16F}))
            scene.want(intent::ConfirmTaking{});
        return;
    }
    if (button(scene.ui, "take.back", box, scene.tr("take.back"), {.grow = 1.1F})) scene.want(intent::BackAPage{});
}

AdviceLook why_not(Scene const& scene, TakePage const& page)
{
    EntitlementReason const reason = page.offer.entitlement.reason;
    return {icons::schedule, tints::amber, entitlement_text(scene, reason, page.offer.next),
        entitlement_advice(scene, reason), false};
}

} // namespace

bool goods_choice(Scene& scene, ui::Id id, Rect const& box, TakePage::Choice const& choice, bool chosen)
{
    bool const tapped = scene.ui.tapped(id, box);
    Theme const& theme = scene.theme();
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    if (chosen)
        outlined_card(scene.ui, box, colors::surface, colors::brand, theme.pick(5, 4));
    else
        card(scene.ui, box);
    Rect inner = box.inset(theme.pick(24, 16), theme.pick(10, 6));
    float const side = std::min(theme.pick(80, 54), inner.h);
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(18, 12)).centered(side, side), icons::by_name(choice.icon),
        is_gone(choice.stock) ? tints::quiet : tints::brand);
    std::string const stock = choice.stock.value_or(-1) < 0
        ? units_text(scene, choice.stock, choice.unit)
        : scene.tr("take.stock", {{"units", units_text(scene, choice.stock, choice.unit)}});
    TextStyle const size = theme.portrait() ? theme.sub : theme.caption;
    stacked(scene, inner, {scene.say(choice.name), size.bold().in(colors::ink).lines(1.12F), 3},
        {stock, size.in(is_gone(choice.stock) ? colors::amber_deep : colors::ink2).lines(1.2F), 2});
    return tapped;
}

void draw_page(Scene& scene, Rect area, GoodsScreen const& screen, TakePage const& page)
{
    Theme const& theme = scene.theme();
    if (screen.not_recorded) not_recorded_line(scene, area);
    std::optional<AdviceLook> why;
    if (!page.offer.entitlement.is_entitled()) why = why_not(scene, page);
    if (theme.portrait()) {
        Rect last = cut_bottom(area, 136, theme.gap);
        help_button(scene, cut_left(last, last.w * 0.4F, theme.grid_gap), screen.helper_called);
        draw_confirm(scene, last, page);
        draw_card(scene, cut_top(area, card_height(scene, area.w, screen, page), theme.gap), screen, page);
        if (why) advice(scene, cut_top(area, advice_height(scene, area.w, *why), theme.gap), *why);
        draw_choices(scene, area, page);
        return;
    }
    Rect right = cut_right(area, area.w * 0.45F, 20);
    help_button(scene, cut_bottom(area, 92, theme.gap), screen.helper_called);
    draw_card(
        scene, {area.x, area.y, area.w, std::min(area.h, card_height(scene, area.w, screen, page))}, screen, page);
    draw_confirm(scene, cut_bottom(right, 92, theme.gap), page);
    if (why) advice(scene, cut_top(right, advice_height(scene, right.w, *why), theme.gap), *why);
    draw_choices(scene, right, page);
}

} // namespace yizhan::screens
