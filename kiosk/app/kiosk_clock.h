// The kiosk's one notion of now: the machine's clocks, what the hub taught, and the memory of it across restarts.
#pragma once

#include "kiosk/app/time_memory.h"
#include "shared/domain/events.h"
#include "shared/platform/clock.h"

namespace yizhan {

class KioskClock {
public:
    // Loads the memory; without it, starts from `built_at` as the floor.
    KioskClock(Clock const& clock, TimeMemory& memory, UtcMs built_at);

    ClockReading read() const;
    TrustedNow now() const;
    MonoMs mono() const { return m_clock.mono(); }
    // For an event that happens now.
    Moment moment() const;
    std::optional<TimeAgreement> const& agreement() const { return m_agreement; }

    // A signed answer said `hub_time`; `sent` and `received` are the readings around the exchange. Passed over when the
    // exchange took over 30 s or spans two boots. Persisted when the offset moved by over a second or a minute has
    // passed.
    void learn(UtcMs hub_time, ClockReading const& sent, ClockReading const& received);

private:
    Clock const& m_clock;
    TimeMemory& m_memory;
    UtcMs m_floor;
    std::optional<TimeAgreement> m_agreement;
    std::optional<TimeAgreement> m_stored;
};

} // namespace yizhan
