// The DraftStore on SQLite. What is deleted is overwritten (secure_delete), in the database and, with the next
// checkpoint, in its log.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteDraftStore final : public DraftStore {
public:
    explicit SqliteDraftStore(Session& session) : m_session{session} { }

    Result<void> save(Draft const& draft) override;
    Result<std::vector<Draft>> drafts(CeremonyId const& ceremony) override;
    Result<PinAttempts> pin_attempts(CardId const& card) override;
    Result<void> set_pin_attempts(CardId const& card, PinAttempts const& attempts) override;
    Result<Bytes> draft_salt() override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
