// The Journal on SQLite: stamps, chains, counts and commits.
#pragma once

#include "kiosk/app/journal.h"
#include "kiosk/journal/session.h"

#include <functional>

namespace yizhan::journal {

class SqliteJournal final : public Journal {
public:
    explicit SqliteJournal(Session& session) : m_session{session} { }

    Result<Seq> append(std::span<NewEvent const> events, Moment const& now) override;
    JournalStatus status() const override;
    Result<std::map<AmenityId, std::int64_t>> amenity_uses(std::int32_t day) override;
    Result<std::int64_t> visits_in_month(MemberId const& member, std::int32_t month) override;

    // Throws the counts and what is known of applications, machines, goods and requests away, and makes all anew from
    // every event.
    Result<void> rebuild();
    // Every event that is kept, verbatim, in the order in which they were written.
    Result<void> each_event(std::function<void(std::string_view envelope)> const& visit);

private:
    Session& m_session;
};

} // namespace yizhan::journal
