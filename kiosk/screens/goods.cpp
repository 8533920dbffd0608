// Goods: all that may be taken, and the answer once something was.
#include "kiosk/screens/goods_pages.h"

#include <type_traits>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string offers_title(Scene const& scene, GoodsScreen const& screen)
{
    bool const by_name = !screen.surname.empty() && scene.view.language == yizhan::Language::Chinese;
    return by_name ? scene.tr("goods.title_for", {{"who", screen.surname}}) : scene.tr("goods.title");
}

void draw_offer(Scene& scene, Rect const& box, OfferLine const& offer, int index)
{
    bool const can = offer.entitlement.is_entitled();
    RowLook const look{.icon = icons::by_name(offer.icon),
        .tint = can ? ground_of(offer.tint) : tints::quiet,
        .title = offer_title(scene, offer),
        .detail = offer_detail(scene, offer),
        .trailing_color = can ? colors::brand : colors::ink3,
        .title_lines = 2,
        .detail_lines = 2,
        .ground = can ? colors::brand_tint : colors::surface,
        .detail_color = can ? colors::ink2 : colors::amber_deep};
    if (list_row(scene.ui, ui::Id{"offer", index}, box, look)) scene.want(intent::OpenOffer{offer.campaign});
}

} // namespace

void draw_page(Scene& scene, Rect area, GoodsScreen const& screen, OffersPage const& page)
{
    Theme const& theme = scene.theme();
    help_and_title(scene, area, screen.helper_called, offers_title(scene, screen), scene.tr("goods.detail"));
    if (screen.not_recorded) not_recorded_line(scene, area);
    agreed_line(
        scene, cut_bottom(area, agreed_height(scene), theme.pick(24, 14)), screen.agreed_at, screen.agreed_today);
    if (page.offers.empty()) return message_line(scene, area, icons::redeem, scene.tr("goods.none"), tints::quiet);
    paged_list(scene, area, page.offers.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(160, 112),
            .most = theme.pick(184, 132),
            .gap = theme.pick(20, 14)},
        [&](std::size_t i, Rect const& box) { draw_offer(scene, box, page.offers[i], static_cast<int>(i)); });
}

namespace {

Message taken_message(Scene const& scene, TakenPage const& page)
{
    std::string detail = scene.tr(
        "goods.taken_what", {{"what", scene.say(page.goods)}, {"units", units_text(scene, page.units, page.unit)}});
    detail += "\n" + scene.say(page.campaign) + " · " + payer_text(scene, page.payer);
    std::string rest;
    if (page.left > 0)
        rest = scene.tr("goods.taken_left", {{"n", page.left}});
    else if (page.next)
        rest = scene.tr("goods.taken_next", {{"time", next_text(scene, *page.next)}});
    return {icons::check, {colors::white, colors::green}, scene.tr("goods.taken"), std::move(detail), std::move(rest)};
}

} // namespace

void draw_page(Scene& scene, Rect area, GoodsScreen const& screen, TakenPage const& page)
{
    Theme const& theme = scene.theme();
    if (screen.not_recorded) not_recorded_line(scene, area);
    Message const message = taken_message(scene, page);
    Rect last = cut_bottom(area, theme.pick(120, 84), theme.gap);
    if (!theme.portrait()) help_button(scene, cut_left(last, last.w / 3, theme.grid_gap), screen.helper_called);
    if (button(scene.ui, "goods.more", grid_cell(last, 2, 1, theme.grid_gap, 0), scene.tr("goods.more"),
            {.icon = icons::redeem}))
        scene.want(intent::OpenOffers{});
    if (button(scene.ui, "goods.home", grid_cell(last, 2, 1, theme.grid_gap, 1), scene.tr("checked_in.leave"),
            {.kind = ButtonKind::Primary}))
        scene.want(intent::GoHome{});
    if (theme.portrait()) help_button(scene, cut_bottom(area, theme.button_height, theme.gap), screen.helper_called);
    std::string const wrong = scene.tr("goods.taken_wrong");
    note(scene.ui, cut_bottom(area, note_height(scene.ui, area.w, wrong), theme.gap), icons::support_agent, wrong);
    float const height = std::min(message_height(scene, area.w, message) + theme.pick(120, 0), area.h);
    message_card(scene, cut_top(area, height), message);
}

void draw(Scene& scene, GoodsScreen const& screen)
{
    Rect area = scene.theme().area();
    std::visit(
        [&](auto const& page) {
            if constexpr (std::is_same_v<std::decay_t<decltype(page)>, TakePage>) {
                std::string countdown;
                if (screen.countdown) countdown = scene.tr("header.countdown", {{"n", *screen.countdown}});
                back_head(scene, area, countdown);
            } else {
                header(scene, area, screen.countdown, Held::Silent);
            }
            draw_page(scene, area, screen, page);
        },
        screen.page);
}

} // namespace yizhan::screens
