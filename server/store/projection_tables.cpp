#include "server/store/projection_tables.h"

#include "server/store/scoped_query.h"
#include "server/store/whole_person.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

void add_to(DayFigures& figures, Measure measure, int hour, std::string detail, std::int64_t value)
{
    switch (measure) {
    case Measure::CheckIns:
        figures.check_ins_by_assurance[detail] += value;
        if (hour >= 0 && hour < 24) figures.check_ins_by_hour[static_cast<std::size_t>(hour)] += value;
        break;
    case Measure::Refusals:
        figures.refusals_by_reason[detail] += value;
        break;
    case Measure::AmenityUses:
        figures.amenity_uses[AmenityId::make(std::move(detail))] += value;
        break;
    case Measure::HelpCalls:
        figures.help_calls += value;
        break;
    case Measure::Applications:
        figures.applications_by_step[detail] += value;
        break;
    case Measure::Takings:
    case Measure::Requests:
        break; // no figures of a day's page
    }
}

Result<RecentCheckIn> check_in_of(sqlite::Statement const& row)
{
    RecentCheckIn check_in;
    check_in.at = UtcMs{row.integer(0)};
    check_in.station = TRY(StationId::parse(row.text(1)));
    check_in.kiosk = TRY(KioskId::parse(row.text(2)));
    auto const assurance = assurance_of(row.text(3));
    if (!assurance) return fail(ErrorCode::Corrupt, "an assurance in the figures has no name");
    check_in.assurance = *assurance;
    if (!row.is_null(4)) check_in.occupation = occupation_of(row.text(4));
    if (!row.is_null(5)) check_in.member = TRY(MemberId::parse(row.text(5)));
    return check_in;
}

std::optional<std::string_view> text_of(std::optional<MemberId> const& member)
{
    return member ? std::optional{std::string_view{member->text()}} : std::nullopt;
}

} // namespace

Result<std::unique_ptr<ProjectionTables>> ProjectionTables::create(sqlite::Database& database)
{
    std::unique_ptr<ProjectionTables> tables{new ProjectionTables{database}};
    TRY_DO(tables->prepare());
    return tables;
}

