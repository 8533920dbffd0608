// The TimeMemory on SQLite: one row.
#pragma once

#include "kiosk/app/time_memory.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteTimeMemory final : public TimeMemory {
public:
    explicit SqliteTimeMemory(Session& session) : m_session{session} { }

    Result<RememberedTime> load() override;
    Result<void> store(TimeAgreement const& agreement) override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
