#include "server/store/ledger_tables.h"

#include "server/store/bind_all.h"
#include "server/store/scoped_query.h"
#include "server/store/whole_person.h"
#include "shared/protocol/feed_page.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::string_view session_columns
    = "SELECT session, machine, kiosk, started_at, minutes, station, ended_at, coalesce(reason, '') FROM "
      "machine_sessions";

// Everything that stations are told of. Who took once only is no exception, and their row of the feed was right when it
// was put.
constexpr std::string_view everything_due = R"sql(
INSERT OR IGNORE INTO feed_due SELECT 0, station || '/' || goods || '/' || kiosk || '/' || incarnation FROM stock_parts;
INSERT OR IGNORE INTO feed_due SELECT DISTINCT 1, station || '/' || goods FROM stock_parts;
INSERT OR IGNORE INTO feed_due SELECT DISTINCT 4, campaign FROM campaign_parts;
INSERT OR IGNORE INTO feed_due SELECT 5, campaign || '/' || member FROM takings WHERE member IS NOT NULL
  GROUP BY member, campaign HAVING count(*) > 1;
INSERT OR IGNORE INTO feed_due SELECT DISTINCT 5, campaign || '/' || member FROM takings WHERE member IN
  (SELECT dropped FROM merged_keys UNION SELECT kept FROM merged_keys);
INSERT OR IGNORE INTO feed_due SELECT 6, member FROM points_sums;
INSERT OR IGNORE INTO feed_due SELECT 7, session FROM machine_sessions WHERE ended_at IS NULL;
INSERT OR IGNORE INTO feed_due SELECT 8, request FROM service_requests;
UPDATE projected SET all_due = 0;
)sql";
static_assert(static_cast<int>(DueKind::Stock) == 1 && static_cast<int>(DueKind::CampaignEdited) == 4
    && static_cast<int>(DueKind::Request) == 8);

Result<LedgerSession> session_in(sqlite::Statement const& row)
{
    LedgerSession found;
    found.session.session = TRY(SessionId::parse(row.text(0)));
    found.session.machine = TRY(MachineId::parse(row.text(1)));
    found.session.kiosk = TRY(KioskId::parse(row.text(2)));
    found.session.started_at = UtcMs{row.integer(3)};
    found.session.minutes = row.is_null(4) ? 0 : static_cast<int>(row.integer(4));
    found.station = TRY(StationId::parse(row.text(5)));
    found.ended_at = optional_time(row, 6);
    found.undone = row.text(7) == name(SessionEnd::Undone);
    return found;
}

} // namespace

Result<void> LedgerTables::prepare()
{
    m_due = TRY(m_database.prepare("SELECT kind, key FROM feed_due ORDER BY kind, key LIMIT ?"));
    m_drop_due = TRY(m_database.prepare("DELETE FROM feed_due WHERE kind = ? AND key = ?"));
    m_terms = TRY(m_database.prepare("SELECT revision, line FROM campaign_terms WHERE campaign = ?"));
    m_takings = TRY(m_database.prepare(
        "SELECT taking, at, station, undone_seq IS NOT NULL, coalesce(revision, 1), seq IS NOT NULL FROM takings "
        "WHERE member = ? AND campaign = ? ORDER BY at DESC, taking DESC"));
    m_records = TRY(m_database.prepare(
        "WITH RECURSIVE kept(id, merges) AS (SELECT ?1, 0 UNION SELECT m.kept, merges + 1 FROM kept JOIN merged_keys m "
        "ON m.dropped = kept.id WHERE merges < 16), self(id, merges) AS (SELECT * FROM (SELECT id, 0 FROM kept ORDER "
        "BY merges DESC LIMIT 1) UNION SELECT m.dropped, merges + 1 FROM self JOIN merged_keys m ON m.kept = self.id "
        "WHERE merges < 16) SELECT id FROM self ORDER BY merges, id"));
    m_points = TRY(m_database.prepare(fmt::format(
        "{}SELECT (SELECT coalesce(sum(points), 0) FROM points_sums WHERE member IN (SELECT id FROM self)) - (SELECT "
        "coalesce(sum(points), 0) FROM points_applied WHERE member IN (SELECT id FROM self))",
        with_self())));
    m_last_grant = TRY(m_database.prepare(
        fmt::format("{}SELECT movement FROM points_movements WHERE member IN (SELECT id FROM self) ORDER BY at DESC, "
                    "movement DESC LIMIT 1",
            with_self())));
    m_applied = TRY(m_database.prepare(fmt::format(
        "{}INSERT OR REPLACE INTO points_applied SELECT member, points FROM points_sums WHERE member IN (SELECT id "
        "FROM self)",
        with_self())));
    m_session = TRY(m_database.prepare(fmt::format("{} WHERE session = ?", session_columns)));
    m_sessions = TRY(m_database.prepare(
        fmt::format("{} WHERE station = ? AND machine = ? AND started_at >= ? AND started_at < ? ORDER BY session",
            session_columns)));
    m_feed_keys = TRY(m_database.prepare("SELECT key FROM feed_rows WHERE channel = ? AND kind = ? AND key >= ? AND "
                                         "key < ? AND removed = 0"));
    return prepare_parts();
}

