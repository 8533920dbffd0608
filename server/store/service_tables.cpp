#include "server/store/service_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"

namespace yizhan {

ServiceTables::ServiceTables(sqlite::Database& database)
    : m_database{database}, m_usage{database}, m_takings{database}, m_movements{database}, m_sessions{database},
      m_requests{database}, m_balances{database}, m_exceptions{database}, m_ledger{database, m_exceptions}
{
}

Result<void> ServiceTables::prepare()
{
    TRY_DO(m_usage.prepare());
    TRY_DO(m_takings.prepare());
    TRY_DO(m_movements.prepare());
    TRY_DO(m_sessions.prepare());
    TRY_DO(m_requests.prepare());
    TRY_DO(m_balances.prepare());
    TRY_DO(m_exceptions.prepare());
    TRY_DO(m_ledger.prepare());
    m_add_due = TRY(m_database.prepare("INSERT INTO feed_due VALUES(?, ?) ON CONFLICT DO NOTHING"));
    m_all_due = TRY(m_database.prepare("SELECT all_due FROM projected"));
    return {};
}

Result<void> ServiceTables::keep(ProjectedChanges& changes)
{
    ServiceSums sums{changes.usage, changes.zone};
    auto const& facts = changes.facts;
    TRY_DO(m_takings.keep(facts.taken, sums));
    TRY_DO(m_takings.keep(facts.undone, sums));
    TRY_DO(m_movements.keep(facts.moved, sums));
    TRY_DO(m_movements.keep(facts.points, sums));
    TRY_DO(m_sessions.keep(facts.started, sums));
    TRY_DO(m_sessions.keep(facts.ended, sums));
    TRY_DO(m_sessions.keep(facts.settled));
    TRY_DO(m_requests.keep(facts, sums));
    TRY_DO(m_usage.add(changes.usage));
    TRY_DO(m_balances.add(sums));
    return keep_due(sums.due());
}

// While everything is counted again, everything is due at the end anyway.
Result<void> ServiceTables::keep_due(std::set<Due> const& due)
{
    {
        ScopedQuery query{m_all_due};
        if (TRY(query->step()) && query->integer(0) != 0) return {};
    }
    for (auto const& each : due) TRY(bind_all(m_add_due, static_cast<int>(each.kind), each.key).run());
    return {};
}

Result<void> ServiceTables::clear()
{
    TRY_DO(m_usage.clear());
    return m_database.execute(
        "DELETE FROM takings; DELETE FROM stock_movements; DELETE FROM stock_parts; DELETE FROM goods_given; "
        "DELETE FROM campaign_parts; DELETE FROM points_movements; DELETE FROM points_sums; "
        "DELETE FROM machine_sessions; DELETE FROM service_requests; DELETE FROM service_request_steps; "
        "DELETE FROM settlements; DELETE FROM feed_due; UPDATE projected SET all_due = 1");
}

} // namespace yizhan
