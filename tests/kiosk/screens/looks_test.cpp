// Every screen in every state, in both languages, upright and lying, at both type sizes: nothing is cut, nothing is too
// faint to read, no character is missing, nothing that can be tapped is small or lies over something else.
#include "kiosk/screens/screens.h"
#include "tests/kiosk/screens/sample_views.h"
#include "tests/support/ui/stage.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

namespace yizhan::screens {
namespace {

using ui::Rect;

struct Ignore final : IntentSink {
    void push(Intent) override { }
};

struct Format {
    int width;
    int height;
    Language language;
    bool large;

    std::string name() const
    {
        return std::string{width < height ? "portrait" : "landscape"} + (language == Language::English ? "-en" : "-zh")
            + (large ? "-large" : "");
    }
};

// What words are written on: the commonest colour right above, below and beside them.
ui::Color ground_of(ui::Picture const& picture, Rect const& box)
{
    struct Bucket {
        int count = 0;
        ui::Color color;
    };
    std::map<std::tuple<int, int, int>, Bucket> buckets;
    constexpr int margin = 5;
    int const left = static_cast<int>(box.x) - margin;
    int const right = static_cast<int>(box.right()) + margin;
    int const top = static_cast<int>(box.y) - margin;
    int const bottom = static_cast<int>(box.bottom()) + margin;
    for (int y = std::max(top, 0); y < std::min(bottom, picture.height); ++y)
        for (int x = std::max(left, 0); x < std::min(right, picture.width); ++x) {
            bool const rim = x < left + margin || x >= right - margin || y < top + margin || y >= bottom - margin;
            if (!rim) continue;
            ui::Color const c = picture.at(x, y);
            Bucket& bucket = buckets[{c.r / 16, c.g / 16, c.b / 16}];
            ++bucket.count;
            bucket.color = c;
        }
    auto const most = std::max_element(
        buckets.begin(), buckets.end(), [](auto const& a, auto const& b) { return a.second.count < b.second.count; });
    return most == buckets.end() ? ui::Color{} : most->second.color;
}

bool inside(Rect const& inner, Rect const& outer, float slack)
{
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.right() <= outer.right() + slack
        && inner.bottom() <= outer.bottom() + slack;
}

bool overlap(Rect const& a, Rect const& b)
{
    Rect const small = b.inset(1);
    return a.x < small.right() && small.x < a.right() && a.y < small.bottom() && small.y < a.bottom();
}

void check_words(ui::Stage const& stage, ui::Picture const& picture)
{
    Rect const window{0, 0, static_cast<float>(stage.width), static_cast<float>(stage.height)};
    for (ui::WrittenText const& written : stage.ui.written()) {
        INFO("words: " << written.text);
        CHECK_FALSE(written.shortened);
        CHECK(written.shrunk >= 0.72F);
        CHECK(written.complete);
        CHECK(written.text.find("⟦") == std::string::npos);
        CHECK(written.text.find('{') == std::string::npos);
        CHECK(inside(written.px, window, 0));
        CHECK(inside(written.px, written.box_px, 4));
        CHECK(ui::contrast(written.color, ground_of(picture, written.px)) >= 4.5F);
    }
}

void check_targets(ui::Stage const& stage)
{
    auto const& theme = stage.ui.theme();
    auto const& targets = stage.ui.targets();
    for (std::size_t i = 0; i < targets.size(); ++i) {
        INFO("target " << i << " at " << targets[i].box.x << "," << targets[i].box.y << " of " << targets[i].box.w
                       << "x" << targets[i].box.h);
        CHECK(std::min(targets[i].box.w, targets[i].box.h) >= theme.touch_min - 0.5F);
        CHECK(inside(targets[i].box, {0, 0, theme.size.x, theme.size.y}, 0));
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            // What is written lies under the button that wipes it.
            ui::Id const pad{"consent.pad", 'p'};
            if (targets[i].id == pad || targets[j].id == pad) continue;
            INFO("and target " << j << " at " << targets[j].box.x << "," << targets[j].box.y);
            CHECK_FALSE(targets[i].id == targets[j].id);
            CHECK_FALSE(overlap(targets[i].box, targets[j].box));
        }
    }
}

} // namespace

TEST_CASE("every sentence of both languages can be written")
{
    ui::Words const words = ui::house_words();
    ui::TextEngine engine{ui::test_fonts()};
    for (auto const language : {ui::Language::Chinese, ui::Language::English})
        for (auto const& [key, text] : words.all(language)) {
            INFO(key);
            CHECK(engine.can_write(text, ui::Weight::Regular));
            CHECK(engine.can_write(text, ui::Weight::Bold));
        }
}

namespace {

// With YIZHAN_SAMPLE only those whose name holds it: for looking at one screen while it is made.
void check_samples(std::vector<Sample> const& samples, Format const& format)
{
    char const* const only = std::getenv("YIZHAN_SAMPLE");
    for (Sample sample : samples) {
        if (only && (sample.name + "-" + format.name()).find(only) == std::string::npos) continue;
        INFO(sample.name << " " << format.name());
        sample.view.language = format.language;
        sample.view.large_text = format.large;
        ui::Stage stage{ui::house_words(), format.width, format.height};
        Screens screens;
        Ignore ignore;
        ui::Picture const picture = stage.paint([&](ui::Ui& frame) { screens.draw(frame, sample.view, ignore); });
        ui::Stage::keep(picture, sample.name + "-" + format.name());
        CHECK(stage.ui.written().size() > 3);
        check_words(stage, picture);
        check_targets(stage);
    }
}

} // namespace

TEST_CASE("every screen can be read and tapped")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    auto const language = GENERATE(Language::Chinese, Language::English);
    auto const large = GENERATE(false, true);
    check_samples(all_samples(), {width, height, language, large});
}

TEST_CASE("every page of joining and of volunteers can be read and tapped")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    auto const [language, large] = GENERATE(
        table<Language, bool>({{Language::Chinese, false}, {Language::Chinese, true}, {Language::English, true}}));
    check_samples(joining_samples(), {width, height, language, large});
}

TEST_CASE("every page of machines, goods, stock and services can be read and tapped")
{
    auto const [width, height] = GENERATE(table<int, int>({{1080, 1920}, {1280, 800}}));
    auto const language = GENERATE(Language::Chinese, Language::English);
    auto const large = GENERATE(false, true);
    check_samples(service_samples(), {width, height, language, large});
}

} // namespace yizhan::screens
