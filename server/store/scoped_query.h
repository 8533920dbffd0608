// A statement that is being read: reset when the reader is done with it. A statement left in the middle of its rows
// would keep the WAL from ever being folded in.
#pragma once

#include "shared/platform/sqlite.h"

namespace yizhan {

class ScopedQuery {
public:
    explicit ScopedQuery(sqlite::Statement& statement) : m_statement{statement} { }
    ScopedQuery(ScopedQuery const&) = delete;
    ScopedQuery& operator=(ScopedQuery const&) = delete;
    ~ScopedQuery() { m_statement.reset(); }

    sqlite::Statement* operator->() { return &m_statement; }

private:
    sqlite::Statement& m_statement;
};

} // namespace yizhan
