// Everything that happens about joining, as one value: who takes events, and the desks at which staff act.
#pragma once

#include "server/enrollment/decision_desk.h"
#include "server/enrollment/district_desk.h"
#include "server/enrollment/volunteer_register.h"

namespace yizhan {

struct EnrollmentDesks {
    explicit EnrollmentDesks(DeskPorts const& with)
        : ports{with}, clerk{with}, cards{with, clerk}, decisions{with, clerk, cards},
          volunteers{with, cards}, district{with}
    {
    }
    EnrollmentDesks(EnrollmentDesks const&) = delete;
    EnrollmentDesks& operator=(EnrollmentDesks const&) = delete;

    DeskPorts ports;
    ApplicationClerk clerk;
    CardDesk cards;
    DecisionDesk decisions;
    VolunteerRegister volunteers;
    DistrictDesk district;
};

} // namespace yizhan
