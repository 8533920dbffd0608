// All that the kiosk's actor needs of the outside, in one value that wiring, tests and the simulation fill in.
#pragma once

#include "kiosk/app/amenity_books.h"
#include "kiosk/app/enrollment_ports.h"
#include "kiosk/app/journal.h"
#include "kiosk/app/kiosk_clock.h"
#include "kiosk/app/ports.h"
#include "kiosk/app/roster.h"
#include "kiosk/app/station_book.h"
#include "shared/platform/executor.h"
#include "shared/platform/random.h"

#include <optional>

namespace yizhan {

struct KioskPorts {
    Journal& journal;
    Roster& roster;
    StationBook& book;
    CardReader& reader;
    CheckInCode& code;
    KioskClock& clock;
    SyncPort& sync;
    Random& random;
    Executor& executor;
    std::optional<EnrollmentPorts> enrollment = {}; // none: joining and volunteers are not offered here
    std::optional<AmenityPorts> amenities = {}; // none: machines, goods and services are not offered here
    Announcer* announcer = nullptr; // none: silent
};

} // namespace yizhan
