// What the projector reads of its own tables to tell stations and to find exceptions: a port. All calls on the hub's
// executor, within the projector's unit of work.
#pragma once

#include "server/projections/judgement.h"
#include "server/projections/service_sums.h"
#include "shared/domain/feed.h"

#include <optional>
#include <utility>
#include <vector>

namespace yizhan {

struct LedgerTaking {
    KnownTaking known;
    int revision = 1;
    bool came_in = true; // false: only its undoing did so far
};

struct LedgerSession {
    MachineSession session; // minutes 0: only its end came in so far
    StationId station;
    std::optional<UtcMs> ended_at;
    bool undone = false; // it never was
};

// A balance, and the id of what it was last put right by: a count, a grant.
struct LedgerBalance {
    std::int64_t value = 0;
    std::string since;
};

struct CampaignSums {
    std::vector<std::pair<CampaignPartKey, CampaignPartSum>> parts;
    int newest_revision = 0;
};

class ServiceLedger {
public:
    virtual ~ServiceLedger() = default;

    // What is to be looked at again, each once; forgotten with this call.
    virtual Result<std::vector<Due>> take_due(std::size_t limit) = 0;
    // True: everything was counted again, and all of it is due now.
    virtual Result<bool> mark_all_due() = 0;

    virtual Result<std::optional<StockPartSum>> stock_part(StockPartKey const& key) = 0;
    virtual Result<LedgerBalance> stock(StationId const& station, GoodsId const& goods) = 0;
    virtual Result<CampaignSums> campaign(CampaignId const& campaign) = 0;
    virtual Result<CampaignTerms> terms(CampaignId const& campaign) = 0;
    virtual Result<std::vector<LedgerTaking>> takings(CampaignId const& campaign, MemberId const& member)
        = 0; // newest first
    // Whom a member is now, first; then all who were merged into them.
    virtual Result<std::vector<MemberId>> records_of(MemberId const& member) = 0;
    // Of a member and all who were merged into them: what moved and does not stand in the member's row yet.
    virtual Result<LedgerBalance> points_to_apply(MemberId const& member) = 0;
    virtual Result<void> points_applied(MemberId const& member) = 0; // they do now
    virtual Result<std::optional<LedgerSession>> session(SessionId const& session) = 0;
    virtual Result<std::vector<LedgerSession>> sessions(
        StationId const& station, MachineId const& machine, UtcMs from, UtcMs before)
        = 0;
    // Keys of the district's rows that begin with this campaign, those that were not removed.
    virtual Result<std::vector<std::string>> feed_keys(FeedKind kind, CampaignId const& campaign) = 0;

    virtual Result<void> keep(Finding const& finding, UtcMs now) = 0;
    // Those that the facts bore so far and that began within from..before.
    virtual Result<std::vector<ExceptionId>> standing(
        ExceptionKind kind, std::string const& subject, UtcMs from, UtcMs before)
        = 0;
    virtual Result<void> vanish(ExceptionId const& id, UtcMs now) = 0;
};

} // namespace yizhan
