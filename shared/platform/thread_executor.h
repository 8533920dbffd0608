// The real Executor: one thread, a queue and a timer heap. Destruction runs nothing more and joins.
// At most 100,000 tasks wait; more means that a caller runs away, and the program ends itself.
#pragma once

#include "shared/platform/executor.h"

#include <memory>
#include <string>

namespace yizhan {

class ThreadExecutor final : public Executor {
public:
    explicit ThreadExecutor(std::string name); // the thread's name, at most 15 characters
    // REQUIRES: not called on the executor's own thread.
    ~ThreadExecutor() override;
    void post(Task task) override;
    void post_after(Millis delay, Task task) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yizhan
