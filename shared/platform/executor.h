// Where work runs. An actor owns one Executor: its tasks run one after another, in order, on one thread, so the actor
// needs no lock. In the simulation every executor shares one thread and virtual time.
#pragma once

#include "shared/base/time.h"

#include <functional>

namespace yizhan {

using Task = std::function<void()>;

class Executor {
public:
    virtual ~Executor() = default;
    // From any thread. Tasks posted from one thread run in that order.
    virtual void post(Task task) = 0;
    // Runs once, not before `delay` of monotonic time has passed. A task that must not run late checks for itself.
    virtual void post_after(Millis delay, Task task) = 0;
};

} // namespace yizhan
