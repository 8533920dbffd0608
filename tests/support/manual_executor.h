// Virtual time and the executors that run in it: no thread, no waiting. Tasks run in the order (time, posting); time
// jumps from task to task. Several executors may share one VirtualTime: then all actors run on one thread.
#pragma once

#include "shared/platform/executor.h"

#include <map>
#include <utility>

namespace yizhan::test {

class VirtualTime {
public:
    MonoMs now() const { return m_now; }
    // Runs the next task and moves time to it. False when none waits.
    bool step();
    // Runs every task due at or before `time`, also those that appear on the way; then it is `time`.
    void run_until(MonoMs time);
    void run_for(Millis duration) { run_until(m_now + duration); }
    std::size_t waiting() const { return m_tasks.size(); }

private:
    friend class ManualExecutor;
    struct Entry {
        void const* owner;
        Task task;
    };
    void add(void const* owner, Millis delay, Task task);
    void drop(void const* owner);

    MonoMs m_now{};
    std::uint64_t m_next_order = 0;
    std::map<std::pair<MonoMs, std::uint64_t>, Entry> m_tasks;
};

class ManualExecutor final : public Executor {
public:
    ManualExecutor() : m_time{&m_own_time} { }
    explicit ManualExecutor(VirtualTime& time) : m_time{&time} { }
    ManualExecutor(ManualExecutor const&) = delete;
    ManualExecutor& operator=(ManualExecutor const&) = delete;
    ~ManualExecutor() override { drop_all(); }

    void post(Task task) override { m_time->add(this, Millis{0}, std::move(task)); }
    void post_after(Millis delay, Task task) override { m_time->add(this, delay, std::move(task)); }
    // As when the process dies: what waits never runs.
    void drop_all() { m_time->drop(this); }

    VirtualTime& time() { return *m_time; }
    MonoMs now() const { return m_time->now(); }
    bool step() { return m_time->step(); }
    void run_until(MonoMs time) { m_time->run_until(time); }
    void run_for(Millis duration) { m_time->run_for(duration); }
    // Runs what is due now.
    void run_ready() { m_time->run_until(m_time->now()); }

private:
    VirtualTime m_own_time;
    VirtualTime* m_time;
};

} // namespace yizhan::test
