#include "server/store/session_tables.h"

#include "server/store/bind_all.h"

namespace yizhan {

Result<void> SessionTables::prepare()
{
    m_start = TRY(m_database.prepare(
        "INSERT INTO machine_sessions(session, station, machine, kiosk, started_at, minutes) VALUES(?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET station = excluded.station, machine = excluded.machine, kiosk = excluded.kiosk, "
        "started_at = excluded.started_at, minutes = excluded.minutes WHERE minutes IS NULL OR (excluded.kiosk, "
        "excluded.started_at, excluded.minutes) < (kiosk, started_at, minutes)"));
    m_end = TRY(m_database.prepare(
        "INSERT INTO machine_sessions(session, station, machine, kiosk, started_at, ended_at, reason) VALUES(?, ?, ?, "
        "?, ?, ?, ?) ON CONFLICT DO UPDATE SET ended_at = excluded.ended_at, reason = excluded.reason WHERE ended_at "
        "IS NULL OR (excluded.ended_at, excluded.reason) < (ended_at, reason)"));
    m_settle = TRY(m_database.prepare("INSERT INTO settlements VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    return {};
}

Result<void> SessionTables::keep(std::span<Placed<SessionStarted> const> facts, ServiceSums& sums)
{
    for (auto const& fact : facts) {
        auto const& e = fact.body;
        TRY(bind_all(m_start, e.session.text(), fact.station.text(), e.machine.text(), fact.place.kiosk.text(),
            fact.at.ms, e.minutes)
                .run());
        sums.look_at(DueKind::Session, e.session.text());
    }
    return {};
}

Result<void> SessionTables::keep(std::span<Placed<SessionEnded> const> facts, ServiceSums& sums)
{
    for (auto const& fact : facts) {
        auto const& e = fact.body;
        TRY(bind_all(m_end, e.session.text(), fact.station.text(), e.machine.text(), fact.place.kiosk.text(),
            e.started_at.ms, fact.at.ms, name(e.reason))
                .run());
        sums.look_at(DueKind::Session, e.session.text());
    }
    return {};
}

Result<void> SessionTables::keep(std::span<Placed<ExceptionSettled> const> facts)
{
    for (auto const& fact : facts) {
        auto const& e = fact.body;
        TRY(bind_all(m_settle, e.exception.text(), fact.at.ms, fact.place.kiosk.text(), fact.place.incarnation.text(),
            fact.place.sequence, e.how, e.note, e.by)
                .run());
    }
    return {};
}

} // namespace yizhan
