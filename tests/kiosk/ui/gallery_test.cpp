// Every component on one board, upright and lying: nothing is cut, nothing is too faint, and a look at the picture
// tells the rest.
#include "kiosk/ui/components.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {
namespace {

QrModules checkered(int size)
{
    QrModules modules{size, {}};
    for (int i = 0; i < size * size; ++i) modules.dark.push_back((i / size * 7 + i % size * 3) % 5 < 2);
    return modules;
}

void draw_hero(Ui& ui, Rect const& box)
{
    Theme const& theme = ui.theme();
    hero_card(ui, box);
    Rect inner = box.inset(theme.pick(40, 26));
    float const side = theme.pick(400, 220);
    qr_card(ui, cut_left(inner, side, theme.pick(40, 20)).centered(side, side), checkered(29), theme.pick(35, 16));
    ui.text(cut_top(inner, theme.h1.size * 1.2F), "扫码签到", theme.h1.in(colors::white));
    ui.text(cut_top(inner, theme.pick(100, 70)), "把\x02会员码\x03对准下方扫码口，“嘀”一声就好。",
        theme.body.in(colors::white).lines(1.5F), {.max_lines = 2});
    Rect const lower = cut_bottom(inner, theme.button_height, theme.pick(20, 12));
    Rect const upper = cut_bottom(inner, theme.button_height);
    button(ui, "hero.lower", lower, "没带码，直接用", {.kind = ButtonKind::OutlineOnBrand, .icon = icons::back_hand});
    button(ui, "hero.upper", upper, "输手机尾号签到", {.kind = ButtonKind::OnBrand, .icon = icons::dialpad});
}

void draw_tiles(Ui& ui, Rect& area)
{
    Theme const& theme = ui.theme();
    TileLook const free{.icon = icons::local_drink,
        .tint = tints::teal,
        .title = "热水",
        .status = "随时可用",
        .corner = "今日 12 次",
        .status_color = colors::green,
        .dot = Dot::Full};
    TileLook const soon{.icon = icons::local_laundry_service,
        .tint = tints::blue,
        .title = "洗衣",
        .status = "还要 12 分钟",
        .status_color = colors::amber_deep,
        .dot = Dot::Half};
    TileLook const gift{.icon = icons::medical_services,
        .tint = tints::brand,
        .title = "暖心药包",
        .status = "今日可领 · 余 36",
        .status_color = colors::brand_deep,
        .ground = colors::brand_tint};
    Rect const row = cut_top(area, tile_height(ui, TileShape::Side), theme.gap);
    tile(ui, "tile.1", grid_cell(row, 3, 1, theme.grid_gap, 0), free);
    tile(ui, "tile.2", grid_cell(row, 3, 1, theme.grid_gap, 1), soon);
    tile(ui, "tile.3", grid_cell(row, 3, 1, theme.grid_gap, 2), gift);
}

void draw_board(Ui& ui)
{
    Theme const& theme = ui.theme();
    Rect area = theme.area();
    Rect header = cut_top(area, theme.header_height, theme.gap);
    back_button(ui, "back", header, "首页");
    chip(ui, header, "4 秒后回首页，点屏幕可停留", {.icon = icons::timer, .grow = 30.0F / 26}, Align::Right);
    draw_hero(ui, cut_top(area, theme.pick(530, 300), theme.gap));
    draw_tiles(ui, area);
    if (!theme.portrait()) {
        toast(ui, "undo", cut_top(area, 70), "热水已记上", "撤回（9）");
        return;
    }
    list_row(ui, "row", cut_top(area, 150, theme.gap),
        {.icon = icons::group_add,
            .tint = tints::brand,
            .title = "加入工会，两分钟办好",
            .detail = "刷一下身份证，现场拿会员码",
            .trailing_color = colors::brand,
            .border = 3});
    Rect const nav = cut_top(area, 150, theme.gap);
    nav_tile(ui, "nav.1", grid_cell(nav, 4, 1, 20, 0), icons::record_voice_over, colors::blue, "说事");
    nav_tile(ui, "nav.2", grid_cell(nav, 4, 1, 20, 1), icons::volunteer_activism, colors::green, "志愿积分");
    key(ui, "key.1", grid_cell(nav, 4, 1, 20, 2), "7");
    icon_key(ui, "key.2", grid_cell(nav, 4, 1, 20, 3), icons::backspace);
    segments(ui, cut_top(area, 14, theme.gap), 3, 8);
    progress(ui, cut_top(area, 18, theme.gap), 0.57F, colors::green);
    toast(ui, "undo", cut_top(area, 100, theme.gap), "热水已记上", "撤回（9）");
    std::string const words = "停用名单更新于 11月23日 13:40。若您认为有误，请告诉志愿者编号 \x02R-2071\x03。";
    note(ui, cut_top(area, note_height(ui, area.w, words), theme.gap), icons::info, words);
    Rect const last = cut_top(area, theme.button_height);
    button(ui, "b.1", grid_cell(last, 3, 1, 24, 0), "我的码 𬭎㛃", {.icon = icons::qr_code_2});
    button(ui, "b.2", grid_cell(last, 3, 1, 24, 1), "缺字 \U0001F6B2\U000F0000", {.icon = icons::history});
    button(ui, "b.3", grid_cell(last, 3, 1, 24, 2), "好了，回首页", {.kind = ButtonKind::Primary});
}

} // namespace

TEST_CASE("every component can be drawn upright and lying")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    Stage stage{Words{}, width, height};
    Picture const picture = stage.paint(draw_board);
    Stage::keep(picture, width < height ? "gallery-portrait" : "gallery-landscape");

    CHECK(picture.at(3, 3) == colors::paper);
    for (WrittenText const& written : stage.ui.written()) {
        INFO(written.text);
        CHECK_FALSE(written.shortened);
        CHECK(written.shrunk > 0.9F);
    }
}

} // namespace yizhan::ui
