// The answer to a check-in: a greeting, what is known, and what was used, with one tap each.
#include "kiosk/screens/offers.h"

#include <algorithm>
#include <vector>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Tag {
    std::string words;
    ChipLook look;
};

std::string greeting(Scene const& scene, CheckedInView const& view)
{
    std::string hello;
    switch (view.part_of_day) {
    case PartOfDay::Night:
        hello = scene.tr("hello.night");
        break;
    case PartOfDay::Morning:
        hello = scene.tr("hello.morning");
        break;
    case PartOfDay::Noon:
        hello = scene.tr("hello.noon");
        break;
    case PartOfDay::Afternoon:
        hello = scene.tr("hello.afternoon");
        break;
    case PartOfDay::Evening:
        hello = scene.tr("hello.evening");
        break;
    }
    if (view.surname.empty()) return scene.tr("hello.guest", {{"hello", hello}});
    // A surname alone is polite in Chinese only.
    std::string const& who = scene.view.language == yizhan::Language::Chinese ? view.surname : view.masked_name;
    return scene.tr("hello.member", {{"hello", hello}, {"who", who}});
}

std::string what_happened(Scene const& scene, CheckedInView const& view)
{
    if (view.bounced) return scene.tr("checked_in.bounced");
    std::string text = scene.tr("checked_in.done", {{"time", clock_text(view.at)}});
    if (view.visit_of_month) text += " · " + scene.tr("checked_in.visit", {{"n", *view.visit_of_month}});
    return text;
}

std::vector<Tag> tags(Scene const& scene, CheckedInView const& view)
{
    std::vector<Tag> all;
    auto const add = [&](std::string words, Color ink, Color ground) {
        all.push_back({std::move(words), {.ink = ink, .ground = ground, .border = ground}});
    };
    if (!view.masked_name.empty()) add(view.masked_name, colors::ink2, colors::paper_dim);
    if (view.union_name && !scene.say(*view.union_name).empty())
        add(scene.say(*view.union_name), colors::brand_deep, colors::brand_tint);
    if (view.points) add(scene.tr("checked_in.points", {{"n", *view.points}}), colors::amber_deep, colors::amber_tint);
    bool const card_not_known = view.masked_name.empty() && view.assurance != Assurance::Guest;
    if (card_not_known) add(scene.tr("checked_in.not_here_yet"), colors::ink2, colors::paper_dim);
    return all;
}

// As many a row as fit, in order; a row holds at least one.
std::vector<std::vector<Tag>> in_rows(Scene& scene, std::vector<Tag> all, float width)
{
    std::vector<std::vector<Tag>> rows;
    float used = 0;
    for (Tag& tag : all) {
        float const w = chip_size(scene.ui, tag.words, tag.look).x;
        if (rows.empty() || used + w > width) {
            rows.emplace_back();
            used = 0;
        }
        used += w + scene.theme().pick(16, 10);
        rows.back().push_back(std::move(tag));
    }
    return rows;
}

float tag_height(Scene& scene) { return chip_size(scene.ui, "", {}).y; }
float tag_gap(Scene& scene) { return scene.theme().pick(16, 10); }

// A tag alone in its row and too long for it becomes two lines.
bool needs_two_lines(Scene& scene, std::vector<Tag> const& row, float width)
{
    return row.size() == 1 && chip_size(scene.ui, row.front().words, row.front().look).x * 0.9F > width;
}

float row_height(Scene& scene, std::vector<Tag> const& row, float width)
{
    return tag_height(scene) * (needs_two_lines(scene, row, width) ? 1.75F : 1);
}

void draw_tags(Scene& scene, Rect area, std::vector<std::vector<Tag>> const& rows)
{
    float const gap = tag_gap(scene);
    for (auto const& row : rows) {
        Rect line = cut_top(area, row_height(scene, row, area.w), gap);
        if (needs_two_lines(scene, row, area.w)) {
            scene.ui.canvas().fill(line, scene.theme().radius_button, row.front().look.ground);
            scene.ui.text(line.inset(scene.theme().pick(22, 16), 4), row.front().words,
                scene.theme().chip.in(row.front().look.ink).lines(1.25F),
                {.align = Align::Center, .valign = VAlign::Middle, .max_lines = 2});
            continue;
        }
        float width = -gap;
        for (Tag const& tag : row) width += std::min(chip_size(scene.ui, tag.words, tag.look).x, area.w) + gap;
        line = line.centered(std::min(width, area.w), line.h);
        for (Tag const& tag : row) cut_left(line, chip(scene.ui, line, tag.words, tag.look).w, gap);
    }
}

struct GreetingMetrics {
    float disc, icon, pad, gap;
    TextStyle hello, happened;
};

GreetingMetrics greeting_metrics(Theme const& theme)
{
    TextStyle const happened = theme.button.regular().in(colors::ink2).lines(1.3F);
    return {theme.pick(168, 112), theme.pick(120, 78), theme.pick(48, 28), theme.pick(18, 12), theme.hero, happened};
}

// A greeting too long for a line breaks before the name, not inside it.
std::string fitted_greeting(Scene& scene, CheckedInView const& view, TextStyle const& style, float width)
{
    std::string hello = greeting(scene, view);
    if (scene.ui.text_width(hello, style) * 0.85F <= width) return hello;
    for (std::string_view const comma : {"，", ", "})
        if (auto const at = hello.find(comma); at != std::string::npos) return hello.insert(at + comma.size(), "\n");
    return hello;
}

