#include "kiosk/screens/offers.h"

#include "kiosk/screens/numbers.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>

namespace yizhan::screens {

using namespace ui;

std::string offer_title(Scene const& scene, OfferLine const& offer)
{
    std::string const& what = scene.say(offer.name);
    if (!offer.entitlement.is_entitled()) return what;
    // An allowance of hundreds is no number to read out.
    constexpr int most_said = 9;
    if (offer.entitlement.left > most_said || offer.entitlement.left < 1)
        return scene.tr("offer.title_free", {{"what", what}});
    return scene.tr("offer.title", {{"n", offer.entitlement.left}, {"what", what}});
}

std::string offer_detail(Scene const& scene, OfferLine const& offer)
{
    Entitlement const& entitlement = offer.entitlement;
    if (!entitlement.is_entitled()) return entitlement_text(scene, entitlement.reason, offer.next);
    std::string text;
    auto const add = [&](std::string const& words) { text += (text.empty() ? "" : " · ") + words; };
    if (entitlement.left_of_total) {
        std::string const left = grouped(std::max<std::int64_t>(*entitlement.left_of_total, 0));
        add(entitlement.reserved ? scene.tr("offer.left_here", {{"n", left}}) : scene.tr("offer.left", {{"n", left}}));
    }
    if (offer.points_price > 0) add(scene.tr("offer.points", {{"n", grouped(offer.points_price)}}));
    add(payer_text(scene, offer.payer));
    return text;
}

namespace {

constexpr std::size_t shown_below = 2; // beside the first one, in the second row

// The first: large, with the word that takes it.
void draw_first(Scene& scene, Rect const& box, OfferLine const& offer)
{
    Theme const& theme = scene.theme();
    bool const can = offer.entitlement.is_entitled();
    ui::Id const id{"offer", 0};
    bool const tapped = scene.ui.tapped(id, box);
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    card(scene.ui, box, can ? colors::brand_tint : colors::surface);
    Rect inner = box.inset(theme.pick(32, 18), theme.pick(12, 6));
    float const side = std::min(theme.pick(112, 72), inner.h);
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(28, 16)).centered(side, side), icons::by_name(offer.icon),
        can ? ui::Tint{ground_of(offer.tint).ink, colors::white} : tints::quiet);
    if (can) {
        Rect const word = cut_right(inner, theme.pick(220, 132), theme.pick(20, 12))
                              .centered(theme.pick(220, 132), theme.pick(104, 68));
        scene.ui.canvas().fill(word, theme.radius_button, colors::brand);
        scene.ui.text(word.inset(8, 0), scene.tr("offer.take"), theme.button.in(colors::white),
            {.align = Align::Center, .valign = VAlign::Middle});
    } else {
        float const arrow = theme.pick(56, 36);
        scene.ui.canvas().icon(icons::chevron_right, cut_right(inner, arrow, 8).center(), arrow, colors::ink3);
    }
    std::string const words = offer_title(scene, offer);
    std::string const detail = offer_detail(scene, offer);
    stacked(scene, inner, {words, theme.h3.lines(1.2F), 2},
        {detail, theme.sub.in(can ? colors::ink2 : colors::amber_deep).lines(1.25F), 2});
    if (tapped) scene.want(intent::OpenOffer{offer.campaign});
}

// Of a small card: what it costs, and who pays.
std::string short_detail(Scene const& scene, OfferLine const& offer)
{
    std::string const payer = payer_text(scene, offer.payer);
    if (offer.points_price <= 0) return payer;
    return scene.tr("offer.points", {{"n", grouped(offer.points_price)}}) + " · " + payer;
}

float second_row(Theme const& theme) { return theme.pick(148, 84); }

void draw_small(Scene& scene, ui::Id id, Rect const& box, OfferLine const& offer)
{
    Theme const& theme = scene.theme();
    bool const can = offer.entitlement.is_entitled();
    bool const tapped = scene.ui.tapped(id, box);
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    card(scene.ui, box, can ? colors::brand_tint : colors::surface);
    Rect inner = box.inset(theme.pick(22, 14), theme.pick(8, 5));
    float const side = std::min(theme.pick(72, 48), inner.h);
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(18, 12)).centered(side, side), icons::by_name(offer.icon),
        can ? ui::Tint{ground_of(offer.tint).ink, colors::white} : tints::quiet);
    std::string const words = scene.say(offer.name);
    std::string const detail = can ? short_detail(scene, offer) : offer_detail(scene, offer);
    Color const ink = can ? colors::ink2 : colors::amber_deep;
    TextStyle name = theme.sub.bold().in(colors::ink).lines(1.15F);
    bool const is_long = scene.ui.text_width(words, name) > 1.6F * inner.w;
    if (is_long) name = theme.caption.bold().in(colors::ink).lines(1.12F);
    stacked(scene, inner, {words, name, 3}, {detail, theme.caption.in(ink).lines(1.2F), is_long ? 1 : 2});
    if (tapped) scene.want(intent::OpenOffer{offer.campaign});
}

void draw_all(Scene& scene, Rect const& box, std::size_t count)
{
    if (button(scene.ui, "offer.all", box, scene.tr("offer.all", {{"n", static_cast<std::int64_t>(count)}}),
            {.icon = icons::redeem}))
        scene.want(intent::OpenOffers{});
}

} // namespace

float offer_cards_height(Scene const& scene, std::size_t count, OfferRoom room)
{
    Theme const& theme = scene.theme();
    if (count == 0) return 0;
    if (count > 1 && room == OfferRoom::Little) return second_row(theme);
    float const first = theme.pick(176, 96);
    return count == 1 ? first : first + theme.pick(16, 10) + second_row(theme);
}

void offer_cards(Scene& scene, Rect const& box, std::vector<OfferLine> const& offers, OfferRoom room)
{
    if (offers.empty()) return;
    Theme const& theme = scene.theme();
    Rect area = box;
    if (offers.size() == 1) return draw_first(scene, area, offers.front());
    Rect const row = cut_bottom(area, second_row(theme), theme.pick(16, 10));
    if (room == OfferRoom::Little) {
        draw_small(scene, ui::Id{"offer", 0}, grid_cell(row, 2, 1, theme.pick(16, 10), 0), offers.front());
        return draw_all(scene, grid_cell(row, 2, 1, theme.pick(16, 10), 1), offers.size());
    }
    draw_first(scene, area, offers.front());
    // Two fit below: the second and the third, or the second and the way to all.
    bool const more = offers.size() > 1 + shown_below;
    std::size_t const small = offers.size() - 1 > 1 && !more ? 2 : 1;
    Rect const left = grid_cell(row, 2, 1, theme.pick(16, 10), 0);
    Rect const right = grid_cell(row, 2, 1, theme.pick(16, 10), 1);
    draw_small(scene, ui::Id{"offer", 1}, left, offers[1]);
    if (small == 2)
        draw_small(scene, ui::Id{"offer", 2}, right, offers[2]);
    else
        draw_all(scene, right, offers.size());
}

} // namespace yizhan::screens
