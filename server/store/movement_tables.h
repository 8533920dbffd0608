// Movements of stock and of points on SQLite: each stands once, by its id, and is counted once. Of several facts under
// one id the first in the order of kiosk, incarnation and sequence stands.
#pragma once

#include "server/projections/service_sums.h"
#include "shared/platform/sqlite.h"

#include <optional>
#include <span>

namespace yizhan {

class MovementTables {
public:
    explicit MovementTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    // Keeps the facts, and counts into `sums` what is known for the first time.
    Result<void> keep(std::span<Placed<StockMoved> const> facts, ServiceSums& sums);
    Result<void> keep(std::span<Placed<PointsMoved> const> facts, ServiceSums& sums);

private:
    Result<bool> insert(Placed<StockMoved> const& fact);
    Result<bool> insert(Placed<PointsMoved> const& fact);
    Result<void> replace(Placed<StockMoved> const& fact);
    Result<void> replace(Placed<PointsMoved> const& fact);
    // The one that is there under the same id.
    Result<std::optional<Placed<StockMoved>>> standing(Placed<StockMoved> const& like);
    Result<std::optional<Placed<PointsMoved>>> standing(Placed<PointsMoved> const& like);
    template <class Body> Result<void> keep_all(std::span<Placed<Body> const> facts, ServiceSums& sums);

    sqlite::Database& m_database;
    sqlite::Statement m_insert_stock;
    sqlite::Statement m_find_stock;
    sqlite::Statement m_delete_stock;
    sqlite::Statement m_insert_points;
    sqlite::Statement m_find_points;
    sqlite::Statement m_delete_points;
};

} // namespace yizhan
