// Keeps the figures up with the log, and tells stations what follows from it: an actor on the hub's executor that works
// in small steps while no upload waits, and at least once within max_postponement while they do. What a step counts and
// what it tells are one unit of work with its position.
#pragma once

#include "server/ingest/unit_of_work.h"
#include "server/projections/projection_store.h"
#include "server/projections/station_news.h"
#include "shared/platform/clock.h"
#include "shared/platform/executor.h"
#include "shared/platform/two_at_once.h"

#include <functional>
#include <optional>

namespace yizhan {

// What a run of events adds to the figures, in any order of events.
ProjectedChanges project(std::span<LoggedEvent const> events, ZoneMinutes zone);

enum class Progress { CaughtUp, More };

struct ProjectorPorts {
    ProjectionStore& store;
    FeedStore& feeds;
    UnitOfWork& work;
    Clock const& clock;
    ZoneMinutes zone;
};

class Projector {
public:
    static constexpr std::size_t step_events = 256; // some milliseconds
    static constexpr std::size_t rebuild_events = 50'000; // of one step while nobody waits
    static constexpr std::size_t step_news = 1'000;
    static constexpr Millis pause_while_busy{5};
    static constexpr Millis max_postponement{1'000};
    static constexpr Millis pause_after_error{5'000};
    static constexpr Millis tidy_every{60 * 60 * 1000};

    // All outlive this; this outlives the executor's last task. `must_wait`: uploads wait now.
    Projector(Executor& executor, ProjectorPorts const& ports, std::function<bool()> must_wait);

    // There may be new events, or other terms to judge them by. On the executor.
    void wake();
    // One step now. On the executor.
    Result<Progress> step();
    // All that the log has now: inside a command, what it decides on is what is known.
    Result<void> catch_up();
    // Throws all figures away and counts again from the first event, all in this call. Rows of the feed stay where they
    // say what comes out again.
    Result<void> rebuild(TwoAtOnce& both);

private:
    Result<std::size_t> tell();
    void schedule(Millis delay);
    void run();
    void tidy();

    Executor& m_executor;
    ProjectorPorts m_ports;
    StationNews m_news;
    std::function<bool()> m_must_wait;
    bool m_scheduled = false;
    bool m_tidies = false;
    std::optional<MonoMs> m_postponed_since;
};

} // namespace yizhan
