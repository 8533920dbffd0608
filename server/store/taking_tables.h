// Takings and their undoings on SQLite: each taking stands once, by its id, and is counted once, whatever was told of
// it how often and in which order. Of several facts that speak of one taking the first in the order of kiosk,
// incarnation and sequence stands.
#pragma once

#include "server/projections/service_sums.h"
#include "shared/platform/sqlite.h"

#include <optional>
#include <span>

namespace yizhan {

class TakingTables {
public:
    explicit TakingTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    // Keeps the facts, and counts into `sums` what is known for the first time.
    Result<void> keep(std::span<Placed<GoodsTaken> const> facts, ServiceSums& sums);
    Result<void> keep(std::span<Placed<TakingUndone> const> facts, ServiceSums& sums);

private:
    struct Standing {
        std::optional<Placed<GoodsTaken>> taken;
        std::optional<Placed<TakingUndone>> undone;
    };
    Result<Standing> standing(TakingId const& taking);
    Result<bool> insert(Placed<GoodsTaken> const& fact);
    Result<bool> insert(Placed<TakingUndone> const& fact);
    Result<void> update(Placed<GoodsTaken> const& fact);
    Result<void> update(Placed<TakingUndone> const& fact);

    sqlite::Database& m_database;
    sqlite::Statement m_insert_taken;
    sqlite::Statement m_insert_undone;
    sqlite::Statement m_update_taken;
    sqlite::Statement m_update_undone;
    sqlite::Statement m_find;
};

} // namespace yizhan
