// An executor for pure work: as many threads as asked for, in turn. Unlike an actor's executor its tasks may overlap
// and overtake each other.
#pragma once

#include "shared/platform/thread_executor.h"

#include <atomic>
#include <memory>
#include <vector>

namespace yizhan {

class WorkerPool final : public Executor {
public:
    // REQUIRES: 1..64 threads.
    WorkerPool(std::string const& name, int threads)
    {
        for (int i = 0; i < threads; ++i) m_threads.push_back(std::make_unique<ThreadExecutor>(name));
    }
    void post(Task task) override { next().post(std::move(task)); }
    void post_after(Millis delay, Task task) override { next().post_after(delay, std::move(task)); }

private:
    ThreadExecutor& next() { return *m_threads[m_turn.fetch_add(1, std::memory_order_relaxed) % m_threads.size()]; }

    std::vector<std::unique_ptr<ThreadExecutor>> m_threads;
    std::atomic<std::size_t> m_turn{0};
};

} // namespace yizhan
