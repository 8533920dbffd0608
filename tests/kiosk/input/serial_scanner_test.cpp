// A real serial line: the scanner's end of a pseudo terminal.
#include "kiosk/input/serial_scanner.h"
#include "shared/platform/thread_executor.h"
#include "shared/platform/unique_fd.h"
#include "tests/support/temp_dir.h"

#include <array>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>
#include <pty.h>
#include <vector>

using namespace yizhan;

namespace {

// A scanner that can be plugged in and out under one name.
class FakeDevice {
public:
    void plug_in()
    {
        int master = -1;
        int slave = -1;
        std::array<char, 128> name{};
        REQUIRE(::openpty(&master, &slave, name.data(), nullptr, nullptr) == 0);
        m_master = UniqueFd{master};
        m_slave = UniqueFd{slave}; // held, so that the line is up before anybody opens it
        std::filesystem::create_symlink(name.data(), path());
    }
    void unplug()
    {
        std::filesystem::remove(path());
        m_slave = UniqueFd{};
        m_master = UniqueFd{};
    }
    void send(std::string_view bytes) const
    {
        REQUIRE(::write(m_master.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    std::string path() const { return (m_dir / "ttySCANNER").string(); }

private:
    test::TempDir m_dir;
    UniqueFd m_master;
    UniqueFd m_slave;
};

// What the kiosk heard, and a way to wait for it.
class Listener {
public:
    void on_scan(Scan const& scan)
    {
        CHECK(scan.source == ScanSource::Serial);
        std::scoped_lock const lock{m_mutex};
        m_scans.push_back(scan.text);
        m_changed.notify_all();
    }
    void on_state(ScannerState state)
    {
        std::scoped_lock const lock{m_mutex};
        m_state = state;
        m_changed.notify_all();
    }
    bool waits_for(ScannerState state)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience, [&] { return m_state == state; });
    }
    void waits_in_vain(Millis time)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait_for(lock, time, [] { return false; });
    }
    std::string next_scan()
    {
        std::unique_lock lock{m_mutex};
        if (!m_changed.wait_for(lock, patience, [&] { return m_scans.size() > m_taken; })) return "(nothing came)";
        return m_scans[m_taken++];
    }

private:
    static constexpr std::chrono::seconds patience{20}; // only ever used up by a failing test
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_scans;
    std::size_t m_taken = 0;
    ScannerState m_state = ScannerState::Gone;
};

struct Setup {
    FakeDevice device;
    Listener listener;
    ThreadExecutor executor{"test"};
    std::unique_ptr<SerialScanner> scanner;

    void start(Millis silence = Millis{500})
    {
        SerialOptions options{device.path()};
        options.first_retry = Millis{5};
        options.last_retry = Millis{20};
        options.silence = silence;
        auto started = SerialScanner::start(
            options, executor, [this](Scan const& scan) { listener.on_scan(scan); },
            [this](ScannerState state) { listener.on_state(state); });
        REQUIRE(started.has_value());
        scanner = std::move(*started);
    }
};

} // namespace

TEST_CASE("a serial scanner's lines arrive as scans, in order", "[serial]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(ScannerState::Ok));
    setup.device.send("YZ1:FIRST\r");
    CHECK(setup.listener.next_scan() == "YZ1:FIRST");
    setup.device.send("~YZ1:SEC");
    setup.device.send("OND\r\nYZ1:THIRD\n");
    CHECK(setup.listener.next_scan() == "YZ1:SECOND");
    CHECK(setup.listener.next_scan() == "YZ1:THIRD");
    CHECK(setup.scanner->state() == ScannerState::Ok);
}

TEST_CASE("bytes that a terminal would act on pass as they are", "[serial]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(ScannerState::Ok));
    std::string const odd{"A\x03\x04\x11\x13\x1a\x7f\x00\xff Z", 11};
    setup.device.send(odd + "\r");
    CHECK(setup.listener.next_scan() == odd);
}

TEST_CASE("garbage and an endless line leave the next scan whole", "[serial]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(ScannerState::Ok));
    setup.device.send(std::string(2000, '\xA5') + "\n");
    setup.device.send("YZ1:AFTER-ENDLESS\r");
    CHECK(setup.listener.next_scan() == "YZ1:AFTER-ENDLESS");
}

TEST_CASE("half a line is forgotten after a silence, so that the next scan is whole", "[serial]")
{
    Setup setup;
    setup.device.plug_in();
    setup.start(Millis{1});
    REQUIRE(setup.listener.waits_for(ScannerState::Ok));
    std::string scan;
    for (int attempt = 0; attempt < 100 && scan != "YZ1:WHOLE";
         ++attempt) { // a busy machine may not let the silence pass
        setup.device.send("YZ1:HAL");
        setup.listener.waits_in_vain(Millis{20});
        setup.device.send("YZ1:WHOLE\r");
        scan = setup.listener.next_scan();
    }
    CHECK(scan == "YZ1:WHOLE");
}

TEST_CASE("a scanner that is plugged in later, pulled out and put back works without hands", "[serial]")
{
    Setup setup;
    setup.start();
    CHECK(setup.scanner->state() == ScannerState::Gone);
    for (int i = 0; i < 3; ++i) {
        setup.device.plug_in();
        REQUIRE(setup.listener.waits_for(ScannerState::Ok));
        setup.device.send("YZ1:HERE\r");
        CHECK(setup.listener.next_scan() == "YZ1:HERE");
        setup.device.send("YZ1:CUT OFF IN THE MID");
        setup.device.unplug();
        REQUIRE(setup.listener.waits_for(ScannerState::Gone));
    }
}

TEST_CASE("something that is no serial line is not read", "[serial]")
{
    Setup setup;
    std::filesystem::create_symlink("/dev/null", setup.device.path());
    setup.start();
    std::filesystem::remove(setup.device.path());
    setup.device.plug_in();
    CHECK(setup.listener.waits_for(ScannerState::Ok));
}

TEST_CASE("a scanner stops at once, in the middle of a line and while it waits for its device", "[serial]")
{
    Setup setup;
    setup.start();
    setup.scanner.reset();
    setup.device.plug_in();
    setup.start();
    REQUIRE(setup.listener.waits_for(ScannerState::Ok));
    setup.device.send("YZ1:HAL");
    setup.scanner->stop();
    setup.scanner->stop(); // once more does nothing
    CHECK(setup.scanner->state() == ScannerState::Ok);
    setup.scanner.reset();
}

TEST_CASE("a speed that no scanner has is refused", "[serial]")
{
    ThreadExecutor executor{"test"};
    auto const started = SerialScanner::start({"/dev/null", 12345}, executor, [](Scan const&) {}, {});
    REQUIRE_FALSE(started.has_value());
    CHECK(started.error().code == ErrorCode::InvalidInput);
}
