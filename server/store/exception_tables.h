// Exceptions on SQLite: ExceptionBook, and what the projector found. They stay when projections are thrown away: staff
// saw them.
#pragma once

#include "server/projections/judgement.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class ExceptionTables final : public ExceptionBook {
public:
    explicit ExceptionTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    Result<std::vector<ServiceException>> list_exceptions(
        ExceptionState state, std::optional<ExceptionCursor> const& before, std::size_t limit) override;
    Result<std::optional<ServiceException>> find_exception(ExceptionId const& id) override;

    // Within the transaction of who calls.
    Result<void> keep(Finding const& finding, UtcMs now);
    // Those of a subject that the facts bore so far and that began within from..before.
    Result<std::vector<ExceptionId>> standing(ExceptionKind kind, std::string const& subject, UtcMs from, UtcMs before);
    Result<void> vanish(ExceptionId const& id, UtcMs now);

private:
    struct Row {
        ServiceException shown;
        UtcMs since;
        UtcMs before;
    };
    Result<Row> row_in(sqlite::Statement const& row);
    Result<void> read_settlement(Row& row);
    Result<void> read_sides(Row& row);

    sqlite::Database& m_database;
    sqlite::Statement m_keep;
    sqlite::Statement m_standing;
    sqlite::Statement m_vanish;
    sqlite::Statement m_find;
    sqlite::Statement m_settlement;
};

} // namespace yizhan
