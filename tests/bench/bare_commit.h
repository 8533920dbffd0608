// The floor of everything that is made durable: one row, one commit, nothing else. What the disk and SQLite ask at
// least.
#pragma once

#include "tests/bench/bench.h"
#include "tests/bench/big_roster.h"

#include "shared/base/bytes.h"
#include "shared/platform/sqlite.h"

#include <cstdlib>

namespace yizhan::bench {

class BareCommit {
public:
    explicit BareCommit(std::string const& path) : m_database{expect(sqlite::Database::open(path))}
    {
        if (!m_database.execute("CREATE TABLE rows(id INTEGER PRIMARY KEY, bytes BLOB)")) std::abort();
        m_insert = expect(m_database.prepare("INSERT INTO rows(bytes) VALUES(?1)"));
    }
    void run() { expect(m_insert.bind(1, ByteView{m_row}).run()); }

private:
    sqlite::Database m_database;
    sqlite::Statement m_insert;
    Bytes m_row = Bytes(500, 7); // as long as an event
};

} // namespace yizhan::bench
