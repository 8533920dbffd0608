#include "server/projections/projector.h"

#include "shared/platform/log.h"
#include "shared/protocol/envelope.h"

#include <utility>

namespace yizhan {

ProjectedChanges project(std::span<LoggedEvent const> events, ZoneMinutes zone)
{
    ProjectedChanges changes;
    for (auto const& logged : events) {
        auto const event = decode_event(logged.bytes);
        if (!event) continue; // understood when it came in, by a newer version of this program
        auto const effect = apply(event->body, logged.occurred_at, zone);
        if (effect.count) {
            auto const& count = *effect.count;
            CountKey key{event->station, count.day, count.hour, count.measure, count.detail};
            changes.counts[std::move(key)] += count.delta;
        }
        if (effect.visit) ++changes.visits[{effect.visit->member, effect.visit->month}];
        if (auto const* const in = std::get_if<CheckedIn>(&event->body)) {
            RecentCheckIn row{
                logged.occurred_at, event->station, event->kiosk, in->assurance, in->occupation, in->member};
            changes.check_ins.push_back({std::move(row), event->incarnation, event->sequence});
        }
    }
    return changes;
}

Projector::Projector(
    Executor& executor, ProjectionStore& store, Clock const& clock, ZoneMinutes zone, std::function<bool()> must_wait)
    : m_executor{executor}, m_store{store}, m_clock{clock}, m_zone{zone}, m_must_wait{std::move(must_wait)}
{
}

void Projector::wake()
{
    if (!m_scheduled) schedule(Millis{0});
}

void Projector::schedule(Millis delay)
{
    m_scheduled = true;
    m_executor.post_after(delay, [this] {
        m_scheduled = false;
        run();
    });
}

void Projector::run()
{
    if (m_must_wait()) {
        auto const now = m_clock.mono();
        if (!m_postponed_since) m_postponed_since = now;
        if (now - *m_postponed_since < max_postponement) return schedule(pause_while_busy);
    }
    m_postponed_since.reset();
    auto const progress = step();
    if (!progress) {
        log::warning("projections_wait", {{"code", progress.error().code}, {"cause", progress.error().cause}});
        return schedule(pause_after_error);
    }
    if (*progress == Progress::More) schedule(Millis{0});
}

Result<Progress> Projector::step()
{
    auto const from = TRY(m_store.position());
    auto const slice = TRY(m_store.read_log(from, step_events));
    if (slice.covered == from) return Progress::CaughtUp;
    TRY_DO(m_store.apply(project(slice.events, m_zone), slice.covered));
    return Progress::More;
}

Result<void> Projector::rebuild()
{
    TRY_DO(m_store.clear());
    while (TRY(step()) == Progress::More) { }
    return {};
}

} // namespace yizhan
