// An executor for a program of one thread: tasks wait until somebody runs them, in order. Delays are not waited for:
// what should happen later happens next.
#pragma once

#include "shared/platform/executor.h"

#include <deque>
#include <utility>

namespace yizhan {

class QueuedExecutor final : public Executor {
public:
    void post(Task task) override { m_tasks.push_back(std::move(task)); }
    void post_after(Millis, Task task) override { m_tasks.push_back(std::move(task)); }
    // False: nothing waits.
    bool run_one()
    {
        if (m_tasks.empty()) return false;
        auto const task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        return true;
    }

private:
    std::deque<Task> m_tasks;
};

} // namespace yizhan
