// A feed store in memory that keeps the port's promises, and can be slow.
#pragma once

#include "kiosk/app/feed_inbox.h"
#include "tests/support/fake_clock.h"

#include <map>
#include <set>
#include <string>

namespace yizhan::test {

class MemoryFeeds final : public FeedInbox {
public:
    explicit MemoryFeeds(FakeClock& clock) : m_clock{clock} { }

    Result<FeedCursor> cursor(std::string const& channel) override { return m_cursors[channel]; }
    Result<void> apply(FeedPage const& page) override
    {
        if (fails) return tl::unexpected(*fails);
        auto& cursor = m_cursors[page.channel];
        bool const same_epoch = cursor.epoch == page.epoch;
        if (page.after != (same_epoch ? cursor.position : 0)) return fail(ErrorCode::Conflict, "does not follow");
        cursor = {page.epoch, page.next};
        for (auto const& row : page.rows) keys.insert(feed_key(row));
        largest_page = std::max(largest_page, page.rows.size());
        ++pages;
        m_clock.advance(per_row * static_cast<std::int64_t>(page.rows.size()) / 1'000);
        return {};
    }

    std::set<std::string> keys;
    std::size_t pages = 0;
    std::size_t largest_page = 0;
    Millis per_row{0}; // of a thousand rows
    std::optional<Error> fails;

private:
    FakeClock& m_clock;
    std::map<std::string, FeedCursor> m_cursors;
};

} // namespace yizhan::test