Result<void> LedgerTables::prepare_parts()
{
    m_stock_part
        = TRY(m_database.prepare("SELECT through, units, coming, kept FROM stock_parts WHERE station = ? AND goods "
                                 "= ? AND kiosk = ? AND incarnation = ?"));
    m_stock = TRY(
        m_database.prepare("SELECT coalesce(sum(units), 0), EXISTS(SELECT 1 FROM stock_movements WHERE goods = ?2 AND "
                           "((to_place = 'station' AND to_station = ?1) OR (from_place = 'station' AND from_station = "
                           "?1))) FROM stock_parts WHERE station = ?1 AND goods = ?2"));
    m_last_count = TRY(m_database.prepare(
        "SELECT movement FROM stock_movements WHERE goods = ?2 AND reason = 'counted' AND (from_station = ?1 OR "
        "to_station = ?1) ORDER BY at DESC, movement DESC LIMIT 1"));
    m_campaign = TRY(m_database.prepare(
        "SELECT kiosk, incarnation, station, through, takings, revision FROM campaign_parts WHERE campaign = ?"));
    return {};
}

Result<std::vector<Due>> LedgerTables::take_due(std::size_t limit)
{
    std::vector<Due> due;
    {
        ScopedQuery query{m_due.bind(1, limit)};
        while (TRY(query->step()))
            due.push_back({static_cast<DueKind>(query->integer(0)), std::string{query->text(1)}});
    }
    for (auto const& each : due) TRY(bind_all(m_drop_due, static_cast<int>(each.kind), each.key).run());
    return due;
}

Result<bool> LedgerTables::mark_all_due()
{
    if (TRY(m_database.integer("SELECT all_due FROM projected")) == 0) return false;
    TRY_DO(m_database.execute(everything_due));
    return true;
}

Result<std::optional<StockPartSum>> LedgerTables::stock_part(StockPartKey const& key)
{
    ScopedQuery query{
        bind_all(m_stock_part, key.station.text(), key.goods.text(), key.kiosk.text(), key.incarnation.text())};
    if (!TRY(query->step())) return std::optional<StockPartSum>{};
    return std::optional{StockPartSum{
        static_cast<Seq>(query->integer(0)), query->integer(1), query->integer(2), query->integer(3) != 0}};
}

Result<LedgerBalance> LedgerTables::stock(StationId const& station, GoodsId const& goods)
{
    LedgerBalance balance;
    {
        ScopedQuery query{bind_all(m_stock, station.text(), goods.text())};
        // What was never received, counted or sent here is in nobody's keeping.
        if (TRY(query->step()) && query->integer(1) != 0) balance.value = query->integer(0);
    }
    if (balance.value >= 0) return balance;
    ScopedQuery query{bind_all(m_last_count, station.text(), goods.text())};
    if (TRY(query->step())) balance.since = query->text(0);
    return balance;
}

