#include "kiosk/input/wedge_scanner.h"
#include "tests/support/fake_clock.h"
#include "tests/support/manual_executor.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace yizhan;

namespace {

struct Setup {
    test::ManualExecutor executor;
    test::FakeClock clock;
    std::vector<std::string> scans;
    WedgeScanner scanner{{}, clock, executor, [this](Scan const& scan) { scans.push_back(scan.text); }};

    void type(std::string_view text)
    {
        for (char const c : text) {
            clock.advance(Millis{3});
            if (c == '\n')
                scanner.on_key(WedgeKey::Enter);
            else
                scanner.on_character(static_cast<char32_t>(c));
        }
    }
};

} // namespace

TEST_CASE("a scan arrives on the executor, not on the window's thread", "[wedge]")
{
    Setup setup;
    setup.type("~YZ1:ABC\n");
    CHECK(setup.scans.empty());
    setup.executor.run_ready();
    CHECK(setup.scans == std::vector<std::string>{"YZ1:ABC"});
}

TEST_CASE("a scanner that lost its prefix is reported until it has it again", "[wedge]")
{
    Setup setup;
    CHECK(setup.scanner.state() == ScannerState::Ok);
    setup.type("YZ1:ABCDEF\n");
    CHECK(setup.scanner.state() == ScannerState::PrefixMissing);
    setup.type("~YZ1:ABCDEF\n");
    CHECK(setup.scanner.state() == ScannerState::Ok);
}

TEST_CASE("a scanner gone mad fills no memory: eight scans wait, the rest is dropped", "[wedge]")
{
    Setup setup;
    for (int i = 0; i < 1000; ++i) setup.type("~CODE\n");
    setup.executor.run_ready();
    CHECK(setup.scans.size() == 8);
    setup.type("~AFTER\n");
    setup.executor.run_ready();
    CHECK(setup.scans.back() == "AFTER");
}

TEST_CASE("a scan that is under way when the scanner goes is still delivered whole", "[wedge]")
{
    test::ManualExecutor executor;
    test::FakeClock clock;
    std::string received;
    {
        WedgeScanner scanner{{}, clock, executor, [&](Scan const& scan) { received = scan.text; }};
        for (char const c : std::string{"~LAST"}) scanner.on_character(static_cast<char32_t>(c));
        scanner.on_key(WedgeKey::Enter);
    }
    executor.run_ready();
    CHECK(received == "LAST");
}
