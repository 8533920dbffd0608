#include "kiosk/app/setup.h"
#include "tests/support/fake_clock.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

struct FakeJoiner final : Joiner {
    bool is_ticket(std::string_view scan) const override { return scan.starts_with("YZJ1:"); }
    void join(std::string_view, std::function<void(Result<void>)> then) override
    {
        ++attempts;
        done = std::move(then);
    }
    int attempts = 0;
    std::function<void(Result<void>)> done;
};

struct SetupBench {
    FakeClock clock;
    FakeJoiner joiner;
    std::shared_ptr<View const> view;
    bool joined = false;
    Setup setup{
        clock, joiner, [this](std::shared_ptr<View const> next) { view = std::move(next); }, [this] { joined = true; }};

    SetupView::State state() const { return std::get<SetupView>(view->screen).state; }
};

} // namespace

TEST_CASE("a new kiosk waits for a ticket and joins with it, once", "[kiosk]")
{
    SetupBench bench;
    bench.setup.start();
    CHECK(bench.state() == SetupView::State::WaitingForTicket);
    bench.setup.on_scan("https://example.org/");
    CHECK(bench.joiner.attempts == 0);
    bench.setup.on_scan("YZJ1:ABC");
    bench.setup.on_scan("YZJ1:ABC");
    CHECK(bench.joiner.attempts == 1);
    CHECK(bench.state() == SetupView::State::Joining);
    bench.joiner.done({});
    CHECK(bench.joined);
}

TEST_CASE("a ticket that is refused, or a hub out of reach, is said and can be tried again", "[kiosk]")
{
    SetupBench bench;
    bench.setup.start();
    bench.setup.on_scan("YZJ1:ABC");
    bench.joiner.done(fail(ErrorCode::Conflict, "used"));
    CHECK(bench.state() == SetupView::State::TicketRefused);
    bench.setup.on_scan("YZJ1:DEF");
    bench.joiner.done(fail(ErrorCode::Unavailable, "no route"));
    CHECK(bench.state() == SetupView::State::HubOutOfReach);
    bench.setup.on_scan("YZJ1:DEF");
    bench.joiner.done({});
    CHECK(bench.joined);
}
