#include "kiosk/wiring/kiosk_program.h"

#include "kiosk/input/wedge_scanner.h"
#include "kiosk/sync/curl_transport.h"
#include "kiosk/wiring/app_thread.h"
#include "kiosk/wiring/screen.h"
#include "kiosk/wiring/stop_signals.h"
#include "shared/platform/lock_file.h"
#include "shared/platform/systemd_notify.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

// A frame that was drawn, and an app thread that answers: only both together keep the watchdog quiet.
constexpr Millis app_may_be_busy{8'000};
constexpr Millis tell_every{2'000};

int trouble(std::string_view what, Error const& error)
{
    fmt::print(
        stderr, "yizhan-kiosk: {}: {} {}\n{}\n", what, sentence(error.code).en, error.cause, sentence(error.code).zh);
    return 1;
}

std::string_view name_of(ScannerState state)
{
    switch (state) {
    case ScannerState::Ok:
        return "ok";
    case ScannerState::PrefixMissing:
        return "prefix_missing";
    case ScannerState::Gone:
        return "gone";
    }
    return "ok";
}

class Keyboard final : public ui::KeyboardSink {
public:
    explicit Keyboard(WedgeScanner* scanner) : m_scanner{scanner} { }
    void on_character(char32_t character) override
    {
        if (m_scanner) m_scanner->on_character(character);
    }
    void on_key(ui::Key key) override
    {
        if (m_scanner)
            m_scanner->on_key(key == ui::Key::Enter ? WedgeKey::Enter
                    : key == ui::Key::Tab           ? WedgeKey::Tab
                                                    : WedgeKey::Other);
    }

private:
    WedgeScanner* m_scanner;
};

class Watchdog {
public:
    explicit Watchdog(AppThread& app) : m_app{app} { }
    void frame_drawn()
    {
        MonoMs const now = m_app.clock().mono();
        if (now - m_app.last_beat() > app_may_be_busy || now - m_told < tell_every) return;
        m_told = now;
        std::ignore = notify_service_manager(m_ready ? ServiceState::Alive : ServiceState::Ready);
        m_ready = true;
    }

private:
    AppThread& m_app;
    MonoMs m_told{-tell_every.count()};
    bool m_ready = false;
};

// Whatever scans, as the heartbeat tells of it.
struct Scanners {
    std::unique_ptr<WedgeScanner> wedge;
    std::unique_ptr<SerialScanner> serial;
    std::atomic<Scanner const*> active = nullptr;

    std::string state() const
    {
        Scanner const* const scanner = active;
        return std::string{scanner ? name_of(scanner->state()) : "none"};
    }
    Result<void> start(KioskConfig const& config, AppThread& app)
    {
        auto const sink = [&app](Scan const& scan) { app.scan(scan.text); };
        if (config.scanner == ScannerKind::Wedge) {
            wedge = std::make_unique<WedgeScanner>(config.wedge, app.clock(), app.executor(), sink);
            active = wedge.get();
        }
        if (config.scanner == ScannerKind::Serial) {
            serial = TRY(SerialScanner::start(config.serial, app.executor(), sink, [](ScannerState) {}));
            active = serial.get();
        }
        return {};
    }
};

// The serial scanner's thread posts to the app, and the app asks the scanners how they are: on every way out the thread
// ends first, then the app, then the scanners.
class SerialScannerStop {
public:
    explicit SerialScannerStop(Scanners& scanners) : m_scanners{scanners} { }
    SerialScannerStop(SerialScannerStop const&) = delete;
    SerialScannerStop& operator=(SerialScannerStop const&) = delete;
    ~SerialScannerStop()
    {
        if (m_scanners.serial) m_scanners.serial->stop();
    }

private:
    Scanners& m_scanners;
};

Result<LockFile> take_data_dir(KioskConfig const& config)
{
    std::error_code error;
    std::filesystem::create_directories(config.data_dir, error);
    std::filesystem::permissions(config.data_dir, std::filesystem::perms::owner_all, error);
    return LockFile::acquire(config.data_dir);
}

} // namespace

int run_kiosk(KioskConfig const& config, std::optional<std::filesystem::path> picture)
{
    StopSignals signals; // before any thread, so that all inherit the mask
    auto const lock = take_data_dir(config);
    if (!lock) return trouble("its data folder cannot be used", lock.error());

    ViewMailbox views;
    Scanners scanners;
    AppThread app{config, [&views](std::shared_ptr<View const> view) { views.put(std::move(view)); },
        [&scanners] { return scanners.state(); }};
    SerialScannerStop const serial_stops_first{scanners};
    if (auto const started = scanners.start(config, app); !started)
        return trouble("its scanner cannot be used", started.error());
    app.start(); // opens the store while the window opens

    Keyboard keyboard{scanners.wedge.get()};
    Watchdog watchdog{app};
    auto first_picture = [said = false](std::uint64_t revision, MonoMs) mutable {
        if (!said && revision > 0) log::info("first_picture");
        said = said || revision > 0;
    };
    auto screen = Screen::open(config, app.clock(), views,
        {[&app](Intent intent) { app.intent(std::move(intent)); }, &keyboard, [&watchdog] { watchdog.frame_drawn(); },
            first_picture});
    if (!screen) return trouble("its window cannot be opened", screen.error());
    if (picture) (*screen)->keep_picture(*picture);
    signals.on_stop([&screen] { (*screen)->stop(); });
    (*screen)->run();
    signals.on_stop(nullptr);
    std::ignore = notify_service_manager(ServiceState::Stopping);
    return 0;
}

} // namespace yizhan
