// The rest of StationNews: rows of the feed, put only where they differ, and what time makes old.
#include "server/projections/station_news.h"

#include <algorithm>

namespace yizhan {

Result<std::optional<Campaign>> StationNews::known_campaign(CampaignId const& id)
{
    if (auto const known = m_campaigns.find(id); known != m_campaigns.end()) return known->second;
    auto const row = TRY(m_ports.feeds.find(district_channel(), FeedKind::Campaign, id.text()));
    auto campaign = row ? std::optional{std::get<Campaign>(*row)} : std::nullopt;
    m_campaigns.emplace(id, campaign);
    return campaign;
}

bool StationNews::is_long_over(Campaign const& campaign) const
{
    return local_day(m_ports.clock.wall(), m_ports.zone) > campaign.last_day + days_after_campaign;
}

Result<bool> StationNews::is_channel(std::string const& channel)
{
    if (auto const known = m_channels.find(channel); known != m_channels.end()) return known->second;
    auto const head = m_ports.feeds.head(channel);
    if (!head && head.error().code != ErrorCode::NotFound) return tl::unexpected(head.error());
    m_channels.emplace(channel, head.has_value());
    return head.has_value();
}

Result<void> StationNews::show(std::string const& channel, FeedRow row)
{
    // A station that the hub does not know has nobody to tell.
    if (channel != district_channel() && !TRY(is_channel(channel))) return {};
    auto const before = TRY(m_ports.feeds.find(channel, feed_kind(row), feed_key(row)));
    if (before != row) m_rows[channel].push_back(std::move(row));
    return {};
}

Result<void> StationNews::hide(std::string const& channel, FeedKind kind, std::string const& key)
{
    if (channel != district_channel() && !TRY(is_channel(channel))) return {};
    if (TRY(m_ports.feeds.find(channel, kind, key))) m_rows[channel].emplace_back(RemovedRow{kind, key});
    return {};
}

Result<void> StationNews::put_all()
{
    for (auto const& [channel, rows] : m_rows) TRY_DO(m_ports.feeds.put(channel, rows));
    m_rows.clear();
    return {};
}

Result<void> StationNews::tidy()
{
    m_rows.clear();
    m_channels.clear();
    m_campaigns.clear();
    auto const now = m_ports.clock.wall();
    for (auto const& station : TRY(m_ports.feeds.stations())) {
        auto const channel = station_channel(station.id);
        for (auto const& row : TRY(m_ports.feeds.rows(channel, FeedKind::MachineSession))) {
            auto const& session = std::get<MachineSession>(row);
            if (session.started_at + Millis{session.minutes * 60'000LL} + session_is_forgotten <= now)
                m_rows[channel].emplace_back(RemovedRow{FeedKind::MachineSession, session.session.text()});
        }
    }
    for (auto const& row : TRY(m_ports.feeds.rows(district_channel(), FeedKind::Campaign))) {
        auto const& campaign = std::get<Campaign>(row);
        if (is_long_over(campaign)) TRY_DO(drop_campaign(campaign.id));
    }
    return put_all();
}

// Once: afterwards there is nothing of it to be found.
Result<void> StationNews::drop_campaign(CampaignId const& campaign)
{
    for (auto const& key : TRY(m_ports.ledger.feed_keys(FeedKind::MemberTakings, campaign)))
        TRY_DO(hide(district_channel(), FeedKind::MemberTakings, key));
    for (auto const& key : TRY(m_ports.ledger.feed_keys(FeedKind::CampaignPart, campaign)))
        TRY_DO(hide(district_channel(), FeedKind::CampaignPart, key));
    return {};
}

} // namespace yizhan
