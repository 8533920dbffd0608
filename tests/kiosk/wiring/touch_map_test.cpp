// What a program that taps the window reads of a frame.
#include "kiosk/screens/screens.h"
#include "kiosk/wiring/touch_map.h"
#include "tests/kiosk/screens/sample_views.h"
#include "tests/support/ui/stage.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace yizhan {
namespace {

struct Ignore final : IntentSink {
    void push(Intent) override { }
};

std::string map_of(View const& view, int width_px, int height_px)
{
    ui::Stage stage{ui::house_words(), width_px, height_px};
    screens::Screens screens;
    Ignore ignore;
    stage.frame([&](ui::Ui& ui) { screens.draw(ui, view, ignore); });
    return touch_map(view, stage.ui.targets(), stage.ui.theme().scale);
}

std::string id_text(ui::Id id) { return fmt::format(R"("id":"{:016x}")", id.value()); }

} // namespace

TEST_CASE("the map names the screen, a bounce, the language and the queue")
{
    View view = screens::sample_view(HomeView{screens::sample_amenities(), screens::sample_code(), true});
    std::string const home = R"({"screen":"home","bounced":false,"language":"zh","waiting":3,)";
    CHECK(map_of(view, 1080, 1920).substr(0, home.size()) == home);

    CheckedInView again = screens::sample_checked_in();
    again.bounced = true;
    view.screen = again;
    view.language = Language::English;
    view.sync.waiting = 0;
    std::string const bounced = R"({"screen":"checked_in","bounced":true,"language":"en","waiting":0,)";
    CHECK(map_of(view, 1080, 1920).substr(0, bounced.size()) == bounced);
}

TEST_CASE("the map names what can be touched by the same numbers as the screen does")
{
    std::string const home
        = map_of(screens::sample_view(HomeView{screens::sample_amenities(), screens::sample_code(), true}), 1080, 1920);
    CHECK(home.find(id_text("home.guest")) != std::string::npos);
    CHECK(home.find(id_text({"amenity", 1})) != std::string::npos);
    CHECK(home.find(id_text("keypad.submit")) == std::string::npos);
    // FNV-1a over the name and then the number: the other side computes it too.
    CHECK(id_text("home.guest") == R"("id":"cee9adbbb4c68000")");
}

TEST_CASE("places are pixels of the window, however large it is")
{
    View const view = screens::sample_view(GuestView{});
    std::string const small = map_of(view, 540, 960);
    std::string const large = map_of(view, 1080, 1920);
    auto const first_width = [](std::string const& map) { return std::stod(map.substr(map.find(R"("w":)") + 4)); };
    CHECK(first_width(large) == Approx(2 * first_width(small)).margin(1));
}

TEST_CASE("no name of a person is in the map")
{
    CheckedInView const answer = screens::sample_checked_in();
    CHECK(map_of(screens::sample_view(answer), 1080, 1920).find(answer.surname) == std::string::npos);
}

} // namespace yizhan
