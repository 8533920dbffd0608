// One movement of stock: which act, how many, where to or why, and one button. A number that was just received once
// asks whether another delivery came.
#include "kiosk/screens/numbers.h"
#include "kiosk/screens/stock_pages.h"
#include "kiosk/ui/keyboards.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

std::string question(Scene const& scene, intent::StockAct act)
{
    switch (act) {
    case intent::StockAct::Receive:
        return scene.tr("stock.form_receive");
    case intent::StockAct::Count:
        return scene.tr("stock.form_count");
    case intent::StockAct::Send:
        return scene.tr("stock.form_send");
    case intent::StockAct::WriteOff:
        break;
    }
    return scene.tr("stock.form_write_off");
}

std::string confirm_words(Scene const& scene, StockFormPage const& page)
{
    switch (page.act) {
    case intent::StockAct::Receive:
        return page.same_before ? scene.tr("stock.confirm_again") : scene.tr("stock.confirm_receive");
    case intent::StockAct::Count:
        return scene.tr("stock.confirm_count");
    case intent::StockAct::Send:
        return scene.tr("stock.confirm_send");
    case intent::StockAct::WriteOff:
        break;
    }
    return scene.tr("stock.confirm_write_off");
}

std::string what_it_is(Scene const& scene, StockLine const& line)
{
    return scene.say(line.name) + " · " + scene.tr("stock.now", {{"units", units_text(scene, line.units, line.unit)}});
}

void draw_number(Scene& scene, Rect& area, StockFormPage const& page)
{
    Theme const& theme = scene.theme();
    Rect const box = cut_top(area, theme.pick(168, 104), theme.pick(20, 10));
    outlined_card(scene.ui, box, colors::surface, page.too_many ? colors::amber : colors::brand, theme.pick(4, 3));
    Rect inner = box.inset(theme.pick(36, 22), 0);
    std::string const& unit = scene.say(page.line.unit);
    TextStyle const small = theme.h3.regular().in(colors::ink2);
    scene.ui.text(cut_right(inner, std::min(scene.ui.text_width(unit, small), inner.w * 0.4F), 16), unit, small,
        {.align = Align::Right, .valign = VAlign::Middle});
    TextStyle number = theme.display.in(page.too_many ? colors::amber_deep : colors::ink);
    if (page.digits.empty()) number.color = colors::ink3;
    scene.ui.text(inner, page.digits.empty() ? "0" : page.digits, number, {.valign = VAlign::Middle});
    if (page.too_many)
        paragraph(scene, area, scene.tr("stock.too_many"), theme.body.in(colors::amber_deep), 2, theme.pick(20, 10));
    else if (page.act == intent::StockAct::Receive || page.act == intent::StockAct::Count)
        paragraph(scene, area, scene.tr("stock.scan_adds"), theme.sub, 1, theme.pick(20, 10));
}

void draw_reasons(Scene& scene, Rect& area, StockFormPage const& page)
{
    Theme const& theme = scene.theme();
    constexpr std::array losses{StockReason::Damaged, StockReason::OutOfDate, StockReason::Lost, StockReason::Trial};
    paragraph(scene, area, scene.tr("stock.why"), theme.body.bold(), 1, theme.pick(8, 4));
    float const gap = theme.pick(16, 10);
    Rect const box = cut_top(area, 2 * theme.pick(104, 66) + gap, theme.gap);
    for (std::size_t i = 0; i < losses.size(); ++i) {
        auto const index = static_cast<int>(i);
        StockReason const loss = losses.at(i);
        Rect const cell = grid_cell(box, 2, 2, gap, index);
        bool const chosen = loss == page.loss;
        if (button(scene.ui, ui::Id{"stock.loss", index}, cell, loss_text(scene, loss),
                {.kind = ButtonKind::Secondary,
                    .icon = chosen ? icons::radio_button_checked : icons::radio_button_unchecked})
            && !chosen)
            scene.want(intent::PickLoss{loss});
    }
}

void draw_keys(Scene& scene, Rect const& box)
{
    auto const pressed = number_pad(scene.ui, "stock.key", box, PadKeys::Digits);
    if (!pressed) return;
    if (*pressed == keys::erase)
        scene.want(intent::EraseLast{});
    else
        scene.want(intent::PressDigit{static_cast<char>(*pressed)});
}

// Before anything else: where it goes.
void draw_stations(Scene& scene, Rect area, StockFormPage const& page)
{
    Theme const& theme = scene.theme();
    title(scene, area, scene.tr("stock.to"), what_it_is(scene, page.line));
    paged_list(scene, area, page.stations.size(),
        {.columns = theme.portrait() ? 1 : 2,
            .least = theme.pick(116, 80),
            .most = theme.pick(132, 92),
            .gap = theme.pick(16, 10)},
        [&](std::size_t i, Rect const& box) {
            RowLook const look{
                .icon = icons::home_work, .tint = tints::teal, .title = scene.say(page.stations[i]), .title_lines = 2};
            if (list_row(scene.ui, ui::Id{"stock.station", static_cast<int>(i)}, box, look)) {
                scene.places.open_row.reset();
                scene.want(intent::PickListed{i});
            }
        });
}

void draw_station(Scene& scene, Rect& area, StockFormPage const& page)
{
    Theme const& theme = scene.theme();
    RowLook const look{.icon = icons::home_work,
        .tint = tints::teal,
        .title = scene.tr("stock.to_station", {{"station", scene.say(page.stations[*page.station])}}),
        .detail = scene.tr("stock.other_station"),
        .title_lines = 2};
    // To choose another: the list again, until one is picked.
    if (list_row(scene.ui, "stock.change", cut_top(area, theme.pick(148, 104), theme.gap), look))
        scene.places.open_row = *page.station;
}

void draw_words(Scene& scene, Rect& area, StockFormPage const& page)
{
    title(scene, area, question(scene, page.act), what_it_is(scene, page.line));
    if (page.act == intent::StockAct::Send && page.station) draw_station(scene, area, page);
    if (page.act == intent::StockAct::WriteOff) draw_reasons(scene, area, page);
    draw_number(scene, area, page);
    if (!page.same_before) return;
    std::string const before = units_text(scene, *page.same_before, page.line.unit);
    AdviceLook const look{icons::repeat, tints::amber, scene.tr("stock.same_before", {{"n", before}}),
        scene.tr("stock.same_before_detail"), false};
    advice(scene, cut_top(area, advice_height(scene, area.w, look)), look);
}

void draw_confirm(Scene& scene, Rect const& box, StockFormPage const& page)
{
    if (next_button(scene, box, {.words = confirm_words(scene, page), .ready = page.complete}))
        scene.want(intent::ConfirmStock{});
}

} // namespace

void draw_page(Scene& scene, Rect area, StockScreen const&, StockFormPage const& page)
{
    Theme const& theme = scene.theme();
    bool const sends = page.act == intent::StockAct::Send;
    if (sends && (!page.station || scene.places.open_row || *page.station >= page.stations.size()))
        return draw_stations(scene, area, page);
    if (theme.portrait()) {
        draw_confirm(scene, cut_bottom(area, next_height(scene), theme.gap), page);
        draw_keys(scene, cut_bottom(area, 4 * 150 + 3 * 16, theme.gap));
        draw_words(scene, area, page);
        return;
    }
    Rect right = cut_right(area, 440, 32);
    draw_keys(scene, right);
    draw_confirm(scene, cut_bottom(area, next_height(scene), theme.gap), page);
    draw_words(scene, area, page);
}

} // namespace yizhan::screens
