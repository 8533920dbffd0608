// Balances of goods, campaigns and points on SQLite: the sums that the projector adds, and StockFigures.
#pragma once

#include "server/projections/service_sums.h"
#include "server/projections/stock_figures.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class BalanceTables final : public StockFigures {
public:
    explicit BalanceTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    Result<std::vector<StockStanding>> balances(std::int32_t today, std::optional<StationId> const& station) override;
    Result<std::vector<LedgerLine>> movements(LedgerQuestion const& question) override;
    Result<std::int64_t> points_moved(MemberId const& member) override;
    Result<std::vector<PointsLine>> points_lines(
        MemberId const& member, std::optional<LedgerCursor> const& before, std::size_t limit) override;

    // Within the transaction of who calls.
    Result<void> add(ServiceSums const& sums);

private:
    sqlite::Database& m_database;
    sqlite::Statement m_add_stock;
    sqlite::Statement m_add_given;
    sqlite::Statement m_add_campaign;
    sqlite::Statement m_add_points;
    sqlite::Statement m_points;
};

} // namespace yizhan
