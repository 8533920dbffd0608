// From a whole scan to the answer on the glass: the real app thread, store and window in this process, software
// rendering.
#include "tests/bench/kiosk_stage.h"

#include "kiosk/wiring/app_thread.h"
#include "kiosk/wiring/screen.h"

#include <atomic>
#include <cstdlib>
#include <thread>

namespace yizhan::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// What the window says it has painted, for the thread that scans.
struct Painted {
    std::atomic<std::uint64_t> revision = 0;
    std::atomic<Clock::rep> at = 0;
};

bool shows_answer(View const& view) { return std::holds_alternative<CheckedInView>(view.screen); }

// Scans one code after the other and waits for the picture of each answer.
void scan_all(AppThread& app, ViewMailbox const& views, Painted const& painted, std::vector<std::string> const& codes,
    Samples& samples)
{
    for (auto const& code : codes) {
        app.intent(intent::GoHome{});
        std::this_thread::sleep_for(150ms);
        std::uint64_t const home = views.newest()->revision;
        auto const begun = Clock::now();
        app.scan(code);
        while (Clock::now() - begun < 2s) {
            auto const view = views.newest();
            if (view->revision > home && shows_answer(*view) && painted.revision >= view->revision) break;
            std::this_thread::sleep_for(200us);
        }
        samples.add(
            std::chrono::duration<double, std::micro>(Clock::time_point{Clock::duration{painted.at}} - begun).count());
    }
}

std::vector<Figure> measure_scan_to_picture()
{
    Display const display{1080, 1920};
    ::setenv("DISPLAY", display.name().c_str(), 1);
    KioskFolder folder{100'000};
    ViewMailbox views;
    Painted painted;
    Samples samples;
    AppThread app{folder.config, [&](std::shared_ptr<View const> view) { views.put(std::move(view)); },
        [] { return std::string{"none"}; }};
    app.start();
    SystemClock const clock;
    auto screen = Screen::open(folder.config, clock, views,
        {[&](Intent intent) { app.intent(std::move(intent)); }, nullptr, nullptr,
            [&](std::uint64_t revision, MonoMs) {
                painted.at = Clock::now().time_since_epoch().count();
                painted.revision = revision;
            }});
    if (!screen) std::abort();
    std::thread scanner{[&] {
        while (painted.revision == 0) std::this_thread::sleep_for(10ms);
        std::this_thread::sleep_for(500ms);
        scan_all(app, views, painted, folder.codes, samples);
        (*screen)->stop();
    }};
    (*screen)->run();
    scanner.join();
    return {{"main", "scan_to_picture_p95", samples.percentile(95) / 1000, "ms", std::nullopt, 100, Must::AtMost,
        "scan → painted answer, p95, llvmpipe 1080×1920, 100,000 members"}};
}

Benchmark const registered{"main", "scan_to_picture", measure_scan_to_picture};

} // namespace
} // namespace yizhan::bench
