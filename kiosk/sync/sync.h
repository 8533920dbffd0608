// Everything between this kiosk and its hub: uploads, heartbeats and feeds, as one actor on the app's executor. Sync is
// information: nothing here ever refuses a scan or delays it noticeably, and no state of the network, the hub or the
// clocks ends it or loses anything.
#pragma once

#include "kiosk/sync/feed_client.h"
#include "kiosk/sync/heartbeat.h"
#include "kiosk/sync/upload.h"

#include <memory>
#include <string>

namespace yizhan {

struct SyncParts {
    Transport& transport;
    Executor& executor; // the app's
    Random& random;
    KioskClock& clock;
    Journal& journal;
    Outbox& outbox;
    FeedInbox& feeds;
    SyncListener& listener;
    std::function<MachineHealth()> health; // quick: called on the app thread every 30 s
};

class Sync final : public SyncPort {
public:
    // InvalidInput: the identity's hub URL. The identity and all parts outlive this; `version` is the program's.
    static Result<std::unique_ptr<Sync>> make(
        KioskIdentity const& identity, SyncParts parts, std::string const& version);

    void start();
    void nudge() override { m_uploader.wake(); }
    SyncState const& state() const { return m_link.state(); }

private:
    Sync(KioskIdentity const& identity, HubUrl url, SyncParts parts, std::string const& version);
    void heard(HeartbeatReply const& reply);

    SyncParts m_parts;
    HubLink m_link;
    Acknowledgements m_acknowledgements;
    Uploader m_uploader;
    std::string m_station_channel;
    FeedClient m_district;
    FeedClient m_station;
    HeartbeatClient m_heartbeat;
};

} // namespace yizhan
