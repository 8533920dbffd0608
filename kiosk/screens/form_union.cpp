// The union that is proposed, and why; others to choose instead; the way into the whole tree.
#include "kiosk/screens/enrollment_pages.h"
#include "kiosk/screens/numbers.h"
#include "kiosk/screens/occupations.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

namespace {

struct RouteLook {
    Icon icon = 0;
    ui::Tint tint;
    std::string words;
};

RouteLook look_of(Scene const& scene, Route route, Occupation occupation)
{
    switch (route) {
    case Route::Point:
        return {look_of(scene, occupation).icon, tints::brand, scene.tr("form_union.point")};
    case Route::Line:
        return {icons::hub, tints::blue, scene.tr("form_union.line")};
    case Route::Area:
        return {icons::home_work, tints::green, scene.tr("form_union.area")};
    case Route::Chosen:
        break;
    }
    return {icons::account_tree, tints::violet, scene.tr("form_union.chosen")};
}

// The hub's sentence leaves the occupation to who has the words for it.
std::string with_occupation(Scene const& scene, std::string reason, Occupation occupation)
{
    constexpr std::string_view place = "{occupation}";
    std::size_t const at = reason.find(place);
    if (at == std::string::npos) return reason;
    std::string const words
        = occupation == Occupation::Other ? scene.tr("form_union.worker") : look_of(scene, occupation).name;
    return reason.replace(at, place.size(), words);
}

std::string why(Scene const& scene, UnionCard const& union_card)
{
    std::string const& reason = scene.say(union_card.reason);
    if (reason.empty()) return look_of(scene, union_card.route, Occupation::Other).words;
    return scene.tr("form_union.why", {{"reason", reason}});
}

std::vector<std::string> figures(Scene const& scene, UnionCard const& union_card)
{
    std::vector<std::string> all;
    if (union_card.members) all.push_back(scene.tr("form_union.members", {{"n", grouped(*union_card.members)}}));
    if (union_card.stations) all.push_back(scene.tr("form_union.stations", {{"n", *union_card.stations}}));
    if (union_card.dues_fen) {
        std::string const yuan = yuan_text(*union_card.dues_fen);
        all.push_back(
            *union_card.dues_fen == 0 ? scene.tr("form_union.no_dues") : scene.tr("form_union.dues", {{"yuan", yuan}}));
    }
    return all;
}

struct Metrics {
    float pad, gap, badge, ring, why_x, why_y;
    TextStyle title, why;
};

constexpr int title_lines = 3;
constexpr int why_lines = 5;

Metrics metrics(Theme const& theme)
{
    return {theme.pick(40, 26), theme.pick(20, 12), theme.icon_box, theme.pick(72, 46), theme.pick(28, 20),
        theme.pick(22, 14), theme.h2, theme.sub.in(colors::brand_deep).lines(1.4F)};
}

float title_room(Metrics const& m, float width) { return width - 2 * m.pad - m.badge - m.ring - 2 * m.gap * 1.2F; }

float title_height(Scene& scene, Metrics const& m, float width, UnionCard const& union_card)
{
    std::string const& name = scene.say(union_card.name);
    return std::max(scene.ui.text_height(name, m.title, title_room(m, width), title_lines), m.badge);
}

float why_height(Scene& scene, Metrics const& m, float width, UnionCard const& union_card)
{
    float const room = width - 2 * m.pad - 2 * m.why_x;
    return scene.ui.text_height(why(scene, union_card), m.why, room, why_lines) + 2 * m.why_y;
}

float figures_height(Scene const& scene, UnionCard const& union_card)
{
    bool const none = !union_card.members && !union_card.stations && !union_card.dues_fen;
    return none ? 0 : scene.theme().sub.size * 1.35F;
}

float full_height(Scene& scene, float width, UnionCard const& union_card)
{
    Metrics const m = metrics(scene.theme());
    float const last = figures_height(scene, union_card);
    return 2 * m.pad + title_height(scene, m, width, union_card) + m.gap + why_height(scene, m, width, union_card)
        + (last > 0 ? m.gap + last : 0);
}

void draw_figures(Scene& scene, Rect box, UnionCard const& union_card)
{
    TextStyle const& style = scene.theme().sub;
    std::vector<std::string> const all = figures(scene, union_card);
    float const gap = scene.theme().pick(40, 26);
    float whole = -gap;
    for (std::string const& words : all) whole += scene.ui.text_width(words, style) + gap;
    float const part = std::min(box.w / std::max(whole, 1.0F), 1.0F);
    for (std::string const& words : all)
        scene.ui.text(cut_left(box, scene.ui.text_width(words, style) * part, gap * part), words, style,
            {.valign = VAlign::Middle});
}

// The chosen one, with its reason and its figures.
void draw_full(Scene& scene, Rect const& box, UnionCard const& union_card, Occupation occupation)
{
    Theme const& theme = scene.theme();
    Metrics const m = metrics(theme);
    RouteLook const look = look_of(scene, union_card.route, occupation);
    outlined_card(scene.ui, box, colors::surface, colors::brand, theme.pick(5, 4));
    float const part = std::min(box.h / full_height(scene, box.w, union_card), 1.0F);
    Rect inner = box.inset(m.pad, m.pad * part);
    Rect top = cut_top(inner, title_height(scene, m, box.w, union_card) * part, m.gap * part);
    Rect const badge = cut_left(top, m.badge, m.gap * 1.2F);
    icon_badge(scene.ui, {badge.x, badge.y, m.badge, m.badge}, look.icon, tints::brand);
    Rect const ring = cut_right(top, m.ring, m.gap * 1.2F);
    scene.ui.canvas().icon(icons::radio_button_checked, ring.center(), m.ring, colors::brand);
    scene.ui.text(top, scene.say(union_card.name), m.title, {.valign = VAlign::Middle, .max_lines = title_lines});
    Rect const reason = cut_top(inner, why_height(scene, m, box.w, union_card) * part, m.gap * part);
    scene.ui.canvas().fill(reason, theme.pick(20, 16), colors::brand_tint);
    scene.ui.text(
        reason.inset(m.why_x, 0), why(scene, union_card), m.why, {.valign = VAlign::Middle, .max_lines = why_lines});
    if (float const last = figures_height(scene, union_card); last > 0)
        draw_figures(scene, cut_top(inner, last * part), union_card);
}

ChoiceLook choice_of(Scene const& scene, UnionPage const& page, std::size_t index)
{
    UnionCard const& union_card = page.proposals[index];
    RouteLook const look = look_of(scene, union_card.route, page.occupation);
    return {look.icon, look.tint, scene.say(union_card.name), look.words, index == page.chosen};
}

void draw_tree_button(Scene& scene, Rect const& box, UnionPage const& page)
{
    if (button(scene.ui, "union.tree", box, scene.tr("form_union.tree", {{"n", page.unions}}),
            {.icon = icons::account_tree}))
        scene.want(intent::OpenUnionTree{});
}

void draw_next(Scene& scene, Rect const& box, UnionPage const& page)
{
    bool const ready = page.chosen < page.proposals.size();
    if (next_button(scene, box, {.words = scene.tr("form_union.next"), .ready = ready})) scene.want(intent::NextPage{});
}

void draw_upright(Scene& scene, Rect area, UnionPage const& page)
{
    Theme const& theme = scene.theme();
    draw_next(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    auto const height_of = [&](std::size_t i) {
        return i == page.chosen ? full_height(scene, area.w, page.proposals[i])
                                : choice_height(scene, area.w, choice_of(scene, page, i));
    };
    float whole = theme.button_height;
    for (std::size_t i = 0; i < page.proposals.size(); ++i) whole += height_of(i) + theme.gap;
    // Many long names in large type: everything moves together a little.
    float const part = std::min(area.h / whole, 1.0F);
    for (std::size_t i = 0; i < page.proposals.size(); ++i) {
        Rect const box = cut_top(area, height_of(i) * part, theme.gap * part);
        if (i == page.chosen)
            draw_full(scene, box, page.proposals[i], page.occupation);
        else if (choice(scene, ui::Id{"union", static_cast<int>(i)}, box, choice_of(scene, page, i)))
            scene.want(intent::PickListed{i});
    }
    draw_tree_button(scene, cut_top(area, theme.button_height * part, theme.gap), page);
    if (float const height = sealed_note_height(scene, area.w); area.h >= height)
        sealed_note(scene, cut_bottom(area, height));
}

// The list at the left, what is to know of the chosen one at the right.
void draw_lying(Scene& scene, Rect area, UnionPage const& page)
{
    Theme const& theme = scene.theme();
    Rect right = cut_right(area, area.w * 0.5F, 20);
    draw_tree_button(scene, cut_bottom(area, theme.button_height, theme.grid_gap), page);
    draw_next(scene, cut_bottom(right, theme.button_height, theme.grid_gap), page);
    float const cell = std::min(theme.pick(160, 108), (area.h - 3 * 12) / 4);
    for (std::size_t i = 0; i < page.proposals.size(); ++i) {
        Rect const box = cut_top(area, cell, 12);
        ChoiceLook const look = choice_of(scene, page, i);
        if (choice(scene, ui::Id{"union", static_cast<int>(i)}, box, look) && !look.chosen)
            scene.want(intent::PickListed{i});
    }
    if (page.chosen < page.proposals.size()) {
        UnionCard const& chosen = page.proposals[page.chosen];
        draw_full(scene, cut_top(right, std::min(full_height(scene, right.w, chosen), right.h), theme.grid_gap), chosen,
            page.occupation);
    }
    if (float const height = sealed_note_height(scene, right.w); right.h >= height)
        sealed_note(scene, cut_bottom(right, height));
}

} // namespace

void draw_page(Scene& scene, Rect area, EnrollmentScreen const&, UnionPage const& page)
{
    UnionPage shown = page;
    for (UnionCard& union_card : shown.proposals)
        for (std::string* reason : {&union_card.reason.zh, &union_card.reason.en})
            *reason = with_occupation(scene, *reason, page.occupation);
    bool const found = !page.proposals.empty();
    title(scene, area, found ? scene.tr("form_union.title") : scene.tr("form_union.none"),
        found ? scene.tr("form_union.detail") : scene.tr("form_union.none_detail"));
    scene.theme().portrait() ? draw_upright(scene, area, shown) : draw_lying(scene, area, shown);
}

} // namespace yizhan::screens
