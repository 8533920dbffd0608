// Logging what is used, as a use case: one tap records, one tap within ten seconds takes it back.
#pragma once

#include "kiosk/app/check_in_desk.h"
#include "kiosk/app/journal.h"
#include "kiosk/app/kiosk_clock.h"
#include "shared/domain/amenities.h"
#include "shared/platform/random.h"

#include <deque>

namespace yizhan {

class AmenityDesk {
public:
    AmenityDesk(Journal& journal, KioskClock& clock, Random& random);

    // Recorded when it returns Ok. `visit`: whose use it is; none: taken from the home screen. Refused: not offered
    // now.
    Result<void> use(Amenity const& amenity, Visit* visit);
    // NotFound: the ten seconds are over, or it is already undone: nothing changes. `visit` as for the use.
    Result<void> undo(UseId const& use, Visit* visit);

    // The newest use that can still be taken back, of this visit (none: of the home screen).
    std::optional<RecentUse> newest(std::optional<VisitId> const& visit, MonoMs now) const;

private:
    Journal& m_journal;
    KioskClock& m_clock;
    Random& m_random;
    std::deque<RecentUse> m_recent; // newest last, at most 32
};

} // namespace yizhan
