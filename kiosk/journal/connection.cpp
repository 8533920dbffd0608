#include "kiosk/journal/connection.h"

namespace yizhan::journal {

Result<Query> Connection::query(char const* sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) found = m_statements.emplace(sql, TRY(m_database.prepare(sql))).first;
    return Query{found->second};
}

} // namespace yizhan::journal
