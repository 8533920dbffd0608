// Lets the clerk work through the log in small steps on the hub's executor, while no upload waits.
#pragma once

#include "server/enrollment/application_clerk.h"
#include "shared/platform/executor.h"
#include "shared/platform/log.h"

#include <functional>

namespace yizhan {

class ClerkActor {
public:
    static constexpr Millis pause_while_busy{5};
    static constexpr Millis pause_after_error{5'000};
    static constexpr int max_postponements = 100;

    // All outlive this; this outlives the executor's last task.
    ClerkActor(Executor& executor, ApplicationClerk& clerk, std::function<bool()> must_wait)
        : m_executor{executor}, m_clerk{clerk}, m_must_wait{std::move(must_wait)}
    {
    }

    // There may be new events. On the executor.
    void wake()
    {
        if (!m_scheduled) schedule(Millis{0});
    }

private:
    void schedule(Millis delay)
    {
        m_scheduled = true;
        m_executor.post_after(delay, [this] {
            m_scheduled = false;
            run();
        });
    }
    void run()
    {
        if (m_must_wait() && ++m_postponed < max_postponements) return schedule(pause_while_busy);
        m_postponed = 0;
        auto const progress = m_clerk.step();
        if (!progress) {
            log::warning("applications_wait", {{"code", progress.error().code}, {"cause", progress.error().cause}});
            return schedule(pause_after_error);
        }
        if (*progress == ApplicationClerk::Progress::More) schedule(Millis{0});
    }

    Executor& m_executor;
    ApplicationClerk& m_clerk;
    std::function<bool()> m_must_wait;
    bool m_scheduled = false;
    int m_postponed = 0;
};

} // namespace yizhan
