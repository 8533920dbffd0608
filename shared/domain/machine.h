// Timed amenities: machines (a washing machine, a microwave, a bed) that one person uses for a while. What a station
// has is data from the hub; what happens to a machine is events; how it stands now follows from both.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// How long a machine of an amenity may be used, and the stated rule for sessions that nobody ends: once the time is
// over the machine waits for its person; after `clear_min` more the session ends itself as forgotten, and whoever is
// next is called.
struct TimedTerms {
    std::vector<int> minutes{30}; // to choose from, ascending, 1..5, each 1..720; the first is offered first
    int clear_min = 15; // 1..240
    bool operator==(TimedTerms const&) const = default;
};

// Whoever is next in the queue is held a machine for so long after being called.
constexpr Millis queue_hold{5 * 60 * 1000};

// One machine of a timed amenity. Channel station.ID.
struct Machine {
    MachineId id;
    AmenityId amenity;
    Bilingual name; // 3号洗衣机
    int order = 0; // among those of its amenity, small first
    bool in_service = true; // staff took it out of service
    bool operator==(Machine const&) const = default;
};

enum class SessionEnd {
    Collected, // its person took the things out after the time was over
    Early, // its person was done before
    Undone, // taken back within the undo window: it never was
    Forgotten, // nobody came: ended by the stated rule
    Broken, // the machine was reported broken meanwhile
    ByVolunteer,
};
std::string_view name(SessionEnd end); // collected, early, undone, forgotten, broken, by_volunteer
std::optional<SessionEnd> session_end_of(std::string_view name);

enum class TicketEnd { Started, GivenUp, Missed };
std::string_view name(TicketEnd end); // started, given_up, missed
std::optional<TicketEnd> ticket_end_of(std::string_view name);

// A session of another kiosk of the same station, so that two screens show one machine alike. Channel station.ID; the
// row is removed when the session has ended.
struct MachineSession {
    SessionId session;
    MachineId machine;
    KioskId kiosk;
    UtcMs started_at; // the hub's best
    int minutes = 0; // 1..720
    bool operator==(MachineSession const&) const = default;
};

} // namespace yizhan
