// Writing on a form, in every way of it, both languages, upright and lying: what is tapped is what the field is told,
// and nothing is cut, small or in the way of something else.
#include "kiosk/app/writing_field.h"
#include "kiosk/screens/writing_panel.h"
#include "tests/support/kiosk/fake_writing.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>

namespace yizhan::screens {
namespace {

struct NoIntents final : IntentSink {
    void push(Intent) override { }
};

// A page with nothing but a field, and the app behind it.
struct Page {
    test::FakePinyin pinyin;
    test::FakeHandwriting handwriting;
    WritingField field{pinyin, handwriting, {WritingHint::PersonName, 60}};
    NoIntents intents;
    View view;
    Places places;
    ui::Stage stage;

    explicit Page(int width = 1080, int height = 1920, Language language = Language::Chinese)
        : stage{ui::house_words(), width, height}
    {
        stage.words.speak(language == Language::English ? ui::Language::English : ui::Language::Chinese);
        std::vector<test::FakePinyin::Entry> many{{"娜娜", 4}, {"那那", 4}};
        for (char const* one : {"娜", "那", "楠", "南", "男", "难", "囡", "喃", "蝻", "腩"}) many.push_back({one, 2});
        for (char32_t c = U'一'; c < U'一' + 40; ++c) {
            std::string text;
            utf8_append(text, c);
            many.push_back({text, 2});
        }
        pinyin.dictionary["nana"] = many;
        pinyin.dictionary["na"] = {{"娜", 2}};
        handwriting.looks_like = {"王", "玉", "主"};
    }

    static void utf8_append(std::string& text, char32_t c)
    {
        text += static_cast<char>(0xE0U | c >> 12U);
        text += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    }

    void draw(ui::Ui& ui)
    {
        Scene scene{ui, view, intents, places};
        ui::Rect area = ui.theme().area();
        ui::Rect const keys = ui::cut_bottom(area, writing_panel_height(scene), ui.theme().gap);
        ui::Rect const box = ui::cut_bottom(area, writing_field_height(scene));
        WritingView const shown = field.view();
        if (auto wish = writing_field(scene, box, shown, "请输入")) field.apply(*wish);
        if (auto wish = writing_panel(scene, keys, shown)) field.apply(*wish);
    }
    ui::Stage::Draw drawing()
    {
        return [this](ui::Ui& ui) { draw(ui); };
    }
    void tap(ui::Id id)
    {
        stage.tap(drawing(), id);
        stage.frame(drawing());
    }
    void type(std::string_view letters)
    {
        for (char const c : letters) tap(ui::Id{"writing.key", c});
    }
    void stroke(ui::Vec from, ui::Vec to)
    {
        stage.frame(drawing());
        ui::Vec const middle = stage.middle_of(ui::Id{"writing.pad", 'p'});
        auto const at = [&](ui::Vec v) { return ui::Vec{middle.x + v.x, middle.y + v.y}; };
        stage.frame(drawing(), ui::PointerEvent{ui::PointerAction::Down, at(from)}, at(from));
        stage.frame(drawing(), ui::PointerEvent{ui::PointerAction::Up, at(to)});
        stage.frame(drawing());
    }
};

void check_looks(Page& page, std::string const& name)
{
    INFO(name);
    ui::Picture const picture = page.stage.paint(page.drawing());
    ui::Stage::keep(picture, name);
    for (ui::WrittenText const& text : page.stage.ui.written()) {
        INFO(text.text);
        CHECK_FALSE(text.shortened);
        CHECK(text.complete);
        CHECK(text.shrunk >= 0.74F);
        CHECK(text.text.find("⟦") == std::string::npos);
    }
    auto const& targets = page.stage.ui.targets();
    float const least = page.stage.ui.theme().touch_min - 0.5F;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        INFO("target " << i << " of " << targets[i].box.w << "x" << targets[i].box.h);
        CHECK(std::min(targets[i].box.w, targets[i].box.h) >= least);
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            ui::Rect const a = targets[i].box.inset(1);
            ui::Rect const b = targets[j].box;
            CHECK_FALSE((a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()));
        }
    }
}

} // namespace

TEST_CASE("a name is typed, chosen in parts, and closed with a dot", "[writing]")
{
    Page page;
    page.type("nana");
    CHECK(page.field.view().letters.view() == "nana");
    page.tap(ui::Id{"writing.candidate", 0});
    CHECK(page.field.text().view() == "娜娜");
    page.tap(ui::Id{"writing.mode", 0x110000});
    CHECK(page.field.text().view() == "娜娜·");
    page.tap(ui::Id{"writing.key", '\b'});
    CHECK(page.field.text().view() == "娜娜");
    page.tap(ui::Id{"writing.field", 'c'});
    CHECK(page.field.text().empty());
}

TEST_CASE("all candidates show when they are asked for, and the keys come back after the choice", "[writing]")
{
    Page page;
    page.type("nana");
    page.tap(ui::Id{"writing.candidate", 0x110000});
    CHECK_FALSE(page.stage.offers(ui::Id{"writing.key", 'q'}));
    page.tap(ui::Id{"writing.candidate", 11});
    CHECK(page.field.text().view() == "腩");
    CHECK(page.stage.offers(ui::Id{"writing.key", 'q'}));
}

TEST_CASE("what is drawn is read stroke by stroke, and the pad is empty after the choice", "[writing]")
{
    Page page;
    page.tap(ui::Id{"writing.mode", 1});
    page.stroke({-100, -50}, {100, -50});
    REQUIRE(page.field.view().candidates.size() == 3);
    page.tap(ui::Id{"writing.candidate", 1});
    CHECK(page.field.text().view() == "玉");
    CHECK(page.places.writing.strokes.empty());
    page.stroke({-100, -50}, {100, -50});
    page.tap(ui::Id{"writing.pad", 'c'});
    CHECK(page.field.view().candidates.empty());
}

TEST_CASE("English letters go straight into the field", "[writing]")
{
    Page page;
    page.tap(ui::Id{"writing.mode", 2});
    page.type("Li");
    CHECK(page.field.text().view() == "Li");
    page.pinyin.is_ready = page.handwriting.is_ready = false;
    page.stage.frame(page.drawing());
    CHECK_FALSE(page.stage.offers(ui::Id{"writing.mode", 1}));
}

TEST_CASE("writing looks right in every way of it", "[writing]")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    auto const language = GENERATE(Language::Chinese, Language::English);
    std::string const format
        = std::string{width < height ? "portrait" : "landscape"} + (language == Language::English ? "-en" : "-zh");
    Page page{width, height, language};
    page.stage.ui.set_text_size(GENERATE(ui::TextSize::Normal, ui::TextSize::Large));
    check_looks(page, "writing-empty-" + format);
    page.field.assign("欧阳");
    page.type("nana");
    check_looks(page, "writing-pinyin-" + format);
    page.tap(ui::Id{"writing.candidate", 0x110000});
    check_looks(page, "writing-all-" + format);
    page.tap(ui::Id{"writing.candidate", 0});
    page.tap(ui::Id{"writing.mode", 1});
    page.stroke({-100, -50}, {100, -50});
    page.stroke({0, -80}, {30, 90});
    check_looks(page, "writing-pad-" + format);
    page.tap(ui::Id{"writing.mode", 2});
    check_looks(page, "writing-english-" + format);
}

} // namespace yizhan::screens
