// What one writes with: no press is lost, a held backspace goes on, strokes keep every point, and long names fit.
#include "kiosk/ui/fields.h"
#include "kiosk/ui/ink.h"
#include "kiosk/ui/keyboards.h"
#include "kiosk/ui/pointer_queue.h"
#include "shared/base/utf8.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::ui {
namespace {

constexpr Rect portrait_keys{40, 1300, 1000, 364};

struct Typist {
    Stage stage{Words{}};
    PointerQueue queue;
    std::u32string typed;
    Stage::Draw draw = [this](Ui& ui) {
        if (auto const pressed = pinyin_keyboard(ui, "py", portrait_keys, "分词")) typed += *pressed;
    };

    void drain()
    {
        do {
            FrameInput input{stage.width, stage.height, stage.now, {}, {}, {}};
            queue.fill(input);
            stage.frame(draw, input.event, input.held_px);
        } while (!queue.empty());
    }
    void press(char32_t key)
    {
        stage.frame(draw);
        queue.moved(stage.middle_of(Id{"py", static_cast<int>(key)}));
        queue.pressed();
    }
};

PadWords const words{.hint = "写在这里", .clear = "重写", .undo = "退一笔"};

} // namespace

TEST_CASE("every key says itself, and counts as soon as the finger is down")
{
    Typist typist;
    std::u32string const all = U"qwertyuiopasdfghjklzxcvbnm'\b";
    for (char32_t const key : all) {
        typist.press(key);
        typist.queue.moved({5, 5}); // slides away before it is lifted
        typist.queue.lifted();
    }
    typist.drain();
    CHECK(typist.typed == all);
}

TEST_CASE("the gap between two keys belongs to one of them")
{
    Typist typist;
    typist.stage.frame(typist.draw);
    Vec const q = typist.stage.middle_of(Id{"py", 'q'});
    Vec const w = typist.stage.middle_of(Id{"py", 'w'});
    typist.queue.moved({(q.x + w.x) / 2, q.y});
    typist.queue.pressed();
    typist.queue.lifted();
    typist.drain();
    CHECK(typist.typed.size() == 1);
}

TEST_CASE("backspace goes on while it is held, letters do not")
{
    Typist typist;
    typist.press(keys::erase);
    for (int i = 0; i < 20; ++i, typist.stage.now = typist.stage.now + Millis{50}) typist.drain();
    CHECK(typist.typed.size() > 4);
    CHECK(typist.typed.size() < 15);
    typist.queue.lifted();
    typist.drain();

    typist.typed.clear();
    typist.press(U'a');
    for (int i = 0; i < 20; ++i, typist.stage.now = typist.stage.now + Millis{50}) typist.drain();
    CHECK(typist.typed == U"a");
}

TEST_CASE("keys are large enough for a thumb, upright and lying")
{
    Stage upright{Words{}};
    upright.frame([](Ui& ui) { pinyin_keyboard(ui, "py", portrait_keys, "分词"); });
    Stage lying{Words{}, 1280, 800};
    Letters letters = Letters::Small;
    lying.frame([&](Ui& ui) { english_keyboard(ui, "en", {28, 440, 1224, 300}, letters, "空格"); });
    for (Stage const* stage : {&upright, &lying})
        for (TapTarget const& target : stage->ui.targets()) {
            CHECK(target.box.w >= stage->ui.theme().touch_min);
            CHECK(target.box.h >= stage->ui.theme().touch_min);
        }
}

TEST_CASE("a capital letter is followed by small ones, and marks stay until they are left")
{
    Stage stage{Words{}};
    Letters letters = Letters::Capital;
    std::u32string typed;
    auto const draw = [&](Ui& ui) {
        if (auto const pressed = english_keyboard(ui, "en", portrait_keys, letters, "space")) typed += *pressed;
    };
    stage.tap(draw, Id{"en", 'L'});
    stage.tap(draw, Id{"en", 'i'});
    stage.tap(draw, Id{"en", ' '});
    stage.tap(draw, Id{"en", 2});
    stage.tap(draw, Id{"en", '3'});
    stage.tap(draw, Id{"en", '-'});
    CHECK(typed == U"Li 3-");
    CHECK(letters == Letters::Marks);
}

