#include "shared/platform/thread_executor.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <pthread.h>
#include <thread>
#include <vector>

namespace yizhan {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t waiting_max = 100'000;
constexpr Millis delay_max = std::chrono::hours{24 * 365};

struct Timed {
    SteadyClock::time_point due;
    std::uint64_t order; // posting order breaks ties
    Task task;
};

bool runs_later(Timed const& a, Timed const& b) { return a.due != b.due ? a.due > b.due : a.order > b.order; }

} // namespace

struct ThreadExecutor::State {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Timed> heap;
    std::uint64_t next_order = 0;
    bool stopping = false;
    std::thread thread;

    void push(Millis delay, Task task)
    {
        std::scoped_lock const lock{mutex};
        if (heap.size() >= waiting_max) {
            std::fputs("bug: an executor's queue has run over\n", stderr);
            std::abort();
        }
        // Read under the lock: among immediate tasks the due times never go back, and a stream of them starves no
        // timer.
        auto const due = SteadyClock::now() + std::clamp(delay, Millis{0}, delay_max);
        heap.push_back({due, next_order++, std::move(task)});
        std::push_heap(heap.begin(), heap.end(), runs_later);
        changed.notify_one();
    }

    void run()
    {
        std::unique_lock lock{mutex};
        while (!stopping) {
            if (heap.empty()) {
                changed.wait(lock);
                continue;
            }
            if (auto const due = heap.front().due; due > SteadyClock::now()) {
                changed.wait_until(lock, due);
                continue;
            }
            std::pop_heap(heap.begin(), heap.end(), runs_later);
            Task task = std::move(heap.back().task);
            heap.pop_back();
            lock.unlock();
            task();
            task = nullptr; // what it holds is released without the lock
            lock.lock();
        }
    }
};

ThreadExecutor::ThreadExecutor(std::string name) : m_state{std::make_unique<State>()}
{
    m_state->thread = std::thread{[state = m_state.get()] { state->run(); }};
    ::pthread_setname_np(m_state->thread.native_handle(), name.substr(0, 15).c_str());
}

ThreadExecutor::~ThreadExecutor()
{
    {
        std::scoped_lock const lock{m_state->mutex};
        m_state->stopping = true;
        m_state->changed.notify_one();
    }
    m_state->thread.join();
}

void ThreadExecutor::post(Task task) { m_state->push(Millis{0}, std::move(task)); }
void ThreadExecutor::post_after(Millis delay, Task task) { m_state->push(delay, std::move(task)); }

} // namespace yizhan
