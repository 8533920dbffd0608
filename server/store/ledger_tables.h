// What the projector reads of its tables on SQLite: ServiceLedger.
#pragma once

#include "server/projections/service_ledger.h"
#include "server/store/exception_tables.h"

namespace yizhan {

class LedgerTables final : public ServiceLedger {
public:
    LedgerTables(sqlite::Database& database, ExceptionTables& exceptions)
        : m_database{database}, m_exceptions{exceptions}
    {
    }
    Result<void> prepare();

    Result<std::vector<Due>> take_due(std::size_t limit) override;
    Result<bool> mark_all_due() override;
    Result<std::optional<StockPartSum>> stock_part(StockPartKey const& key) override;
    Result<LedgerBalance> stock(StationId const& station, GoodsId const& goods) override;
    Result<CampaignSums> campaign(CampaignId const& campaign) override;
    Result<CampaignTerms> terms(CampaignId const& campaign) override;
    Result<std::vector<LedgerTaking>> takings(CampaignId const& campaign, MemberId const& member) override;
    Result<std::vector<MemberId>> records_of(MemberId const& member) override;
    Result<LedgerBalance> points_to_apply(MemberId const& member) override;
    Result<void> points_applied(MemberId const& member) override;
    Result<std::optional<LedgerSession>> session(SessionId const& session) override;
    Result<std::vector<LedgerSession>> sessions(
        StationId const& station, MachineId const& machine, UtcMs from, UtcMs before) override;
    Result<std::vector<std::string>> feed_keys(FeedKind kind, CampaignId const& campaign) override;
    Result<void> keep(Finding const& finding, UtcMs now) override { return m_exceptions.keep(finding, now); }
    Result<std::vector<ExceptionId>> standing(
        ExceptionKind kind, std::string const& subject, UtcMs from, UtcMs before) override
    {
        return m_exceptions.standing(kind, subject, from, before);
    }
    Result<void> vanish(ExceptionId const& id, UtcMs now) override { return m_exceptions.vanish(id, now); }

private:
    Result<void> prepare_parts();

    sqlite::Database& m_database;
    ExceptionTables& m_exceptions;
    sqlite::Statement m_due;
    sqlite::Statement m_drop_due;
    sqlite::Statement m_stock_part;
    sqlite::Statement m_stock;
    sqlite::Statement m_last_count;
    sqlite::Statement m_campaign;
    sqlite::Statement m_terms;
    sqlite::Statement m_takings;
    sqlite::Statement m_records;
    sqlite::Statement m_points;
    sqlite::Statement m_last_grant;
    sqlite::Statement m_applied;
    sqlite::Statement m_session;
    sqlite::Statement m_sessions;
    sqlite::Statement m_feed_keys;
};

} // namespace yizhan
