#include "kiosk/wiring/stop_signals.h"

#include <csignal>
#include <pthread.h>

namespace yizhan {
namespace {

sigset_t stop_set()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

StopSignals::StopSignals()
{
    sigset_t const set = stop_set();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread{[this] { wait(); }};
}

StopSignals::~StopSignals()
{
    {
        std::scoped_lock const lock{m_mutex};
        m_done = true;
    }
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
}

void StopSignals::on_stop(std::function<void()> stop)
{
    std::scoped_lock const lock{m_mutex};
    m_stop = std::move(stop);
    if (m_came && m_stop) m_stop();
}

void StopSignals::wait()
{
    sigset_t const set = stop_set();
    for (;;) {
        int signal = 0;
        if (sigwait(&set, &signal) != 0) continue;
        std::scoped_lock const lock{m_mutex};
        if (m_done) return;
        m_came = true;
        if (m_stop) m_stop();
    }
}

} // namespace yizhan
