// The MachineBook on SQLite: rows of the feed, and sessions and queues as they follow from this kiosk's own events.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/journal/session.h"

namespace yizhan::journal {

class SqliteMachineBook final : public MachineBook {
public:
    explicit SqliteMachineBook(Session& session) : m_session{session} { }

    Result<std::vector<Machine>> machines() override;
    Result<std::vector<OwnSession>> own_sessions() override;
    Result<std::vector<MachineSession>> other_sessions() override;
    Result<std::vector<WaitingTicket>> tickets() override;
    Result<std::vector<MachineId>> broken() override;
    Result<int> last_number(AmenityId const& amenity, std::int32_t day) override;

private:
    Session& m_session;
};

} // namespace yizhan::journal
