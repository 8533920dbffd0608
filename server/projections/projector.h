// Keeps the figures up with the log: an actor on the hub's executor that works in small steps while no upload waits,
// and at least once within max_postponement while they do.
#pragma once

#include "server/projections/projection_store.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"

#include <functional>
#include <optional>

namespace yizhan {

// What a run of events adds to the figures, in any order of events.
ProjectedChanges project(std::span<LoggedEvent const> events, ZoneMinutes zone);

enum class Progress { CaughtUp, More };

class Projector {
public:
    static constexpr std::size_t step_events = 256; // some milliseconds
    static constexpr Millis pause_while_busy{5};
    static constexpr Millis max_postponement{1'000};
    static constexpr Millis pause_after_error{5'000};

    // All outlive this; this outlives the executor's last task. `must_wait`: uploads wait now.
    Projector(Executor& executor, ProjectionStore& store, Clock const& clock, ZoneMinutes zone,
        std::function<bool()> must_wait);

    // There may be new events. On the executor.
    void wake();
    // One step now. On the executor.
    Result<Progress> step();
    // Throws all figures away and counts again from the first event, all in this call.
    Result<void> rebuild();

private:
    void schedule(Millis delay);
    void run();

    Executor& m_executor;
    ProjectionStore& m_store;
    Clock const& m_clock;
    ZoneMinutes m_zone;
    std::function<bool()> m_must_wait;
    bool m_scheduled = false;
    std::optional<MonoMs> m_postponed_since;
};

} // namespace yizhan
