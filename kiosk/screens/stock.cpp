// Stock: what is here, what is on its way, and what a volunteer may do with it; which campaign to hand out; what was
// taken lately.
#include "kiosk/screens/numbers.h"
#include "kiosk/screens/stock_pages.h"
#include "kiosk/ui/pressed.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace yizhan::screens {

using namespace ui;

std::string sign_out_text(Scene const& scene, StockScreen const& screen)
{
    return screen.countdown ? scene.tr("volunteer.countdown", {{"n", *screen.countdown}}) : std::string{};
}

void hint_line(Scene& scene, Rect& area, StockScreen const& screen)
{
    switch (screen.hint) {
    case StockScreen::Hint::None:
        return;
    case StockScreen::Hint::MemberCode:
        return message_line(scene, area, icons::badge, scene.tr("stock.hint_member"), tints::amber);
    case StockScreen::Hint::UnknownBarcode:
        return message_line(scene, area, icons::qr_code_scanner, scene.tr("stock.hint_unknown"), tints::amber);
    case StockScreen::Hint::NotForThis:
        return message_line(scene, area, icons::qr_code_scanner, scene.tr("stock.hint_other"), tints::amber);
    }
}

namespace {

// Icon, name, and at the right how many; a number below zero says what to do about it.
void draw_line(Scene& scene, Rect inner, StockLine const& line)
{
    Theme const& theme = scene.theme();
    bool const negative = line.units.value_or(0) < 0;
    float const side = std::min(theme.pick(80, 54), inner.h);
    icon_badge(scene.ui, cut_left(inner, side, theme.pick(22, 14)).centered(side, side), icons::by_name(line.icon),
        negative ? tints::amber : tints::teal);
    std::string const units = negative ? "−" + grouped(-*line.units) : units_text(scene, line.units, line.unit);
    TextStyle const& size = line.units ? theme.h2 : theme.sub;
    TextStyle const big = size.in(negative ? colors::amber_deep : colors::ink);
    float const width = std::min(scene.ui.text_width(units, big), inner.w * 0.45F);
    scene.ui.text(
        cut_right(inner, width, theme.pick(20, 12)), units, big, {.align = Align::Right, .valign = VAlign::Middle});
    std::string detail = negative ? units_text(scene, line.units, line.unit) : std::string{};
    if (line.coming > 0) {
        if (!detail.empty()) detail += " · ";
        detail += scene.tr("stock.coming", {{"n", grouped(line.coming)}});
    }
    stacked(scene, inner, {scene.say(line.name), theme.h3.lines(1.15F), 2},
        {detail, theme.sub.in(negative ? colors::amber_deep : colors::ink2).lines(1.2F), 2});
}

struct StockAction {
    intent::StockAct act;
    Icon icon;
    std::string words;
};

std::array<StockAction, 4> actions(Scene const& scene)
{
    return {StockAction{intent::StockAct::Receive, icons::move_to_inbox, scene.tr("stock.receive")},
        StockAction{intent::StockAct::Count, icons::fact_check, scene.tr("stock.count")},
        StockAction{intent::StockAct::Send, icons::outbox, scene.tr("stock.send")},
        StockAction{intent::StockAct::WriteOff, icons::delete_sweep, scene.tr("stock.write_off")}};
}

void draw_actions(Scene& scene, Rect inner, StockLine const& line)
{
    Theme const& theme = scene.theme();
    Rect const right = cut_right(inner, inner.w * 0.62F, theme.pick(16, 10));
    auto const all = actions(scene);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const index = static_cast<int>(i);
        StockAction const& action = all.at(i);
        if (small_action(scene, ui::Id{"stock.act", index}, grid_cell(right, 4, 1, theme.pick(12, 8), index),
                action.icon, action.words))
            scene.want(intent::OpenStockForm{action.act, line.goods});
    }
    stacked(scene, inner, {scene.say(line.name), theme.body.bold().lines(1.15F), 2},
        {units_text(scene, line.units, line.unit), theme.sub.lines(1.2F), 1});
}

void draw_goods(Scene& scene, Rect const& box, StockLine const& line, std::size_t place)
{
    Theme const& theme = scene.theme();
    bool const open = scene.places.open_row == place;
    auto const index = static_cast<int>(place);
    if (open)
        outlined_card(scene.ui, box, colors::surface, colors::brand, theme.pick(4, 3));
    else
        card(scene.ui, box);
    if (open) return draw_actions(scene, box.inset(theme.pick(20, 12), theme.pick(14, 8)), line);
    ui::Id const id{"stock.goods", index};
    if (scene.ui.tapped(id, box)) scene.places.open_row = place;
    Pressed const pressed{scene.ui, id, box, theme.radius_card};
    draw_line(scene, box.inset(theme.pick(28, 18), theme.pick(12, 8)), line);
}

} // namespace

