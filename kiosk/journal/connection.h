// One connection with its statements: each is prepared on first use and kept.
#pragma once

#include "shared/platform/sqlite.h"

#include <unordered_map>

namespace yizhan::journal {

// A statement on loan: reset when it goes out of scope, so that no read transaction stays open behind it.
class Query {
public:
    explicit Query(sqlite::Statement& statement) : m_statement{&statement} { }
    Query(Query&& other) noexcept : m_statement{std::exchange(other.m_statement, nullptr)} { }
    Query& operator=(Query&&) = delete;
    ~Query()
    {
        if (m_statement) m_statement->reset();
    }
    sqlite::Statement* operator->() const { return m_statement; }

private:
    sqlite::Statement* m_statement;
};

class Connection {
public:
    explicit Connection(sqlite::Database database) : m_database{std::move(database)} { }

    sqlite::Database& database() { return m_database; }
    // REQUIRES: `sql` is a literal (its address is the key), and no other loan of it is in use.
    Result<Query> query(char const* sql);

private:
    sqlite::Database m_database;
    std::unordered_map<char const*, sqlite::Statement> m_statements;
};

} // namespace yizhan::journal
