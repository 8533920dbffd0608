// Home: where am I, how to check in, what can be used now, and the other doors of the house.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <array>

namespace yizhan::screens {

using namespace ui;

namespace {

void draw_head(Scene& scene, Rect const& box)
{
    Theme const& theme = scene.theme();
    Station const& station = scene.view.station;
    Rect area = box;
    std::string const clock = clock_text(scene.view.now);
    constexpr std::array weekdays{
        "weekday.0", "weekday.1", "weekday.2", "weekday.3", "weekday.4", "weekday.5", "weekday.6"};
    std::string const weekday
        = scene.tr(weekdays.at(static_cast<std::size_t>(std::clamp(scene.view.now.weekday, 0, 6))));
    std::string const day = scene.tr("time.day", {{"date", date_text(scene, scene.view.now)}, {"weekday", weekday}});

    float const width = std::max(scene.ui.text_width(clock, theme.display), scene.ui.text_width(day, theme.sub));
    Rect right = cut_right(area, width, theme.gap);
    scene.ui.text(cut_top(right, theme.display.size, theme.pick(2, 2)), clock, theme.display, {.align = Align::Right});
    scene.ui.text(cut_top(right, theme.sub.size * 1.35F), day, theme.sub, {.align = Align::Right});

    std::string name = scene.say(station.name);
    if (name.empty()) name = scene.tr("home.station");
    // A very long name takes the line of the place as well.
    if (scene.ui.text_width(name, theme.h1) * 0.8F > area.w) {
        scene.ui.text(area, name, theme.h1, {.valign = VAlign::Middle, .max_lines = 2});
        return;
    }
    scene.ui.text(cut_top(area, theme.h1.size * theme.h1.line_height, theme.pick(8, 2)), name, theme.h1,
        {.valign = VAlign::Middle});
    std::string place = scene.say(station.place);
    if (!place.empty() && !scene.say(station.hours).empty()) place += " · ";
    scene.ui.text(cut_top(area, theme.sub.size * 1.35F), place + scene.say(station.hours), theme.sub);
}

void draw_code(Scene& scene, Rect const& box)
{
    QrBitmap const& code = std::get<HomeView>(scene.view.screen).check_in_code;
    QrModules modules{code.size, {}};
    modules.dark.assign(code.modules.begin(), code.modules.end());
    qr_card(scene.ui, box, modules, scene.theme().pick(35, 16));
    if (code.size > 0) return;
    Vec const center = box.center();
    float const size = scene.theme().pick(110, 64);
    scene.ui.canvas().icon(icons::hourglass_top, {center.x, center.y - size / 3}, size, colors::ink3);
    Rect const words{box.x + 16, center.y + size * 0.3F, box.w - 32, size * 0.7F};
    scene.ui.text(words, scene.tr("home.code_soon"), scene.theme().caption,
        {.align = Align::Center, .valign = VAlign::Middle, .max_lines = 2});
}

void draw_ways_in(Scene& scene, Rect& area)
{
    Theme const& theme = scene.theme();
    float const gap = theme.pick(20, 16);
    Rect const guest = cut_bottom(area, theme.button_height, gap);
    Rect const typed = cut_bottom(area, theme.button_height, gap);
    if (button(scene.ui, "home.keypad", typed, scene.tr("home.keypad"),
            {.kind = ButtonKind::OnBrand, .icon = icons::dialpad}))
        scene.want(intent::OpenKeypad{KeypadMode::PhoneTail});
    if (button(scene.ui, "home.guest", guest, scene.tr("home.guest"),
            {.kind = ButtonKind::OutlineOnBrand, .icon = icons::back_hand}))
        scene.want(intent::OpenGuest{});
}

void draw_hero_upright(Scene& scene, Rect const& box)
{
    Theme const& theme = scene.theme();
    hero_card(scene.ui, box);
    Rect inner = box.inset(40);
    Rect left = cut_left(inner, 400, 40);
    draw_code(scene, cut_top(left, 400, 14));
    TextStyle const white = theme.caption.in(colors::white).lines(1.3F);
    scene.ui.text(left, scene.tr("home.phone_code"), white, {.align = Align::Center, .max_lines = 2});

    draw_ways_in(scene, inner);
    scene.ui.text(cut_top(inner, theme.h1.size * theme.h1.line_height, 12), scene.tr("home.scan_title"),
        theme.h1.in(colors::white));
    TextStyle const words = theme.body.in(colors::white).lines(1.45F);
    scene.ui.text(inner, scene.tr("home.scan_how"), words, {.max_lines = 3});
}

void draw_hero_lying(Scene& scene, Rect const& box)
{
    Theme const& theme = scene.theme();
    hero_card(scene.ui, box);
    Rect inner = box.inset(26);
    draw_ways_in(scene, inner);
    Rect column = cut_left(inner, 220, 20);
    draw_code(scene, cut_top(column, 220));
    TextStyle const title = theme.h1.in(colors::white).lines(1.1F);
    std::string const words = scene.tr("home.scan_title");
    int const lines = scene.ui.text_width(words, title) * 0.78F <= inner.w ? 1 : 2;
    float const height = scene.ui.text_height(words, title, inner.w, lines);
    scene.ui.text(cut_top(inner, height, 8), words, title, {.max_lines = lines});
    scene.ui.text(inner, scene.tr("home.scan_how_short"), theme.sub.in(colors::white).lines(1.4F), {.max_lines = 6});
}

void draw_join(Scene& scene, Rect const& box)
{
    RowLook const look{.icon = icons::group_add,
        .tint = tints::brand,
        .title = scene.tr("home.join"),
        .detail = scene.tr("home.join_detail"),
        .trailing_color = colors::brand,
        .border = 3};
    if (list_row(scene.ui, "home.join", box, look)) scene.want(intent::OpenSection{Section::JoinUnion});
}

void draw_doors(Scene& scene, Rect const& box)
{
    struct Door {
        Section section;
        Icon icon;
        Color color;
        std::string label;
    };
    std::array const doors{
        Door{Section::SpeakOut, icons::record_voice_over, colors::blue, scene.tr("home.speak_out")},
        Door{Section::Volunteers, icons::volunteer_activism, colors::green, scene.tr("home.volunteers")},
        Door{Section::Services, icons::format_list_bulleted, colors::amber, scene.tr("home.services")},
        Door{Section::Bulletins, icons::campaign, colors::violet, scene.tr("home.bulletins")},
    };
    float const gap = scene.theme().pick(20, 16);
    for (std::size_t i = 0; i < doors.size(); ++i) {
        auto const index = static_cast<int>(i);
        Rect const cell = grid_cell(box, static_cast<int>(doors.size()), 1, gap, index);
        if (nav_tile(scene.ui, ui::Id{"door", index}, cell, doors[i].icon, doors[i].color, doors[i].label))
            scene.want(intent::OpenSection{doors[i].section});
    }
}

// Recorded here, so many waiting, last agreed with the hub. Said of trouble with the storage first.
std::string sync_text(Scene const& scene)
{
    SyncLine const& sync = scene.view.sync;
    switch (sync.storage) {
    case StorageState::Full:
        return scene.tr("sync.full");
    case StorageState::ReadOnly:
    case StorageState::Damaged:
        return scene.tr("sync.storage");
    case StorageState::Ok:
        break;
    }
    if (sync.waiting == 0 && !sync.agreed_at) return scene.tr("sync.never");
    std::string const waiting
        = sync.waiting == 0 ? scene.tr("sync.all_sent") : scene.tr("sync.waiting", {{"n", sync.waiting}});
    if (!sync.agreed_at) return waiting;
    std::string const when = sync.agreed_today ? clock_text(*sync.agreed_at) : date_text(scene, *sync.agreed_at);
    return waiting + " · " + scene.tr("sync.agreed", {{"time", when}});
}

void draw_foot(Scene& scene, Rect const& box)
{
    Theme const& theme = scene.theme();
    Rect area = box;
    float const grow = theme.portrait() ? 30.0F / 26 : 1;
    ChipLook const toggle{.icon = icons::translate, .grow = grow};
    std::string const language = scene.tr("home.other_language");
    Rect const right = cut_right(area, chip_size(scene.ui, language, toggle).x, theme.pick(16, 12));
    if (chip_button(scene.ui, "home.language", right, language, toggle)) scene.want(intent::SwitchLanguage{});

    ChipLook size = toggle;
    size.icon = scene.view.large_text ? icons::text_decrease : icons::text_increase;
    std::string const words = scene.view.large_text ? scene.tr("home.normal_text") : scene.tr("home.large_text");
    Rect const middle = cut_right(area, chip_size(scene.ui, words, size).x, theme.pick(16, 12));
    if (chip_button(scene.ui, "home.text_size", middle, words, size)) scene.want(intent::SwitchTextSize{});

    // When lying, the bar with undo takes the place of the quiet line for its ten seconds.
    if (!theme.portrait() && scene.view.undo) return;
    bool const well = scene.view.sync.storage == StorageState::Ok;
    chip(scene.ui, area, sync_text(scene), {.dot = true, .dot_color = well ? colors::green : colors::amber});
}

float foot_height(Scene& scene)
{
    float const grow = scene.theme().portrait() ? 30.0F / 26 : 1;
    return chip_size(scene.ui, scene.tr("home.other_language"), {.icon = icons::translate, .grow = grow}).y;
}

// Calls take the place of the way to join, of the other doors too where there are several.
void draw_below_upright(Scene& scene, Rect area, HomeView const& view)
{
    Theme const& theme = scene.theme();
    constexpr float bar = 76;
    bool const several = view.calls.size() > 1;
    float const room_for_undo = several && scene.view.undo ? bar + 24 : 0;
    if (view.calls.empty())
        draw_join(scene, cut_top(area, 150, theme.gap));
    else
        machine_calls(
            scene, cut_top(area, calls_height(scene, view.calls.size()) - room_for_undo, theme.gap), view.calls);
    if (!several) draw_doors(scene, cut_top(area, 150));
    undo_bar(scene, {area.x, area.y + (view.calls.empty() ? 12.0F : -8.0F), area.w, bar});
}

void draw_upright(Scene& scene, HomeView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    draw_head(scene, cut_top(area, theme.display.size + 2 + theme.sub.size * 1.35F, theme.gap));
    draw_hero_upright(scene, cut_top(area, 530, theme.gap + 4));
    Rect const line = cut_top(area, theme.h2.size * theme.h2.line_height, theme.gap - 6);
    scene.ui.text(line, scene.tr("home.now"), theme.h2);
    scene.ui.text(
        line, scene.tr("home.tap_to_record"), theme.caption, {.align = Align::Right, .valign = VAlign::Middle});

    // From below: foot, the bar with undo in the air above it, the other doors; the grid gets what is left, up to its
    // wish.
    draw_foot(scene, cut_bottom(area, foot_height(scene)));
    float const fixed = 2 * theme.gap + 2 * 150;
    float const air = 104;
    float const wish = amenity_grid_height(scene, view.amenities.size(), TileShape::Side);
    float const grid = view.amenities.empty() ? 2 * 150.0F : std::min(wish, area.h - fixed - air);
    amenity_grid(scene, cut_top(area, grid, theme.gap), view.amenities, TileShape::Side);
    draw_below_upright(scene, area, view);
}

void draw_lying(Scene& scene, HomeView const& view)
{
    Theme const& theme = scene.theme();
    Rect area = theme.area();
    draw_head(scene, cut_top(area, theme.display.size + 2 + theme.sub.size * 1.35F, theme.gap));
    Rect foot = cut_bottom(area, foot_height(scene), theme.gap);
    if (view.calls.empty())
        draw_doors(scene, cut_bottom(area, 74, theme.gap));
    else
        machine_calls(scene, cut_bottom(area, calls_height(scene, view.calls.size()), theme.gap), view.calls);
    Rect const hero = cut_left(area, 452, 20);
    draw_hero_lying(scene, hero);
    draw_join(scene, cut_bottom(area, std::max(theme.h3.size * 1.3F + theme.sub.size * 1.35F + 40, 104.0F), 16));
    amenity_grid(scene, area, view.amenities, TileShape::Side);
    draw_foot(scene, foot);
    undo_bar(scene, {foot.x, foot.center().y - 31, foot.w * 0.62F, 62});
}

} // namespace

void draw(Scene& scene, HomeView const& view)
{
    scene.theme().portrait() ? draw_upright(scene, view) : draw_lying(scene, view);
}

} // namespace yizhan::screens