Result<void> ProjectionTables::prepare()
{
    m_read_log = TRY(m_database.prepare("SELECT pos, received_at, occurred_at, quarantine IS NULL, bytes FROM events "
                                        "WHERE pos > ? ORDER BY pos LIMIT ?"));
    m_count = TRY(m_database.prepare("INSERT INTO counts VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = "
                                     "value + excluded.value"));
    m_visit = TRY(m_database.prepare("INSERT INTO member_visits VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET visits = "
                                     "visits + excluded.visits"));
    m_list
        = TRY(m_database.prepare("INSERT INTO recent_check_ins VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    m_oldest_kept
        = TRY(m_database.prepare("SELECT at, kiosk, incarnation, seq FROM recent_check_ins WHERE station = ? "
                                 "ORDER BY at DESC, kiosk DESC, incarnation DESC, seq DESC LIMIT 1 OFFSET ?"));
    m_drop_older = TRY(m_database.prepare(
        "DELETE FROM recent_check_ins WHERE station = ? AND (at, kiosk, incarnation, seq) < (?, ?, ?, ?)"));
    TRY_DO(m_services.prepare());
    m_set_position = TRY(m_database.prepare("UPDATE projected SET position = ?"));
    return {};
}

Result<std::uint64_t> ProjectionTables::position()
{
    return static_cast<std::uint64_t>(TRY(m_database.integer("SELECT position FROM projected")));
}

Result<ProjectionStore::Slice> ProjectionTables::read_log(std::uint64_t after, std::size_t limit)
{
    Slice slice{{}, after};
    ScopedQuery query{m_read_log.bind(1, after).bind(2, limit)};
    while (TRY(query->step())) {
        slice.covered = static_cast<std::uint64_t>(query->integer(0));
        if (query->integer(3) == 0) continue;
        slice.events.push_back(
            {slice.covered, UtcMs{query->integer(1)}, UtcMs{query->integer(2)}, std::string{as_text(query->blob(4))}});
    }
    return slice;
}

Result<void> ProjectionTables::apply(ProjectedChanges changes, std::uint64_t position)
{
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    TRY_DO(add_counts(changes));
    TRY_DO(list_check_ins(changes));
    TRY_DO(m_services.keep(changes));
    TRY(m_set_position.bind(1, position).run());
    return transaction.commit();
}

Result<void> ProjectionTables::add_counts(ProjectedChanges const& changes)
{
    for (auto const& [key, delta] : changes.counts) {
        m_count.bind(1, key.station.text()).bind(2, key.day).bind(3, key.hour).bind(4, name(key.measure));
        TRY(m_count.bind(5, key.detail).bind(6, delta).run());
    }
    for (auto const& [key, visits] : changes.visits)
        TRY(m_visit.bind(1, key.first.text()).bind(2, key.second).bind(3, visits).run());
    return {};
}

Result<void> ProjectionTables::list_check_ins(ProjectedChanges const& changes)
{
    std::set<StationId> stations;
    for (auto const& [row, incarnation, sequence] : changes.check_ins) {
        m_list.bind(1, row.station.text()).bind(2, row.at.ms).bind(3, row.kiosk.text()).bind(4, incarnation.text());
        m_list.bind(5, sequence).bind(6, name(row.assurance));
        m_list.bind(7, row.occupation ? std::optional{name(*row.occupation)} : std::nullopt);
        TRY(m_list.bind(8, text_of(row.member)).run());
        stations.insert(row.station);
    }
    return keep_newest(stations);
}

// The newest of a set are the same whether it grew in one order or another.
Result<void> ProjectionTables::keep_newest(std::set<StationId> const& stations)
{
    for (auto const& station : stations) {
        m_drop_older.bind(1, station.text());
        {
            ScopedQuery query{m_oldest_kept.bind(1, station.text()).bind(2, max_recent_check_ins - 1)};
            if (!TRY(query->step())) continue;
            m_drop_older.bind(2, query->integer(0)).bind(3, query->text(1)).bind(4, query->text(2));
            m_drop_older.bind(5, query->integer(3));
        }
        TRY(m_drop_older.run());
    }
    return {};
}

Result<void> ProjectionTables::clear()
{
    auto transaction = TRY(sqlite::Transaction::begin(m_database));
    TRY_DO(m_database.execute("DELETE FROM counts; DELETE FROM member_visits; DELETE FROM recent_check_ins; "
                              "UPDATE projected SET position = 0"));
    TRY_DO(m_services.clear());
    return transaction.commit();
}

Result<DayFigures> ProjectionTables::day(std::int32_t local_day, std::optional<StationId> const& station)
{
    auto query = TRY(m_database.prepare(fmt::format(
        "SELECT measure, hour, detail, sum(value) FROM counts WHERE day = ? {} GROUP BY 1, 2, 3 HAVING sum(value) <> 0",
        station ? "AND station = ?" : "")));
    query.bind(1, local_day);
    if (station) query.bind(2, station->text());
    DayFigures figures;
    while (TRY(query.step())) {
        auto const measure = measure_of(query.text(0));
        if (!measure) return fail(ErrorCode::Corrupt, "a measure in the figures has no name");
        add_to(figures, *measure, static_cast<int>(query.integer(1)), std::string{query.text(2)}, query.integer(3));
    }
    return figures;
}

Result<std::vector<RecentCheckIn>> ProjectionTables::recent_check_ins(
    std::optional<StationId> const& station, std::size_t limit)
{
    auto query = TRY(m_database.prepare(
        fmt::format("SELECT at, station, kiosk, assurance, occupation, member FROM recent_check_ins {} "
                    "ORDER BY at DESC, kiosk DESC, incarnation DESC, seq DESC LIMIT ?1",
            station ? "WHERE station = ?2" : "")));
    query.bind(1, limit);
    if (station) query.bind(2, station->text());
    std::vector<RecentCheckIn> found;
    while (TRY(query.step())) found.push_back(TRY(check_in_of(query)));
    return found;
}

Result<std::int64_t> ProjectionTables::month_visits(MemberId const& member, std::int32_t month)
{
    auto query = TRY(m_database.prepare(fmt::format(
        "{}SELECT coalesce(sum(visits), 0) FROM member_visits WHERE member IN (SELECT id FROM self) AND month = ?2",
        with_self())));
    query.bind(1, member.text()).bind(2, month);
    return TRY(query.step()) ? query.integer(0) : std::int64_t{0};
}

} // namespace yizhan
