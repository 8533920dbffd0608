// Keeps one channel of the feed up to date: page after page from where it stands, each applied in one transaction.
// Pages are small enough that a scan, which waits for the same thread, is hardly delayed: the size follows what
// applying one really takes on this machine.
#pragma once

#include "kiosk/app/feed_inbox.h"
#include "kiosk/sync/hub_link.h"

#include <functional>
#include <string>

namespace yizhan {

class FeedClient {
public:
    // Few sizes, so that the hub answers many kiosks with the same page.
    static constexpr std::array<std::uint32_t, 5> page_rows{250, 500, 1'000, 2'000, 5'000};
    static constexpr Millis too_slow{20}; // for verifying, decoding and applying a page
    static constexpr Millis quick{5};

    struct Parts {
        HubLink& link;
        FeedInbox& store;
        Executor& executor;
        Random& random;
        KioskClock const& clock;
    };
    // `on_applied` is called after each page that brought something.
    FeedClient(Parts parts, std::string channel, std::function<void()> on_applied);

    // The hub's head of this channel. Reads on where it differs from what is held, and is not reading yet.
    void news(FeedCursor const& head);

private:
    void read_next();
    void answered(FeedCursor const& asked, HubAnswer const& answer);
    Result<FeedPage> page_of(FeedCursor const& asked, HttpResponse const& response) const;
    void adapt(Millis took);
    void try_later(std::optional<Millis> at_least);

    Parts m_parts;
    std::string m_channel;
    std::function<void()> m_on_applied;
    bool m_reading = false; // a request or a timer of ours is under way
    int m_failures = 0;
    std::size_t m_size = 2; // in page_rows
    Lifeline m_lifeline;
};

} // namespace yizhan
