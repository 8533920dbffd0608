// The figures on SQLite: ProjectionStore for who counts, Figures for who reads.
#pragma once

#include "server/store/service_tables.h"
#include "shared/platform/sqlite.h"

#include <memory>
#include <set>

namespace yizhan {

class ProjectionTables final : public ProjectionStore, public Figures {
public:
    static Result<std::unique_ptr<ProjectionTables>> create(sqlite::Database& database);

    Result<std::uint64_t> position() override;
    Result<Slice> read_log(std::uint64_t after, std::size_t limit) override;
    Result<void> apply(ProjectedChanges changes, std::uint64_t position) override;
    Result<void> clear() override;

    ServiceLedger& ledger() override { return m_services.ledger(); }
    RequestBook& requests() override { return m_services.figures().requests; }
    ServiceTables& services() { return m_services; }

    Result<DayFigures> day(std::int32_t local_day, std::optional<StationId> const& station) override;
    Result<std::vector<RecentCheckIn>> recent_check_ins(
        std::optional<StationId> const& station, std::size_t limit) override;
    Result<std::int64_t> month_visits(MemberId const& member, std::int32_t month) override;

private:
    explicit ProjectionTables(sqlite::Database& database) : m_database{database}, m_services{database} { }
    Result<void> prepare();
    Result<void> add_counts(ProjectedChanges const& changes);
    Result<void> list_check_ins(ProjectedChanges const& changes);
    Result<void> keep_newest(std::set<StationId> const& stations);

    sqlite::Database& m_database;
    ServiceTables m_services;
    sqlite::Statement m_read_log;
    sqlite::Statement m_count;
    sqlite::Statement m_visit;
    sqlite::Statement m_list;
    sqlite::Statement m_oldest_kept;
    sqlite::Statement m_drop_older;
    sqlite::Statement m_set_position;
};

} // namespace yizhan
