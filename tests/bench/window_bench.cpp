// The kiosk's program from outside, on a display in memory with software rendering: start, memory, idle, taps.
#include "tests/bench/kiosk_stage.h"

#include "shared/platform/files.h"
#include "shared/protocol/envelope.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace yizhan::bench {
namespace {

using namespace std::chrono_literals;

// An empty GLFW window with an OpenGL 3.3 context, its memory measured: what no kiosk can go below.
double empty_window_mb(std::string const& display)
{
    std::string const said = output_of(fmt::format("DISPLAY={} {}/yizhan-empty-window", display, program_folder()));
    return said.empty() ? 0 : std::atof(said.c_str());
}

std::vector<std::string> kiosk_command(KioskFolder const& folder)
{
    return {program_folder() + "/yizhan-kiosk", "--config", folder.config_path, "--windowed", "1080x1920"};
}

std::vector<Figure> measure_start_memory_idle()
{
    Display const display{1080, 1920};
    KioskFolder folder{100'000};
    Samples starts;
    double memory_mb = 0;
    double idle_percent = 0;
    for (int round = 0; round < 5; ++round) {
        Child* kiosk = nullptr;
        std::unique_ptr<Child> owned;
        starts.time([&] {
            owned
                = std::make_unique<Child>(kiosk_command(folder), std::vector<std::string>{"DISPLAY=" + display.name()});
            kiosk = owned.get();
            if (!kiosk->wait_for("event=first_picture", 20s)) std::abort();
        });
        if (round < 4) continue;
        ::sleep(2);
        memory_mb = kiosk->resident_mb();
        ::sleep(32); // past the moment when the language goes back
        double const before = kiosk->cpu_seconds();
        ::sleep(30);
        idle_percent = (kiosk->cpu_seconds() - before) / 30 * 100;
    }
    return {{"main", "start_to_first_frame", starts.median() / 1000, "ms", std::nullopt, 800, Must::AtMost,
                "kiosk start → first usable frame, 100,000 members"},
        {"main", "memory_above_empty_window", memory_mb - empty_window_mb(display.name()), "MB", std::nullopt, 60,
            Must::AtMost, "kiosk memory above an empty GLFW + OpenGL window"},
        {"main", "idle_cpu", idle_percent, "%", std::nullopt, 1, Must::AtMost,
            "kiosk idle at home, of one core, software rendering"}};
}

struct Place {
    int x;
    int y;
};

// Where the n-th amenity's tile is, by the kiosk's own map of touch targets.
Place amenity_place(std::string const& touch_map, int index)
{
    constexpr std::uint64_t prime = 0x100000001B3ULL;
    std::uint64_t id = 0xCBF29CE484222325ULL;
    for (char const c : std::string_view{"amenity"}) id = (id ^ static_cast<unsigned char>(c)) * prime;
    id = (id ^ static_cast<std::uint64_t>(index)) * prime;
    SystemFiles const files;
    auto const text = files.read(touch_map);
    if (!text) return {0, 0};
    auto const map = nlohmann::json::parse(*text);
    for (auto const& target : map["targets"]) {
        if (target["id"] != fmt::format("{:016x}", id)) continue;
        return {
            target["x"].get<int>() + target["w"].get<int>() / 2, target["y"].get<int>() + target["h"].get<int>() / 2};
    }
    return {0, 0};
}

// 200 taps as fast as xdotool can send them, on two tiles in turn: some fall into one frame.
std::vector<Figure> measure_taps()
{
    constexpr int taps = 200;
    Display const display{1080, 1920};
    KioskFolder folder{0};
    std::string const touch_map = folder.folder / "touch-map.json";
    {
        Child kiosk{kiosk_command(folder), {"DISPLAY=" + display.name(), "YIZHAN_TOUCH_MAP=" + touch_map}};
        if (!kiosk.wait_for("event=first_picture", 20s)) std::abort();
        ::sleep(1);
        ::sleep(1);
        Place const first = amenity_place(touch_map, 0);
        Place const second = amenity_place(touch_map, 1);
        std::string command = "DISPLAY=" + display.name() + " xdotool";
        for (int i = 0; i < taps; ++i) {
            Place const at = i % 2 == 0 ? first : second;
            command += fmt::format(" mousemove {} {} click 1", at.x, at.y);
        }
        std::ignore = output_of(command);
        ::sleep(3);
    }
    int in_order = 0;
    for (auto const& line : folder.journal()) {
        auto const event = decode_event(line);
        auto const* used = event ? std::get_if<AmenityUsed>(&event->body) : nullptr;
        if (used && used->amenity.text() == fmt::format("a{}", in_order % 2)) ++in_order;
    }
    return {{"main", "taps_registered", static_cast<double>(in_order), "taps", std::nullopt, taps, Must::AtLeast,
        "200 taps at full speed on two keys in turn, registered in order"}};
}

Benchmark const start{"main", "window", measure_start_memory_idle};
Benchmark const taps{"main", "taps", measure_taps};

} // namespace
} // namespace yizhan::bench
