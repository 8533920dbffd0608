#include "kiosk/wiring/app_thread.h"

#include "kiosk/sync/curl_transport.h"
#include "kiosk/sync/identity_file.h"
#include "kiosk/wiring/joining_app.h"
#include "kiosk/wiring/station_app.h"

#include <future>

namespace yizhan {
namespace {

constexpr Millis beat_every{1'000};
constexpr Millis open_again_after{5'000};

} // namespace

AppThread::AppThread(KioskConfig config, ViewSink sink, std::function<std::string()> scanner_state)
    : m_config{std::move(config)}, m_sink{std::move(sink)}, m_scanner_state{std::move(scanner_state)}, m_executor{"app"}
{
    m_transport = std::make_unique<CurlTransport>(m_executor);
}

AppThread::~AppThread()
{
    // The app goes on its own thread, while everything that it uses is still there.
    std::promise<void> gone;
    m_executor.post([this, &gone] {
        m_app.reset();
        gone.set_value();
    });
    gone.get_future().wait();
    m_transport.reset();
}

void AppThread::start()
{
    m_executor.post([this] {
        beat();
        open();
    });
}

void AppThread::intent(Intent intent)
{
    m_executor.post([this, intent = std::move(intent)] {
        if (m_app) m_app->on_intent(intent);
    });
}

void AppThread::scan(std::string text)
{
    m_executor.post([this, text = std::move(text)] {
        if (m_app) m_app->on_scan(text);
    });
}

Computer AppThread::machine() { return {m_clock, m_random, m_files, m_executor, *m_transport, m_scanner_state}; }

void AppThread::open()
{
    auto identity = load_identity(m_files, identity_path(m_config));
    if (!identity && identity.error().code == ErrorCode::NotFound) {
        // The setup calls back from inside itself: it is replaced by a task of its own.
        return use(make_joining_app(m_config, machine(), m_sink, [this] { m_executor.post([this] { open(); }); }));
    }
    Result<std::unique_ptr<App>> app = identity ? open_station_app(m_config, std::move(*identity), machine(), m_sink)
                                                : Result<std::unique_ptr<App>>{tl::unexpected(identity.error())};
    if (app) return use(std::move(*app));
    log::error("station_not_opened", {{"code", app.error().code}, {"cause", app.error().cause}});
    show_trouble(app.error().code);
    m_executor.post_after(open_again_after, [this] { open(); });
}

void AppThread::use(std::unique_ptr<App> app)
{
    m_app = std::move(app);
    m_app->start();
}

void AppThread::show_trouble(ErrorCode code)
{
    auto view = std::make_shared<View>();
    view->language = m_config.language;
    view->now = to_local(m_clock.wall(), ZoneMinutes{});
    view->screen = NotRecordedView{code, std::nullopt};
    m_sink(std::move(view));
}

void AppThread::beat()
{
    m_last_beat_ms = m_clock.mono().ms;
    m_executor.post_after(beat_every, [this] { beat(); });
}

} // namespace yizhan