int hello_lines(std::string const& hello) { return hello.find('\n') == std::string::npos ? 1 : 2; }

float greeting_height(Scene& scene, CheckedInView const& view, float width)
{
    GreetingMetrics const m = greeting_metrics(scene.theme());
    float const room = width - 2 * m.pad;
    std::string const hello = fitted_greeting(scene, view, m.hello, room);
    float tag_rows = 0;
    for (auto const& row : in_rows(scene, tags(scene, view), room))
        tag_rows += row_height(scene, row, room) + tag_gap(scene);
    return m.disc + m.gap * 1.5F + scene.ui.text_height(hello, m.hello, room, hello_lines(hello)) + m.gap
        + scene.ui.text_height(what_happened(scene, view), m.happened, room, 2)
        + (tag_rows > 0 ? m.gap * 1.5F - tag_gap(scene) : 0) + tag_rows;
}

void draw_greeting(Scene& scene, CheckedInView const& view, Rect const& box)
{
    GreetingMetrics const m = greeting_metrics(scene.theme());
    card(scene.ui, box);
    Rect inner = box.inset(m.pad, 0);
    inner.y += std::max(box.h - greeting_height(scene, view, box.w), 0.0F) / 2;
    Rect const disc = cut_top(inner, m.disc, m.gap * 1.5F);
    icon_disc(scene.ui, disc.center(), m.disc / 2, icons::check, m.icon, {colors::white, colors::green});

    std::string const hello = fitted_greeting(scene, view, m.hello, inner.w);
    int const lines = hello_lines(hello);
    scene.ui.text(cut_top(inner, scene.ui.text_height(hello, m.hello, inner.w, lines), m.gap), hello, m.hello,
        {.align = Align::Center, .max_lines = lines});
    TextFlow const centered{.align = Align::Center, .max_lines = 2};
    std::string const happened = what_happened(scene, view);
    float const height = scene.ui.text_height(happened, m.happened, inner.w, 2);
    scene.ui.text(cut_top(inner, height, m.gap * 1.5F), happened, m.happened, centered);
    draw_tags(scene, inner, in_rows(scene, tags(scene, view), inner.w));
}

void draw_used(Scene& scene, Rect& area)
{
    Theme const& theme = scene.theme();
    Rect const line = cut_top(area, theme.h2.size * theme.h2.line_height, theme.gap - 6);
    std::string const caption = scene.tr("checked_in.undo_hint");
    float const right = std::min(scene.ui.text_width(caption, theme.caption), line.w * 0.45F);
    scene.ui.text({line.x, line.y, line.w - right - 24, line.h}, scene.tr("checked_in.what_used"), theme.h2);
    scene.ui.text({line.right() - right, line.y, right, line.h}, caption, theme.caption,
        {.align = Align::Right, .valign = VAlign::Middle});
}

void draw_leave(Scene& scene, Rect const& box)
{
    if (button(scene.ui, "checked_in.leave", box, scene.tr("checked_in.leave"), {.kind = ButtonKind::Primary}))
        scene.want(intent::GoHome{});
}

void draw_upright(Scene& scene, CheckedInView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Said);
    // With several offers the greeting stands closer, so that the amenities keep their room.
    float const air = view.offers.size() > 1 ? 2 * 22 : 2 * 56;
    draw_greeting(scene, view, cut_top(area, greeting_height(scene, view, area.w) + air, theme.gap));
    OfferRoom const room_for_offers = view.amenities.size() > 6 ? OfferRoom::Little : OfferRoom::Enough;
    if (float const height = offer_cards_height(scene, view.offers.size(), room_for_offers); height > 0)
        offer_cards(scene, cut_top(area, height, theme.gap), view.offers, room_for_offers);
    Rect const last = cut_bottom(area, theme.button_height, theme.gap);
    help_button(scene, grid_cell(last, 2, 1, 24, 0), view.helper_called);
    draw_leave(scene, grid_cell(last, 2, 1, 24, 1));

    draw_used(scene, area);
    // The grid may grow a little into a tall screen; the bar with undo follows it.
    constexpr float bar = 100;
    float const wish = amenity_grid_height(scene, view.amenities.size(), TileShape::Centered);
    float const room = area.h - bar - theme.gap;
    amenity_grid(scene, cut_top(area, std::min(wish * 1.1F, room), theme.gap), view.amenities, TileShape::Centered);
    undo_bar(scene, cut_top(area, bar));
}

void draw_lying(Scene& scene, CheckedInView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    header(scene, area, view.countdown, Held::Said);
    Rect left = cut_left(area, 452, 20);
    help_button(scene, cut_bottom(left, theme.button_height, theme.gap), view.helper_called);
    draw_greeting(scene, view, left);

    Rect last = cut_bottom(area, theme.button_height, theme.gap);
    draw_leave(scene, cut_right(last, 250, 16));
    undo_bar(scene, last);
    if (float const height = offer_cards_height(scene, view.offers.size()); height > 0)
        offer_cards(scene, cut_top(area, height, theme.gap), view.offers);
    draw_used(scene, area);
    float const wish = amenity_grid_height(scene, view.amenities.size(), TileShape::Centered);
    amenity_grid(scene, cut_top(area, std::min(wish * 1.25F, area.h)), view.amenities, TileShape::Centered);
}

} // namespace

void draw(Scene& scene, CheckedInView const& view)
{
    scene.theme().portrait() ? draw_upright(scene, view) : draw_lying(scene, view);
}

} // namespace yizhan::screens
