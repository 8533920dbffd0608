// Inside this room: recording what staff and phones did as an event of the hub itself. Its id is the command's, so that
// a command sent twice is one fact.
#pragma once

#include "server/enrollment/desk_ports.h"

namespace yizhan {

// What is about no station happens at the desk.
StationId const& desk_station();

struct OwnFact {
    EventBody body; // of the first one under this id
    bool fresh = false; // recorded just now
};
// Inside the unit of work of who calls.
Result<OwnFact> record_own_fact(DeskPorts const& ports, EventId id, StationId const& station, EventBody body);

// The same words make the same id.
EventId fact_id(std::string_view words);

} // namespace yizhan
