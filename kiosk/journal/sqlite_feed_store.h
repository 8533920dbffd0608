// The FeedInbox on SQLite: rows and cursor of a page in one transaction.
#pragma once

#include "kiosk/app/feed_inbox.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteFeedStore final : public FeedInbox {
public:
    explicit SqliteFeedStore(Session& session) : m_session{session} { }

    Result<FeedCursor> cursor(std::string const& channel) override;
    Result<void> apply(FeedPage const& page) override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
