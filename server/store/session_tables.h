// Sessions of machines, and what staff settled, on SQLite: facts that the projector keeps. An end that comes before its
// start waits for it.
#pragma once

#include "server/projections/service_sums.h"
#include "shared/platform/sqlite.h"

#include <span>

namespace yizhan {

class SessionTables {
public:
    explicit SessionTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    // Within the transaction of who calls.
    Result<void> keep(std::span<Placed<SessionStarted> const> facts, ServiceSums& sums);
    Result<void> keep(std::span<Placed<SessionEnded> const> facts, ServiceSums& sums);
    Result<void> keep(std::span<Placed<ExceptionSettled> const> facts);

private:
    sqlite::Database& m_database;
    sqlite::Statement m_start;
    sqlite::Statement m_end;
    sqlite::Statement m_settle;
};

} // namespace yizhan
