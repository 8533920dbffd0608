#include "server/projections/projector.h"

#include "shared/platform/log.h"
#include "shared/protocol/envelope.h"

#include <utility>

namespace yizhan {

ProjectedChanges project(std::span<LoggedEvent const> events, ZoneMinutes zone)
{
    ProjectedChanges changes;
    changes.zone = zone;
    for (auto const& logged : events) {
        auto event = decode_event(logged.bytes);
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
        add_amenity_use(changes.usage, *event, logged.occurred_at, logged.received_at, zone);
        changes.facts.take(std::move(*event), logged.occurred_at);
    }
    return changes;
}

Projector::Projector(Executor& executor, ProjectorPorts const& ports, std::function<bool()> must_wait)
    : m_executor{executor}, m_ports{ports}, m_news{{ports.store.ledger(), ports.store.requests(), ports.feeds,
                                                ports.clock, ports.zone}},
      m_must_wait{std::move(must_wait)}
{
}

void Projector::wake()
{
    if (!m_scheduled) schedule(Millis{0});
    if (std::exchange(m_tidies, true)) return;
    m_executor.post_after(tidy_every, [this] { tidy(); });
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
        auto const now = m_ports.clock.mono();
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

void Projector::tidy()
{
    auto const done = m_ports.work.run([this] { return m_news.tidy(); });
    if (!done) log::warning("projections_tidy", {{"code", done.error().code}, {"cause", done.error().cause}});
    m_executor.post_after(tidy_every, [this] { tidy(); });
}

Result<Progress> Projector::step()
{
    auto const from = TRY(m_ports.store.position());
    auto const slice = TRY(m_ports.store.read_log(from, step_events));
    bool const counts = slice.covered != from;
    // Far behind the log, what is told now would be told again in a moment.
    bool const tells = slice.covered - from < step_events;
    std::size_t told = 0;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        if (counts) TRY_DO(m_ports.store.apply(project(slice.events, m_ports.zone), slice.covered));
        if (tells) told = TRY(tell());
        return {};
    }));
    return counts || told == step_news ? Progress::More : Progress::CaughtUp;
}

Result<std::size_t> Projector::tell()
{
    TRY(m_ports.store.ledger().mark_all_due());
    auto const due = TRY(m_ports.store.ledger().take_due(step_news));
    if (!due.empty()) TRY_DO(m_news.tell(due));
    return due.size();
}

Result<void> Projector::catch_up()
{
    while (TRY(step()) == Progress::More) { }
    return {};
}

// While one run of events is read out of its bytes aside, the one before it is written and the next one read from the
// log.
Result<void> Projector::rebuild(TwoAtOnce& both)
{
    TRY_DO(m_ports.store.clear());
    auto slice = TRY(m_ports.store.read_log(0, rebuild_events));
    std::uint64_t from = 0;
    std::optional<ProjectedChanges> waiting; // up to `from`
    while (slice.covered != from || waiting) {
        ProjectedChanges changes;
        Result<ProjectionStore::Slice> next = ProjectionStore::Slice{{}, slice.covered};
        Result<void> written;
        both.run([&] { changes = project(slice.events, m_ports.zone); },
            [&] {
                if (waiting) written = m_ports.store.apply(std::move(*waiting), from);
                if (slice.covered != from) next = m_ports.store.read_log(slice.covered, rebuild_events);
            });
        TRY_DO(std::move(written));
        waiting.reset();
        if (slice.covered != from) waiting = std::move(changes);
        from = slice.covered;
        slice = TRY(std::move(next));
    }
    return catch_up();
}

} // namespace yizhan
