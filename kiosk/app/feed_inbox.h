// Where pages of the feed go, as the sync sees it. Same thread as the journal.
#pragma once

#include "shared/domain/feed.h"

namespace yizhan {

class FeedInbox {
public:
    virtual ~FeedInbox() = default;
    virtual Result<FeedCursor> cursor(std::string const& channel) = 0; // nothing read yet: an empty cursor
    // Rows, cursor and `as_of` in one transaction. Conflict: the page does not follow the cursor (asked from elsewhere,
    // or older than what is held within one epoch); nothing changes. With a new epoch the old rows of the channel stay
    // until `next` == `head`, then those that the new epoch did not bring are dropped.
    virtual Result<void> apply(FeedPage const& page) = 0;
};

} // namespace yizhan
