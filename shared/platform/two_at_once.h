// Two pieces of work at the same time, where the machine has the cores: a port, the real one, and one that does them in
// turn.
#pragma once

#include <functional>

namespace yizhan {

class TwoAtOnce {
public:
    virtual ~TwoAtOnce() = default;
    // Both are done on return. `here` runs on the caller's thread; they share nothing that either changes.
    virtual void run(std::function<void()> const& aside, std::function<void()> const& here) = 0;
};

class InTurn final : public TwoAtOnce {
public:
    void run(std::function<void()> const& aside, std::function<void()> const& here) override
    {
        aside();
        here();
    }
};

class TwoThreads final : public TwoAtOnce {
public:
    void run(std::function<void()> const& aside, std::function<void()> const& here) override;
};

} // namespace yizhan
