// The facts of services as they stand in the log: with their place in it, by which one of several that speak of the
// same thing is chosen, the same in any order of arrival.
#pragma once

#include "shared/domain/events.h"

#include <compare>
#include <vector>

namespace yizhan {

struct LogPlace {
    KioskId kiosk;
    IncarnationId incarnation;
    Seq sequence = 0;

    auto operator<=>(LogPlace const&) const = default;
};

template <class Body> struct Placed {
    LogPlace place;
    StationId station; // where it was recorded
    UtcMs at; // the hub's best
    Body body;
};

struct ServiceFacts {
    std::vector<Placed<GoodsTaken>> taken;
    std::vector<Placed<TakingUndone>> undone;
    std::vector<Placed<StockMoved>> moved;
    std::vector<Placed<PointsMoved>> points;
    std::vector<Placed<SessionStarted>> started;
    std::vector<Placed<SessionEnded>> ended;
    std::vector<Placed<ExceptionSettled>> settled;
    std::vector<Placed<ServiceRequested>> requested;
    std::vector<Placed<ServiceAdvanced>> advanced;

    // Keeps the event if it is one of these.
    void take(Event&& event, UtcMs at);
};

} // namespace yizhan
