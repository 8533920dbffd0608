// One service: for whom, what to bring, where, how long, whom to ask; and the button that writes a request down, with
// the code to follow it by.
#include "kiosk/screens/catalogue_pages.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

struct Fact {
    Icon icon = 0;
    std::string label;
    std::string words;
};

std::array<Fact, 5> facts_of(Scene const& scene, ServiceEntry const& service)
{
    return {Fact{icons::person, scene.tr("service.who"), scene.say(service.who)},
        Fact{icons::inventory_2, scene.tr("service.bring"), scene.say(service.bring)},
        Fact{icons::place, scene.tr("service.where"), scene.say(service.where)},
        Fact{icons::schedule, scene.tr("service.how_long"), scene.say(service.how_long)},
        Fact{icons::support_agent, scene.tr("service.ask"), scene.say(service.ask)}};
}

constexpr int fact_lines = 6;

TextStyle fact_style(Theme const& theme) { return theme.body.lines(1.25F); }

float label_width(Scene& scene, std::array<Fact, 5> const& facts)
{
    float width = 0;
    for (Fact const& fact : facts) width = std::max(width, scene.ui.text_width(fact.label, scene.theme().sub));
    return width;
}

// From the left: an icon, what it is called, what it says.
void draw_facts(Scene& scene, Rect const& area, ServiceEntry const& service)
{
    Theme const& theme = scene.theme();
    auto const facts = facts_of(scene, service);
    float const side = theme.pick(64, 44);
    float const gap = theme.pick(22, 14);
    float const label = label_width(scene, facts);
    float const room = area.w - side - label - 2 * gap;
    std::array<float, 5> heights{};
    float all = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        float const words = scene.ui.text_height(facts.at(i).words, fact_style(theme), room, fact_lines);
        heights.at(i) = std::max(words, side) + theme.pick(24, 12);
        all += heights.at(i);
    }
    // Long ones share what there is: the type gives way before a word does.
    float const part = std::min(area.h / all, 1.0F);
    Rect rest = area;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Fact const& fact = facts.at(i);
        Rect row = cut_top(rest, heights.at(i) * part);
        if (i > 0) scene.ui.canvas().fill({row.x, row.y, row.w, 2}, 0, colors::line);
        float const box = std::min(side, row.h - 4);
        icon_badge(scene.ui, cut_left(row, side, gap).centered(box, box), fact.icon, tint_of_field(service.field));
        scene.ui.text(cut_left(row, label, gap), fact.label, theme.sub, {.valign = VAlign::Middle});
        scene.ui.text(row, fact.words, fact_style(theme), {.valign = VAlign::Middle, .max_lines = fact_lines});
    }
}

float facts_height(Scene& scene, float width, ServiceEntry const& service)
{
    Theme const& theme = scene.theme();
    auto const facts = facts_of(scene, service);
    float const side = theme.pick(64, 44);
    float const room = width - side - label_width(scene, facts) - 2 * theme.pick(22, 14);
    float height = 0;
    for (Fact const& fact : facts)
        height += std::max(scene.ui.text_height(fact.words, fact_style(theme), room, fact_lines), side)
            + theme.pick(24, 12);
    return height;
}

void draw_name(Scene& scene, Rect& area, ServiceEntry const& service)
{
    Theme const& theme = scene.theme();
    float const side = theme.pick(120, 72);
    float const gap = theme.pick(28, 18);
    std::string const& name = scene.say(service.title);
    float const words = scene.ui.text_height(name, theme.h1, area.w - side - gap, 3);
    Rect head = cut_top(area, std::max(words + theme.caption.size * 1.35F, side), theme.pick(24, 12));
    icon_badge(scene.ui, cut_left(head, side, gap).centered(side, side), icons::by_name(service.icon),
        tint_of_field(service.field));
    stacked(scene, head, {name, theme.h1, 3}, {field_text(scene, service.field), theme.caption, 1});
    paragraph(scene, area, scene.say(service.summary), theme.body.in(colors::ink2), 6, theme.pick(28, 14));
}

