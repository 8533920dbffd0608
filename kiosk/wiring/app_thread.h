// The app's thread and what lives on it. Starts as a station's kiosk where the machine has joined one, else waits to be
// joined; a store that cannot be opened (full disk, read-only) is tried again by itself while the screen says so.
#pragma once

#include "kiosk/wiring/app.h"
#include "kiosk/wiring/kiosk_config.h"
#include "shared/platform/thread_executor.h"

#include <atomic>

namespace yizhan {

class AppThread {
public:
    // `sink` is called on the app's thread.
    AppThread(KioskConfig config, ViewSink sink, std::function<std::string()> scanner_state);
    ~AppThread();

    // From any thread.
    void start();
    void intent(Intent intent);
    void scan(std::string text);
    Executor& executor() { return m_executor; }
    Clock& clock() { return m_clock; }
    // The last time the app's thread did something; it is asked to every second.
    MonoMs last_beat() const { return MonoMs{m_last_beat_ms.load()}; }

private:
    void open();
    void use(std::unique_ptr<App> app);
    void show_trouble(ErrorCode code);
    void beat();
    Computer machine();

    KioskConfig m_config;
    ViewSink m_sink;
    std::function<std::string()> m_scanner_state;
    SystemClock m_clock;
    SystemRandom m_random;
    SystemFiles m_files;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<App> m_app; // on the app's thread only
    std::atomic<std::int64_t> m_last_beat_ms = 0;
    ThreadExecutor m_executor; // last: its thread ends first
};

} // namespace yizhan
