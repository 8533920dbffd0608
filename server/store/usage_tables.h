// Uses and takings on SQLite: UsageFigures, and the sums that the projector adds. A year of a district is some eight
// million small rows; a report reads those of one station, or the sums over all stations that stand beside them.
#pragma once

#include "server/projections/usage.h"
#include "server/projections/usage_sums.h"
#include "shared/platform/sqlite.h"

namespace yizhan {

class UsageTables final : public UsageFigures {
public:
    explicit UsageTables(sqlite::Database& database) : m_database{database} { }
    Result<void> prepare();

    Result<std::vector<UsageRow>> usage(UsageQuestion const& question) override;
    Result<std::vector<LateArrivals>> late(
        std::int32_t from_day, std::int32_t to_day, std::optional<StationId> const& station) override;

    Result<std::vector<UsageItem>> items(StationId const& station, std::int32_t from_day, std::int32_t to_day) override;

    // Within the transaction of who calls.
    Result<void> add(UsageSums const& sums);
    Result<void> clear();

private:
    using RowIds = std::vector<std::int64_t>; // by the number of a name
    Result<RowIds> ids_of(std::vector<UsageName> const& names);
    Result<std::int64_t> id_of(UsageName const& name);
    Result<std::optional<std::int64_t>> find(UsageNameKind kind, std::string_view name);
    enum class Part { Item, Hour, Day };
    Result<void> add(UsageCells const& cells, Part part, RowIds const& ids);
    Result<void> add_late(UsageSums const& sums);

    sqlite::Database& m_database;
    sqlite::Statement m_find_name;
    sqlite::Statement m_insert_name;
    sqlite::Statement m_add_item;
    sqlite::Statement m_add_hour;
    sqlite::Statement m_add_day;
    sqlite::Statement m_add_late;
};

} // namespace yizhan