TEST_CASE("the number pad has an X only where an identity number is typed")
{
    Stage stage{Words{}};
    std::u32string typed;
    auto const draw = [&](Ui& ui) {
        if (auto const pressed = number_pad(ui, "id", {40, 900, 1000, 800}, PadKeys::DigitsAndX)) typed += *pressed;
    };
    for (char32_t const key : U"1029X\b")
        if (key) stage.tap(draw, Id{"id", static_cast<int>(key)});
    CHECK(typed == U"1029X\b");
    stage.frame([](Ui& ui) { number_pad(ui, "id", {40, 900, 1000, 800}, PadKeys::Digits); });
    CHECK_FALSE(stage.offers(Id{"id", 'X'}));
}

TEST_CASE("a stroke keeps every point that came between two slow frames")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Strokes strokes;
    int changes = 0;
    Rect const pad{0, 0, 1204, 1000}; // the buttons at its right take 204
    auto const draw = [&](Ui& ui) { changes += handwriting_pad(ui, "pad", pad, strokes, words).changed ? 1 : 0; };
    auto const frame = [&] {
        FrameInput input{stage.width, stage.height, stage.now, {}, {}, {}};
        queue.fill(input);
        stage.ui.begin(input);
        draw(stage.ui);
        stage.ui.end();
    };
    queue.moved({100, 200});
    queue.pressed();
    for (int x = 100; x <= 500; x += 10) queue.moved({static_cast<float>(x), 200});
    frame();
    REQUIRE(strokes.size() == 1);
    CHECK(strokes[0].size() == 41); // seen while it grows
    CHECK(changes == 0);
    for (int y = 210; y <= 400; y += 10) queue.moved({500, static_cast<float>(y)});
    queue.lifted();
    queue.moved({900, 900}); // in the air
    queue.moved({700, 100});
    queue.pressed();
    queue.moved({700, 300});
    queue.lifted();
    for (int i = 0; i < 4; ++i) frame();
    REQUIRE(strokes.size() == 2);
    CHECK(strokes[0].size() == 61);
    CHECK(strokes[0].back() == StrokePoint{500, 400});
    CHECK(strokes[1] == Stroke{{700, 100}, {700, 300}});
    CHECK(changes == 2);
}

TEST_CASE("what is drawn on a pad is bounded")
{
    Stage stage{Words{}};
    PointerQueue queue;
    Strokes strokes;
    Rect const pad{0, 0, 1000, 1000};
    for (int stroke = 0; stroke < 200; ++stroke) {
        queue.moved({10, 300});
        queue.pressed();
        for (int i = 0; i < 3000; ++i)
            queue.moved({static_cast<float>(10 + i % 2 * 900), static_cast<float>(300 + i % 600)});
        queue.lifted();
        for (int i = 0; i < 2; ++i) {
            FrameInput input{stage.width, stage.height, stage.now, {}, {}, {}};
            queue.fill(input);
            stage.ui.begin(input);
            signature_pad(stage.ui, "pad", pad, strokes, words);
            stage.ui.end();
        }
    }
    std::size_t points = 0;
    for (Stroke const& stroke : strokes) points += stroke.size();
    CHECK(strokes.size() <= 40);
    CHECK(points <= 800);
    for (Stroke const& stroke : strokes) {
        CHECK(stroke.size() <= 200);
        for (StrokePoint const p : stroke) CHECK((p.x >= 0 && p.x <= 1000 && p.y >= 0 && p.y <= 400));
    }
}

TEST_CASE("a handwriting pad takes a stroke back, wipes all, and hands on backspace")
{
    Stage stage{Words{}};
    Strokes strokes{{{100, 100}, {900, 100}}, {{100, 500}, {900, 500}}, {{100, 900}, {900, 900}}};
    PadTap tap;
    auto const draw = [&](Ui& ui) {
        PadTap const now = handwriting_pad(ui, "hw", {40, 900, 1000, 600}, strokes, words);
        if (now.changed || now.erase) tap = now;
    };
    stage.tap(draw, Id{"hw", 'u'});
    CHECK(strokes.size() == 2);
    CHECK(tap.changed);
    stage.tap(draw, Id{"hw", 'c'});
    CHECK(strokes.empty());
    tap = {};
    stage.tap(draw, Id{"hw", '\b'});
    CHECK(tap.erase);
    CHECK_FALSE(tap.changed);
}

