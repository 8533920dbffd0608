// SIGTERM and SIGINT as a call, on a thread of their own, so that nothing has to be safe inside a signal handler.
#pragma once

#include <functional>
#include <mutex>
#include <thread>

namespace yizhan {

class StopSignals {
public:
    // Blocks both for this thread and every later one. One at a time in a program.
    StopSignals();
    ~StopSignals();
    // Called at each signal; also at once when one came before.
    void on_stop(std::function<void()> stop);

private:
    void wait();

    std::mutex m_mutex;
    std::function<void()> m_stop;
    bool m_came = false;
    bool m_done = false;
    std::thread m_thread;
};

} // namespace yizhan
