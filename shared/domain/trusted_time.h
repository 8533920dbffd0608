// What time it is, told by a machine whose clock may lie. A kiosk learns the time from a signed answer of the hub and
// from then on counts on its monotonic clock, so that a wall clock that jumps changes nothing until the next boot.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"

#include <optional>

namespace yizhan {

// How good a time is. Only Agreed is good enough to turn somebody away.
enum class TimeQuality {
    Agreed, // learned in this boot
    Carried, // the wall clock, corrected by what was learned in an earlier boot
    Floor, // the wall clock stands before a moment that is surely past; that moment is used
    Unset, // nothing was ever learned: the bare wall clock
};

struct ClockReading {
    UtcMs wall;
    MonoMs mono;
    BootId boot;
};

// What one signed answer taught: all readings belong to the middle of the exchange.
struct TimeAgreement {
    UtcMs hub_time;
    UtcMs wall;
    MonoMs mono;
    BootId boot;

    Millis offset() const { return hub_time - wall; } // add it to the wall clock
    bool operator==(TimeAgreement const&) const = default;
};

struct TrustedNow {
    UtcMs time;
    TimeQuality quality = TimeQuality::Unset;
};

// `floor`: the newest moment that is surely past (the build's time, then every agreed time); it only moves forward.
TrustedNow trusted_now(ClockReading const& now, std::optional<TimeAgreement> const& agreement, UtcMs floor);

// What an event keeps as its offset: trusted minus wall, when the time was agreed in this boot.
std::optional<Millis> offset_for_event(ClockReading const& now, std::optional<TimeAgreement> const& agreement);

} // namespace yizhan