Result<CampaignSums> LedgerTables::campaign(CampaignId const& campaign)
{
    CampaignSums sums;
    ScopedQuery query{m_campaign.bind(1, campaign.text())};
    while (TRY(query->step())) {
        CampaignPartKey key;
        key.campaign = campaign;
        key.kiosk = TRY(KioskId::parse(query->text(0)));
        key.incarnation = TRY(IncarnationId::parse(query->text(1)));
        key.station = TRY(StationId::parse(query->text(2)));
        CampaignPartSum const sum{
            static_cast<Seq>(query->integer(3)), query->integer(4), static_cast<int>(query->integer(5))};
        sums.newest_revision = std::max(sums.newest_revision, sum.revision);
        sums.parts.emplace_back(std::move(key), sum);
    }
    return sums;
}

Result<CampaignTerms> LedgerTables::terms(CampaignId const& campaign)
{
    CampaignTerms terms;
    ScopedQuery query{m_terms.bind(1, campaign.text())};
    while (TRY(query->step())) {
        auto const row = TRY(decode_feed_row(query->text(1)));
        auto const* const read = row ? std::get_if<Campaign>(&*row) : nullptr;
        if (!read) return fail(ErrorCode::Corrupt, "terms of a campaign cannot be read");
        terms.emplace(static_cast<int>(query->integer(0)), *read);
    }
    return terms;
}

Result<std::vector<LedgerTaking>> LedgerTables::takings(CampaignId const& campaign, MemberId const& member)
{
    std::vector<LedgerTaking> found;
    ScopedQuery query{bind_all(m_takings, member.text(), campaign.text())};
    while (TRY(query->step())) {
        LedgerTaking taking;
        taking.known.taking = TRY(TakingId::parse(query->text(0)));
        taking.known.at = UtcMs{query->integer(1)};
        taking.known.station = TRY(StationId::parse(query->text(2)));
        taking.known.undone = query->integer(3) != 0;
        taking.revision = static_cast<int>(query->integer(4));
        taking.came_in = query->integer(5) != 0;
        found.push_back(std::move(taking));
    }
    return found;
}

Result<std::vector<MemberId>> LedgerTables::records_of(MemberId const& member)
{
    std::vector<MemberId> records;
    ScopedQuery query{m_records.bind(1, member.text())};
    while (TRY(query->step())) records.push_back(TRY(MemberId::parse(query->text(0))));
    return records;
}

Result<LedgerBalance> LedgerTables::points_to_apply(MemberId const& member)
{
    LedgerBalance balance;
    {
        ScopedQuery query{m_points.bind(1, member.text())};
        if (TRY(query->step())) balance.value = query->integer(0);
    }
    ScopedQuery query{m_last_grant.bind(1, member.text())};
    if (TRY(query->step())) balance.since = query->text(0);
    return balance;
}

Result<void> LedgerTables::points_applied(MemberId const& member)
{
    TRY(m_applied.bind(1, member.text()).run());
    return {};
}

Result<std::optional<LedgerSession>> LedgerTables::session(SessionId const& session)
{
    ScopedQuery query{m_session.bind(1, session.text())};
    if (!TRY(query->step())) return std::optional<LedgerSession>{};
    return std::optional{TRY(session_in(m_session))};
}

Result<std::vector<LedgerSession>> LedgerTables::sessions(
    StationId const& station, MachineId const& machine, UtcMs from, UtcMs before)
{
    std::vector<LedgerSession> found;
    ScopedQuery query{bind_all(m_sessions, station.text(), machine.text(), from.ms, before.ms)};
    while (TRY(query->step())) found.push_back(TRY(session_in(m_sessions)));
    return found;
}

Result<std::vector<std::string>> LedgerTables::feed_keys(FeedKind kind, CampaignId const& campaign)
{
    std::vector<std::string> keys;
    // `0` is what comes after `/`.
    ScopedQuery query{
        bind_all(m_feed_keys, district_channel(), name(kind), campaign.text() + "/", campaign.text() + "0")};
    while (TRY(query->step())) keys.emplace_back(query->text(0));
    return keys;
}

} // namespace yizhan