void draw_page(Scene& scene, Rect area, StockScreen const& screen, StockListPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("stock.title"), scene.tr("stock.detail"));
    if (page.just_done)
        message_line(scene, area, icons::check_circle,
            scene.tr("stock.just_done",
                {{"what", scene.say(page.just_done->name)},
                    {"units", units_text(scene, page.just_done->units, page.just_done->unit)}}),
            tints::green);
    Rect const last = cut_bottom(area, theme.pick(112, 76), theme.pick(24, 14));
    if (button(scene.ui, "stock.takings", grid_cell(last, 2, 1, theme.grid_gap, 0), scene.tr("stock.takings"),
            {.icon = icons::history}))
        scene.want(intent::OpenTakings{});
    if (button(scene.ui, "stock.hand_out", grid_cell(last, 2, 1, theme.grid_gap, 1), scene.tr("stock.hand_out"),
            {.kind = ButtonKind::Primary, .icon = icons::redeem}))
        scene.want(intent::OpenHandOut{});
    agreed_line(
        scene, cut_bottom(area, agreed_height(scene), theme.pick(20, 12)), screen.agreed_at, screen.agreed_today);
    if (page.lines.empty()) return message_line(scene, area, icons::inventory_2, scene.tr("stock.none"), tints::quiet);
    paged_list(scene, area, page.lines.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(132, 92),
            .most = theme.pick(148, 104),
            .gap = theme.pick(18, 12)},
        [&](std::size_t i, Rect const& box) { draw_goods(scene, box, page.lines[i], i); });
}

void draw_page(Scene& scene, Rect area, StockScreen const&, PickCampaignPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("hand_out.pick"), scene.tr("hand_out.pick_detail"));
    if (page.lines.empty()) return message_line(scene, area, icons::redeem, scene.tr("hand_out.none"), tints::quiet);
    paged_list(scene, area, page.lines.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(148, 104),
            .most = theme.pick(176, 124),
            .gap = theme.pick(20, 14)},
        [&](std::size_t i, Rect const& box) {
            PickCampaignPage::Line const& line = page.lines[i];
            std::string const stock = line.stock.value_or(0) < 0
                ? scene.tr("goods.negative", {{"n", "−" + grouped(-*line.stock)}})
                : line.stock ? scene.tr("hand_out.left", {{"n", grouped(*line.stock)}})
                             : scene.tr("goods.not_counted");
            RowLook const look{.icon = icons::by_name(line.icon),
                .tint = ground_of(line.tint),
                .title = scene.say(line.name),
                .detail = stock,
                .title_lines = 2,
                .detail_color = is_gone(line.stock) ? colors::amber_deep : colors::ink2};
            if (list_row(scene.ui, ui::Id{"campaign", static_cast<int>(i)}, box, look))
                scene.want(intent::PickCampaign{line.campaign});
        });
}

namespace {

void draw_taking(Scene& scene, Rect const& box, TakingsPage::Line const& line, int index)
{
    Theme const& theme = scene.theme();
    scene.ui.canvas().fill(box, theme.pick(20, 14), line.undone ? colors::paper_dim : colors::surface);
    Rect inner = box.inset(theme.pick(24, 16), 0);
    std::string const when = clock_text(line.at);
    TextStyle const clock = theme.body.bold();
    scene.ui.text(cut_left(inner, scene.ui.text_width("00:00", clock), theme.pick(24, 14)), when, clock,
        {.valign = VAlign::Middle});
    float const width = theme.pick(200, 124);
    Rect const right = cut_right(inner, width, theme.pick(16, 10));
    if (line.undone)
        scene.ui.text(right, scene.tr("takings.undone"), theme.sub,
            {.align = Align::Center, .valign = VAlign::Middle, .max_lines = 2});
    else if (button(scene.ui, ui::Id{"taking.undo", index},
                 right.centered(width, std::min(box.h - theme.pick(12, 8), theme.pick(96, 72))),
                 scene.tr("takings.undo"), {.icon = icons::undo, .grow = 0.9F}))
        scene.want(intent::UndoTaking{line.taking});
    std::string const who = line.masked_name.empty() ? scene.tr("takings.guest") : line.masked_name;
    std::string const what = scene.say(line.goods) + (line.units > 1 ? " × " + grouped(line.units) : "");
    stacked(scene, inner, {who, theme.body.bold().lines(1.15F), 1}, {what, theme.sub.lines(1.2F), 2});
}

} // namespace

void draw_page(Scene& scene, Rect area, StockScreen const&, TakingsPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("takings.title"), scene.tr("takings.detail"));
    if (page.lines.empty()) return message_line(scene, area, icons::history, scene.tr("takings.none"), tints::quiet);
    paged_list(scene, area, page.lines.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(112, 80),
            .most = theme.pick(128, 96),
            .gap = theme.pick(14, 10)},
        [&](std::size_t i, Rect const& box) { draw_taking(scene, box, page.lines[i], static_cast<int>(i)); });
}

namespace {

void draw_stock_page(Scene& scene, StockScreen const& screen, auto const& page)
{
    Rect area = scene.theme().area();
    back_head(scene, area, sign_out_text(scene, screen));
    if (screen.not_recorded) not_recorded_line(scene, area);
    hint_line(scene, area, screen);
    draw_page(scene, area, screen, page);
}

} // namespace

void draw(Scene& scene, StockScreen const& screen)
{
    std::visit(
        [&](auto const& page) {
            if constexpr (std::is_same_v<std::decay_t<decltype(page)>, HandOutPage>)
                draw_hand_out(scene, screen, page);
            else
                draw_stock_page(scene, screen, page);
        },
        screen.page);
}

} // namespace yizhan::screens
