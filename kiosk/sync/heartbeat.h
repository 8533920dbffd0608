// Tells the hub every 30 s how this kiosk is, and learns from the reply the time, what the hub holds and which channels
// have news. It is also the probe: while nothing else gets through, this goes on in the same rhythm.
#pragma once

#include "kiosk/app/feed_inbox.h"
#include "kiosk/sync/acknowledgements.h"
#include "kiosk/sync/hub_link.h"

#include <functional>
#include <string>
#include <vector>

namespace yizhan {

// What only the machine and its devices know.
struct MachineHealth {
    std::int64_t disk_free_bytes = 0;
    std::string scanner = "none"; // ok, none, prefix_missing, gone
};

class HeartbeatClient {
public:
    static constexpr Millis interval{30'000};
    static constexpr Millis interval_when_refused{300'000};
    static constexpr std::uint64_t first_within_ms
        = 3'000; // so that stations which power on together do not call together

    struct Parts {
        HubLink& link;
        Journal const& journal;
        FeedInbox& feeds;
        Acknowledgements& acknowledgements;
        Executor& executor;
        Random& random;
        KioskClock const& clock;
        std::function<MachineHealth()> health;
    };
    // `on_reply` is called with each good reply.
    HeartbeatClient(Parts parts, KioskId kiosk, std::vector<std::string> channels, std::string version,
        std::function<void(HeartbeatReply const&)> on_reply);

    void start();

private:
    void beat();
    Heartbeat message() const;
    void answered(HubAnswer const& answer);
    void taken(HubAnswer const& answer);

    Parts m_parts;
    KioskId m_kiosk;
    std::vector<std::string> m_channels;
    std::string m_version;
    std::function<void(HeartbeatReply const&)> m_on_reply;
    Lifeline m_lifeline;
};

} // namespace yizhan