void draw_request(Scene& scene, Rect const& box, ServicePage const& page)
{
    bool const by_name = !page.surname.empty() && scene.view.language == yizhan::Language::Chinese;
    std::string const words
        = by_name ? scene.tr("service.request_for", {{"who", page.surname}}) : scene.tr("service.request");
    if (button(scene.ui, "service.request", box, words,
            {.kind = ButtonKind::Primary, .icon = icons::edit_note, .grow = 1.16F}))
        scene.want(intent::RequestService{});
}

} // namespace

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, ServicePage const& page)
{
    Theme const& theme = scene.theme();
    if (page.can_request) draw_request(scene, cut_bottom(area, theme.pick(136, 84), theme.pick(20, 12)), page);
    if (!page.can_request || page.surname.empty()) {
        std::string const words = page.can_request ? scene.tr("service.unnamed") : scene.tr("service.no_request");
        Rect const box = cut_bottom(area, note_height(scene.ui, area.w, words), theme.pick(24, 12));
        note(scene.ui, box, icons::info, words, tints::quiet);
    }
    float const pad = theme.pick(36, 22);
    auto const draw_fact_card = [&](Rect room) {
        room.h = std::min(room.h, facts_height(scene, room.w - 2 * pad, page.service) + pad);
        card(scene.ui, room);
        draw_facts(scene, room.inset(pad, pad / 2), page.service);
    };
    if (theme.portrait()) {
        draw_name(scene, area, page.service);
        draw_fact_card(area);
        return;
    }
    draw_fact_card(cut_right(area, area.w * 0.6F, 28));
    draw_name(scene, area, page.service);
}

void draw_page(Scene& scene, Rect area, CatalogueScreen const&, RequestedPage const& page)
{
    Theme const& theme = scene.theme();
    if (button(scene.ui, "requested.home", cut_bottom(area, theme.pick(120, 84), theme.gap), scene.tr("requested.home"),
            {.kind = ButtonKind::Primary, .grow = 1.1F}))
        scene.want(intent::GoHome{});
    Rect box = area;
    box.h = std::min(area.h, theme.pick(1180, 1000));
    card(scene.ui, box);
    Rect inner = box.inset(theme.pick(56, 32), theme.pick(56, 18));
    float const disc = theme.pick(168, 84);
    icon_disc(scene.ui, cut_top(inner, disc, theme.pick(28, 8)).center(), disc / 2, icons::check, disc * 0.7F,
        {colors::white, colors::green});
    paragraph(scene, inner, scene.tr("requested.title"), theme.hero, 1, theme.pick(8, 2), Align::Center);
    paragraph(scene, inner, scene.say(page.title), theme.h3.regular(), 2, theme.pick(40, 10), Align::Center);
    // The code as large as the card is wide: to be read by a camera, and by whoever has none.
    Rect const code = cut_top(inner, theme.pick(236, 128), theme.pick(32, 10));
    scene.ui.canvas().fill(code, theme.radius_card, colors::green_tint);
    TextStyle big = theme.display.in(colors::ink);
    big.size = theme.pick(132, 88);
    scene.ui.text(
        code.inset(theme.pick(24, 16), 0), page.code, big, {.align = Align::Center, .valign = VAlign::Middle});
    paragraph(scene, inner, scene.tr("requested.code"), theme.h3, 2, theme.pick(28, 6), Align::Center);
    paragraph(
        scene, inner, scene.tr("requested.detail"), theme.body.in(colors::ink2), 3, theme.pick(16, 4), Align::Center);
    paragraph(scene, inner, scene.tr("requested.ask", {{"who", scene.say(page.ask)}}), theme.body.in(colors::ink2), 3,
        0, Align::Center);
}

} // namespace yizhan::screens