TEST_CASE("the longest name fits its field, nothing cut")
{
    std::string const name = [] {
        std::string text;
        for (int i = 0; i < 59; ++i) text += i == 29 ? "·" : i % 2 ? "古" : "丽";
        return text + "汗";
    }();
    for (auto const& [width, height] : {std::pair{1080, 1920}, std::pair{1280, 800}}) {
        Stage stage{Words{}, width, height};
        FieldTap tap = FieldTap::None;
        Rect box;
        auto const draw = [&](Ui& ui) {
            box = {ui.theme().padding.x, 300, ui.theme().area().w, text_field_height(ui.theme())};
            if (auto const now = text_field(ui, "name", box, {.text = name}); now != FieldTap::None) tap = now;
        };
        stage.frame(draw);
        std::string shown;
        for (WrittenText const& text : stage.ui.written()) {
            shown += text.text;
            CHECK_FALSE(text.shortened);
            CHECK(text.px.x + text.px.w <= box.right() * stage.ui.theme().scale);
            CHECK(text.px.y >= box.y * stage.ui.theme().scale);
            CHECK(text.px.y + text.px.h <= box.bottom() * stage.ui.theme().scale);
        }
        CHECK(shown == name);
        stage.tap(draw, Id{"name", 'c'});
        CHECK(tap == FieldTap::Clear);
    }
}

TEST_CASE("of a text that is longer than its field the end is shown")
{
    Stage stage{Words{}};
    std::string text = "头";
    for (int i = 0; i < 300; ++i) text += "中";
    stage.frame([&](Ui& ui) { text_field(ui, "name", {40, 300, 1000, 140}, {.text = text, .composing = "wei"}); });
    REQUIRE(stage.ui.written().size() >= 2);
    CHECK(stage.ui.written().front().text.find("头") == std::string::npos);
    CHECK(stage.ui.written().back().text == "wei");
}

TEST_CASE("candidates: a row first, all of them when asked for")
{
    Stage stage{Words{}};
    std::vector<std::string> texts;
    for (char32_t c = U'一'; c < U'一' + 60; ++c) texts.push_back(utf8::encode(std::u32string(c % 3 + 1, c)));
    std::vector<std::string_view> const candidates{texts.begin(), texts.end()};
    CandidatesTap tap;
    int page = 0;
    auto const bar = [&](Ui& ui) {
        auto const now = candidate_bar(ui, "c", {40, 1000, 1000, 96}, candidates);
        if (now.chosen || now.turned) tap = now;
    };
    stage.tap(bar, Id{"c", 1});
    CHECK(tap.chosen == 1U);
    CHECK_FALSE(stage.offers(Id{"c", 30}));
    stage.tap(bar, Id{"c", 0x110000});
    CHECK(tap.turned);

    auto const grid = [&](Ui& ui) {
        auto const now = candidate_grid(ui, "c", {40, 1000, 1000, 430}, candidates, page);
        if (now.chosen || now.turned) tap = now;
    };
    std::vector<bool> seen(candidates.size());
    for (int turn = 0; turn < 10; ++turn) {
        stage.frame(grid);
        for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = seen[i] || stage.offers(Id{"c", static_cast<int>(i)});
        if (!stage.offers(Id{"c", 0x110002})) break;
        stage.tap(grid, Id{"c", 0x110002});
    }
    CHECK(std::count(seen.begin(), seen.end(), true) == 60);
    CHECK(page > 0);
    stage.tap(grid, Id{"c", 59});
    CHECK(tap.chosen == 59U);
}

TEST_CASE("rare characters of names are drawn, and what no font has shows its number")
{
    Stage stage{Words{}};
    std::string const rare = "䶮㛃喆堃頔昇彧𬱖𬭎𫖯𬍛𠅤";
    std::string const nowhere = "\U000E1234"; // of no script
    auto const draw = [&](Ui& ui) {
        ui.text({40, 40, 1000, 100}, rare, ui.theme().h1);
        ui.text({40, 140, 1000, 100}, rare, ui.theme().h1.regular());
        ui.text({40, 300, 100, 100}, nowhere, ui.theme().h1);
    };
    Picture const picture = stage.paint(draw);
    Stage::keep(picture, "rare-characters");
    CHECK(stage.ui.written()[0].complete);
    CHECK(stage.ui.written()[1].complete);
    CHECK_FALSE(stage.ui.written()[2].complete);
    int dark = 0;
    for (int y = 300; y < 400; ++y)
        for (int x = 40; x < 140; ++x) dark += picture.at(x, y) == colors::ink ? 1 : 0;
    CHECK(dark > 100); // more than the box' edge: its number too
}

} // namespace yizhan::ui
