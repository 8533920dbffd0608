// Where moments lie on this boot's monotonic clock. One of this boot is there already. One of an earlier boot, or of
// another kiosk, is put there by the trusted clock, once when it is first seen and once more when the hub's time is
// first agreed; never later than when it was first seen, so that nothing lasts longer than its whole duration from
// then on. A wall clock that jumps moves nothing.
#pragma once

#include "kiosk/app/kiosk_clock.h"

#include <map>
#include <string>

namespace yizhan {

class BootAnchors {
public:
    explicit BootAnchors(KioskClock& clock) : m_clock{clock} { }

    // Between the two, place() whatever is kept; the rest is forgotten.
    void begin();
    void end() { m_before.clear(); }
    // `key`: an id of what happened then, the same each time.
    MonoMs place(std::string const& key, Moment const& moment);
    MonoMs place(std::string const& key, UtcMs occurred_at);
    // The time was agreed since something was put there by a worse clock.
    bool is_outdated() const;

private:
    struct Anchor {
        MonoMs first_seen;
        MonoMs at;
        bool agreed = false;
    };
    KioskClock& m_clock;
    std::map<std::string, Anchor> m_before;
    std::map<std::string, Anchor> m_known;
};

} // namespace yizhan
