// What stations may know, as rows in channels: a port. A put replaces the earlier row of the same kind and key and
// takes a new position at the end, so a channel holds each thing once and a late reader gets only what is true now. All
// calls on the hub's executor.
#pragma once

#include "shared/domain/feed.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yizhan {

constexpr std::uint32_t max_feed_page_rows = 5000;
constexpr std::size_t max_feed_page_bytes = 16U << 20; // decompressed; a page ends early before it

// One page as it is sent: zstd of rows and trailer. Shared by all who read the same.
struct EncodedFeedPage {
    std::string body;
    FeedCursor cursor; // after this page
    std::uint64_t head = 0;
};

struct FeedRequest {
    std::string channel;
    FeedCursor cursor; // an epoch other than the hub's: from position 0 of the hub's
    std::uint32_t limit = max_feed_page_rows; // 1..max_feed_page_rows
};

class FeedStore {
public:
    virtual ~FeedStore() = default;

    // One transaction. Rows of one call are of one channel.
    virtual Result<void> put(std::string const& channel, std::span<FeedRow const> rows) = 0;

    // NotFound: no such channel. Cheap for many readers of the same page: it is encoded once and kept until the
    // channel changes, for at most page_age_max.
    virtual Result<std::shared_ptr<EncodedFeedPage const>> read(FeedRequest const& request, UtcMs now) = 0;
    static constexpr Millis page_age_max{10'000};

    // NotFound: no such channel.
    virtual Result<FeedCursor> head(std::string const& channel) = 0;

    // The row under this key, unless there is none or it was removed.
    virtual Result<std::optional<FeedRow>> find(std::string const& channel, FeedKind kind, std::string const& key) = 0;
    // All rows of a kind, in order of position. For short lists: stations, unions, amenities.
    virtual Result<std::vector<FeedRow>> rows(std::string const& channel, FeedKind kind) = 0;

    virtual Result<std::vector<Station>> stations() = 0; // by id
    virtual Result<std::optional<Member>> member_by_number(MemberNumber const& number) = 0;
};

} // namespace yizhan
