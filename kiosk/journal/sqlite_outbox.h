// The Outbox on SQLite: watermarks over the event log, no rows of its own but for the quarantined.
#pragma once

#include "kiosk/app/outbox.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteOutbox final : public Outbox {
public:
    explicit SqliteOutbox(Session& session) : m_session{session} { }

    Result<std::optional<OutboxBatch>> next_batch(std::size_t max_events, std::size_t max_bytes) override;
    Result<void> record(HubWatermarks const& marks) override;
    Result<void> begin_incarnation() override;

private:
    // Keeps an event whose bytes the disk has altered apart; what is then missing is a gap.
    Result<void> set_aside_event(std::int64_t place);

    Session& m_session;
};

} // namespace yizhan::journal
