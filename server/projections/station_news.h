// Tells stations what they need of each other's facts, as rows of the feed, and keeps the exceptions: for whatever the
// facts of a step concerned. A row is put only where it says something else than before; nothing changed, nothing put.
#pragma once

#include "server/ingest/feed_store.h"
#include "server/projections/requests.h"
#include "server/projections/service_ledger.h"
#include "shared/platform/clock.h"

#include <map>
#include <set>

namespace yizhan {

struct NewsPorts {
    ServiceLedger& ledger;
    RequestBook& requests;
    FeedStore& feeds;
    Clock const& clock;
    ZoneMinutes zone;
};

class StationNews {
public:
    static constexpr std::int32_t days_after_campaign = 30; // then takings and parts of it go
    static constexpr Millis session_is_forgotten{24 * 60 * 60 * 1000}; // after its time, where no end came in

    explicit StationNews(NewsPorts const& ports) : m_ports{ports} { }

    // Looks at `due` and puts what changed. Within the unit of work of who calls.
    Result<void> tell(std::vector<Due> const& due);
    // Takes away what time has made old: sessions without an end, takings and parts of campaigns long over.
    Result<void> tidy();

private:
    using Ids = std::vector<std::string>; // of the key
    Result<void> look_at(Due const& due);
    Result<void> stock_part(Ids const& key);
    Result<void> stock(Ids const& key);
    Result<void> campaign_part(Ids const& key);
    Result<void> campaign(Ids const& key);
    Result<void> campaign_edited(Ids const& key);
    Result<void> member_takings(Ids const& key);
    Result<void> person_over(CampaignId const& campaign, MemberId const& member);
    Result<void> points(Ids const& key);
    Result<void> session(Ids const& key);
    Result<void> machine_twice(LedgerSession const& session);
    Result<void> request(Ids const& key);

    Result<void> judged(ExceptionKind kind, std::string const& subject, std::vector<Finding> const& findings,
        UtcMs from = {}, UtcMs before = UtcMs{INT64_MAX});
    Result<std::optional<Campaign>> known_campaign(CampaignId const& id);
    bool is_long_over(Campaign const& campaign) const;
    Result<void> show(std::string const& channel, FeedRow row);
    Result<void> hide(std::string const& channel, FeedKind kind, std::string const& key);
    Result<bool> is_channel(std::string const& channel);
    Result<void> put_all();
    Result<void> drop_campaign(CampaignId const& campaign);

    NewsPorts m_ports;
    std::map<std::string, std::vector<FeedRow>> m_rows; // to put, by channel
    std::map<std::string, bool> m_channels; // asked for in this call
    std::map<CampaignId, std::optional<Campaign>> m_campaigns;
};

} // namespace yizhan
