// Encoded feed pages that many kiosks read: kept until their channel changes or they grow old, the oldest first out
// where they are too many bytes together.
#pragma once

#include "server/ingest/feed_store.h"

#include <deque>

namespace yizhan {

class PageCache {
public:
    static constexpr std::size_t max_bytes = 64U << 20;

    struct Key {
        std::string channel;
        std::string epoch;
        std::uint64_t after = 0;
        std::uint32_t limit = 0;

        bool operator==(Key const&) const = default;
    };

    std::shared_ptr<EncodedFeedPage const> find(Key const& key, UtcMs now);
    void keep(Key key, std::shared_ptr<EncodedFeedPage const> page, UtcMs now);
    void forget(std::string const& channel);

private:
    struct Entry {
        Key key;
        std::shared_ptr<EncodedFeedPage const> page;
        UtcMs made;
    };
    std::deque<Entry> m_entries; // oldest first; some dozens
    std::size_t m_bytes = 0;
};

} // namespace yizhan
