// One service: for whom, what to bring, where, how long, whom to ask; and the button that writes a request down, with
// the code to follow it by.
#include "kiosk/screens/catalogue_pages.h"

#include <algorithm>
#include <array>
#include <utility>

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

constexpr int fact_lines = 12;

// Of long texts all become smaller together, before a word is lost.
std::array<TextStyle, 4> fact_styles(Theme const& theme)
{
    TextStyle smallest = theme.caption.in(colors::ink).lines(1.2F);
    TextStyle const small = smallest;
    smallest.size *= 0.84F;
    return {theme.body.lines(1.25F), theme.sub.in(colors::ink).lines(1.25F), small, smallest};
}

float label_width(Scene& scene, std::array<Fact, 5> const& facts)
{
    float width = 0;
    for (Fact const& fact : facts) width = std::max(width, scene.ui.text_width(fact.label, scene.theme().sub));
    return width;
}

float fact_height(Scene& scene, Fact const& fact, TextStyle const& style, float room)
{
    Theme const& theme = scene.theme();
    float const least = style.size < theme.sub.size ? style.size * 1.2F : theme.pick(64, 44);
    return std::max(scene.ui.text_height(fact.words, style, room, fact_lines), least) + theme.pick(24, 12);
}

float facts_room(Scene& scene, std::array<Fact, 5> const& facts, float width)
{
    Theme const& theme = scene.theme();
    return width - theme.pick(64, 44) - label_width(scene, facts) - 2 * theme.pick(22, 14);
}

float facts_height(Scene& scene, float width, std::array<Fact, 5> const& facts, TextStyle const& style)
{
    float const room = facts_room(scene, facts, width);
    float height = 0;
    for (Fact const& fact : facts) height += fact_height(scene, fact, style, room);
    return height;
}

// The largest type in which all of it has room.
TextStyle style_for(Scene& scene, Rect const& area, std::array<Fact, 5> const& facts)
{
    auto const styles = fact_styles(scene.theme());
    for (TextStyle const& style : styles)
        if (facts_height(scene, area.w, facts, style) <= area.h) return style;
    return styles.back();
}

// From the left: an icon, what it is called, what it says.
void draw_facts(Scene& scene, Rect const& area, ServiceEntry const& service, TextStyle const& style)
{
    Theme const& theme = scene.theme();
    auto const facts = facts_of(scene, service);
    float const side = theme.pick(64, 44);
    float const gap = theme.pick(22, 14);
    float const label = label_width(scene, facts);
    float const room = facts_room(scene, facts, area.w);
    float const part = std::min(area.h / facts_height(scene, area.w, facts, style), 1.0F);
    Rect rest = area;
    bool first = true;
    for (Fact const& fact : facts) {
        Rect row = cut_top(rest, fact_height(scene, fact, style, room) * part);
        if (!std::exchange(first, false)) scene.ui.canvas().fill({row.x, row.y, row.w, 2}, 0, colors::line);
        float const box = std::min(side, row.h - 4);
        icon_badge(scene.ui, cut_left(row, side, gap).centered(box, box), fact.icon, tint_of_field(service.field));
        scene.ui.text(cut_left(row, label, gap), fact.label, theme.sub, {.valign = VAlign::Middle});
        scene.ui.text(row, fact.words, style, {.valign = VAlign::Middle, .max_lines = fact_lines});
    }
}

void draw_name(Scene& scene, Rect& area, ServiceEntry const& service)
{
    Theme const& theme = scene.theme();
    float const side = theme.pick(120, 72);
    float const gap = theme.pick(28, 18);
    std::string const& name = scene.say(service.title);
    bool const is_long_name = scene.ui.text_width(name, theme.h1) > 2 * (area.w - side - gap);
    TextStyle const title = is_long_name ? theme.h2 : theme.h1;
    float const words = scene.ui.text_height(name, title, area.w - side - gap, 6);
    Rect head = cut_top(area, std::max(words + theme.caption.size * 1.35F, side), theme.pick(24, 12));
    icon_badge(scene.ui, cut_left(head, side, gap).centered(side, side), icons::by_name(service.icon),
        tint_of_field(service.field));
    stacked(scene, head, {name, title, 6}, {field_text(scene, service.field), theme.caption, 1});
    // A long one in smaller type: in a narrow column it would fill the page.
    std::string const& summary = scene.say(service.summary);
    bool const is_long = scene.ui.text_height(summary, theme.body, area.w, 12) > theme.pick(5, 7) * theme.body.size;
    TextStyle const style = is_long ? theme.caption : theme.body;
    paragraph(scene, area, summary, style.in(colors::ink2), 14, theme.pick(28, 14));
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
        auto const facts = facts_of(scene, page.service);
        TextStyle const style = style_for(scene, room.inset(pad, pad / 2), facts);
        room.h = std::min(room.h, facts_height(scene, room.w - 2 * pad, facts, style) + pad);
        card(scene.ui, room);
        draw_facts(scene, room.inset(pad, pad / 2), page.service, style);
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
    box.h = std::min(area.h, theme.pick(1060, 1000));
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
