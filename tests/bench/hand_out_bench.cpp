// The hand-out line: a volunteer signs in, chooses what is given, and 200 people are scanned one after another, each as
// soon as the green of the one before stands on the glass. The real app thread, store and window in this process,
// software rendering.
#include "tests/bench/kiosk_stage.h"

#include "kiosk/wiring/app_thread.h"
#include "kiosk/wiring/screen.h"

#include <atomic>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

namespace yizhan::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::vector<FeedRow> something_to_give()
{
    Goods goods;
    goods.id = GoodsId::make("pack");
    goods.name = {"暖心药包", "Medicine pack"};
    goods.icon = "medical_services";
    Campaign campaign;
    campaign.id = CampaignId::make("packs");
    campaign.name = {"暖心药包", "Medicine pack"};
    campaign.icon = "medical_services";
    campaign.goods = {goods.id};
    campaign.last_day = 1'000'000; // long after any clock
    return {goods, campaign};
}

// The newest view, once it shows what is waited for and the window has painted it.
class Glass {
public:
    Glass(ViewMailbox const& views, std::atomic<std::uint64_t> const& painted) : m_views{views}, m_painted{painted} { }

    template <class Shows> bool wait(Shows shows, std::chrono::seconds longest) const
    {
        auto const end = Clock::now() + longest;
        while (Clock::now() < end) {
            auto const view = m_views.newest();
            if (view && shows(*view) && m_painted >= view->revision) return true;
            std::this_thread::sleep_for(200us);
        }
        return false;
    }

private:
    ViewMailbox const& m_views;
    std::atomic<std::uint64_t> const& m_painted;
};

template <class Page> Page const* volunteers(View const& view)
{
    auto const* screen = std::get_if<VolunteerScreen>(&view.screen);
    return screen != nullptr ? std::get_if<Page>(&screen->page) : nullptr;
}

HandOutPage const* line(View const& view)
{
    auto const* screen = std::get_if<StockScreen>(&view.screen);
    return screen != nullptr ? std::get_if<HandOutPage>(&screen->page) : nullptr;
}

void or_end(bool done, std::string_view what)
{
    if (done) return;
    fmt::print(stderr, "benchmark: {} did not come\n", what);
    std::abort();
}

void open_the_line(AppThread& app, Glass const& glass, KioskFolder const& folder)
{
    app.scan(folder.volunteer_code);
    or_end(glass.wait([](View const& view) { return volunteers<PinPage>(view) != nullptr; }, 10s), "the PIN's page");
    for (char const digit : KioskFolder::volunteer_pin) app.intent(intent::PressDigit{digit});
    or_end(
        glass.wait([](View const& view) { return volunteers<VolunteerDeskPage>(view) != nullptr; }, 20s), "the desk");
    app.intent(intent::OpenHandOut{});
    app.intent(intent::PickCampaign{CampaignId::make("packs")});
    or_end(glass.wait([](View const& view) { return line(view) != nullptr; }, 10s), "the line");
}

// Seconds for all of them, and how long each waited for the green.
double serve_all(AppThread& app, Glass const& glass, std::vector<std::string> const& codes, Samples& samples)
{
    auto const begun = Clock::now();
    int given = 0;
    for (auto const& code : codes) {
        ++given;
        samples.time([&] {
            app.scan(code);
            auto const green = [given](View const& view) {
                auto const* page = line(view);
                return page != nullptr && page->given == given && page->last && page->last->given;
            };
            or_end(glass.wait(green, 5s), "a green");
        });
    }
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

std::vector<Figure> measure_hand_out()
{
    Display const display{1080, 1920};
    ::setenv("DISPLAY", display.name().c_str(), 1);
    KioskFolder folder{100'000, something_to_give()};
    ViewMailbox views;
    std::atomic<std::uint64_t> painted = 0;
    Samples samples;
    double seconds = 0;
    AppThread app{folder.config, [&](std::shared_ptr<View const> view) { views.put(std::move(view)); },
        [] { return std::string{"none"}; }};
    app.start();
    SystemClock const clock;
    auto screen = Screen::open(folder.config, clock, views,
        {[&](Intent intent) { app.intent(std::move(intent)); }, nullptr, nullptr,
            [&](std::uint64_t revision, MonoMs) { painted = revision; }});
    if (!screen) std::abort();
    std::thread volunteer{[&] {
        while (painted == 0) std::this_thread::sleep_for(10ms);
        Glass const glass{views, painted};
        open_the_line(app, glass, folder);
        seconds = serve_all(app, glass, folder.codes, samples);
        (*screen)->stop();
    }};
    (*screen)->run();
    volunteer.join();
    auto const people = static_cast<double>(folder.codes.size());
    return {{"amenities", "hand_out_rate", people / seconds, "people/s", std::nullopt, 1, Must::AtLeast,
                "hand-out line at the window, 200 people one after another: checked in, given, green painted"},
        {"amenities", "scan_to_green_p95", samples.percentile(95) / 1000, "ms", std::nullopt, 1'000, Must::AtMost,
            "scan → painted green in that line, p95"}};
}

Benchmark const registered{"amenities", "hand_out", measure_hand_out};

} // namespace
} // namespace yizhan::bench
