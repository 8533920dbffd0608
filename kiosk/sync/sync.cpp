#include "kiosk/sync/sync.h"

namespace yizhan {

Result<std::unique_ptr<Sync>> Sync::make(KioskIdentity const& identity, SyncParts parts, std::string const& version)
{
    auto url = TRY(HubUrl::parse(identity.hub_url));
    return std::unique_ptr<Sync>{new Sync{identity, std::move(url), std::move(parts), version}};
}

Sync::Sync(KioskIdentity const& identity, HubUrl url, SyncParts parts, std::string const& version)
    : m_parts{std::move(parts)}, m_link{{m_parts.transport, m_parts.executor, m_parts.random, m_parts.clock}, identity,
                                     std::move(url),
                                     [this](SyncState const& state) { m_parts.listener.sync_changed(state); }},
      m_acknowledgements{m_parts.journal, m_parts.outbox, [this] { m_parts.listener.hub_knew_more(); }},
      m_uploader{{m_link, m_parts.outbox, m_acknowledgements, m_parts.executor, m_parts.random, m_parts.clock},
          identity.kiosk},
      m_station_channel{station_channel(identity.station)}, m_district{{m_link, m_parts.feeds, m_parts.executor,
                                                                           m_parts.random, m_parts.clock},
                                                                district_channel(),
                                                                [this] { m_parts.listener.feed_changed(); }},
      m_station{{m_link, m_parts.feeds, m_parts.executor, m_parts.random, m_parts.clock}, m_station_channel,
          [this] { m_parts.listener.feed_changed(); }},
      m_heartbeat{{m_link, m_parts.journal, m_parts.feeds, m_acknowledgements, m_parts.executor, m_parts.random,
                      m_parts.clock, m_parts.health},
          identity.kiosk, {district_channel(), m_station_channel}, version,
          [this](HeartbeatReply const& reply) { heard(reply); }}
{
}

void Sync::start()
{
    m_uploader.wake(); // what an earlier life left behind
    m_heartbeat.start();
}

void Sync::heard(HeartbeatReply const& reply)
{
    m_uploader.hub_is_back();
    auto const tell = [&](FeedClient& client, std::string const& channel) {
        if (auto const head = reply.feeds.find(channel); head != reply.feeds.end()) client.news(head->second);
    };
    tell(m_station, m_station_channel);
    tell(m_district, district_channel());
}

} // namespace yizhan
