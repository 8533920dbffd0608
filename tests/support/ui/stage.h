// A screen without a screen: a Ui with its fonts, a clock that only moves when told, a finger, and pictures on demand.
// With YIZHAN_PICTURES set, keep() leaves the pictures in that folder to be looked at.
#pragma once

#include "kiosk/ui/offscreen.h"
#include "kiosk/ui/ui.h"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

namespace yizhan::ui {

inline std::string source_file(std::string const& path)
{
    char const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root ? root : "."} + "/" + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline Fonts& test_fonts()
{
    static Fonts fonts = Fonts::open({}).value();
    return fonts;
}

inline Offscreen& test_offscreen()
{
    // Stays until the program ends: Mesa unloads its driver with the last display, and what the driver keeps for itself
    // would then be counted as lost.
    static Offscreen* const offscreen = Offscreen::create().value().release();
    return *offscreen;
}

inline Words house_words()
{
    return Words::parse(source_file("assets/translations/zh.toml"), source_file("assets/translations/en.toml")).value();
}

struct Stage {
    using Draw = std::function<void(Ui&)>;

    int width = 1080;
    int height = 1920;
    Atlas atlas{test_fonts()};
    Words words;
    Ui ui{test_fonts(), atlas, words};
    MonoMs now{1'000'000};

    explicit Stage(Words w, int width_px = 1080, int height_px = 1920)
        : width{width_px}, height{height_px}, words{std::move(w)}
    {
        ui.set_audit(Audit::On);
    }

    void frame(Draw const& draw, std::optional<PointerEvent> event = {}, std::optional<Vec> held = {})
    {
        ui.begin({width, height, now, event, held});
        draw(ui);
        ui.end();
    }

    // One frame with the finger going down and one with it lifted, at the middle of a target.
    void tap(Draw const& draw, Id id)
    {
        frame(draw);
        Vec const px = middle_of(id);
        frame(draw, PointerEvent{PointerAction::Down, px}, px);
        frame(draw, PointerEvent{PointerAction::Up, px});
    }

    bool offers(Id id) const
    {
        for (TapTarget const& target : ui.targets())
            if (target.id == id) return true;
        return false;
    }

    Vec middle_of(Id id) const
    {
        for (TapTarget const& target : ui.targets())
            if (target.id == id) {
                Vec const center = target.box.center();
                return {center.x * ui.theme().scale, center.y * ui.theme().scale};
            }
        return {-1, -1};
    }

    Picture paint(Draw const& draw)
    {
        frame(draw);
        return test_offscreen().paint(ui.canvas(), atlas, width, height);
    }

    static void keep(Picture const& picture, std::string const& name)
    {
        char const* const folder = std::getenv("YIZHAN_PICTURES");
        if (!folder) return;
        std::ofstream file{std::string{folder} + "/" + name + ".png", std::ios::binary};
        file << encode_png(picture);
    }
};

} // namespace yizhan::ui
