// All tables of the use of services, together: what the projector writes in one transaction, and the ports through
// which it is read.
#pragma once

#include "server/projections/projection_store.h"
#include "server/projections/service_figures.h"
#include "server/store/balance_tables.h"
#include "server/store/exception_tables.h"
#include "server/store/ledger_tables.h"
#include "server/store/movement_tables.h"
#include "server/store/request_tables.h"
#include "server/store/session_tables.h"
#include "server/store/taking_tables.h"
#include "server/store/usage_tables.h"

namespace yizhan {

class ServiceTables {
public:
    explicit ServiceTables(sqlite::Database& database);
    Result<void> prepare();

    ServiceLedger& ledger() { return m_ledger; }
    ServiceFigures figures() { return {m_usage, m_balances, m_exceptions, m_requests}; }

    // Within the transaction of who calls.
    Result<void> keep(ProjectedChanges& changes);
    Result<void> clear();

private:
    Result<void> keep_due(std::set<Due> const& due);

    sqlite::Database& m_database;
    UsageTables m_usage;
    TakingTables m_takings;
    MovementTables m_movements;
    SessionTables m_sessions;
    RequestTables m_requests;
    BalanceTables m_balances;
    ExceptionTables m_exceptions;
    LedgerTables m_ledger;
    sqlite::Statement m_add_due;
    sqlite::Statement m_all_due;
};

} // namespace yizhan
