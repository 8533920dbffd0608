// Takes applications out of the log and does with each what follows from it by itself: opens a new form once to see
// whether it can be, tells the station where it stands, gives the applicant a provisional place on the roster, and
// takes provisional cards back where an application came to nothing. Everything here may be done again with the same
// end.
#pragma once

#include "server/enrollment/desk_ports.h"
#include "shared/domain/calendar_day.h"

#include <set>

namespace yizhan {

class ApplicationClerk {
public:
    static constexpr std::size_t step_events = 64;
    static constexpr std::uint64_t max_unwritten = 50'000; // events of others, looked at again after a restart

    // All of it outlives this.
    explicit ApplicationClerk(DeskPorts const& ports) : m_ports{ports} { }

    enum class Progress { CaughtUp, More };
    // One step in one unit of work.
    Result<Progress> step();
    // All that the log has now, in one unit of work: inside a command, what it decides on is what is known.
    Result<void> catch_up();
    // Everything again from the first event.
    Result<void> rebuild();

    Result<std::optional<ApplicationRecord>> find(ApplicationId const& application);
    // Records an event of the hub itself. Inside the unit of work of who calls, who catches up afterwards.
    Result<void> record(StationId const& station, EventBody body);

    CalendarDay today() const;

private:
    Result<Progress> take_slice(std::set<ApplicationId>& touched);
    Result<void> refresh(ApplicationId const& application);
    Result<FormCheck> check(ApplicationRecord const& record);
    Result<void> tell_station(ApplicationRecord const& record, FormCheck const& check);
    Result<void> give_provisional_place(ApplicationRecord const& record, FormCheck const& check);
    Result<void> take_provisional_back(ApplicationRecord const& record);

    DeskPorts m_ports;
    // Up to here the log was looked at and holds nothing new for the clerk. Not worth a commit of its own.
    std::uint64_t m_looked_at = 0;
};

// The applicant as a roster may have them: what was told openly, with what later revisions changed.
Applicant applicant_now(ApplicationRecord const& record, FormCheck const& check);

} // namespace yizhan
