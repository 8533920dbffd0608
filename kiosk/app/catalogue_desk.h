// The catalogue of services at the kiosk: find one by field, situation or letters, ask for it, follow it by code.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/enrollment_intents.h"
#include "kiosk/app/kiosk_ports.h"

namespace yizhan {

class CatalogueDesk {
public:
    // REQUIRES: ports.amenities. Writing works where ports.enrollment has its engines; letters always do.
    CatalogueDesk(KioskPorts const& ports, ZoneMinutes zone);

    void reload();
    void open();
    void hide();
    bool is_showing() const;
    void apply(AmenityIntent const& intent, Attendance const& who);
    void apply(EnrollmentIntent const& intent, Attendance const& who); // Write, EraseLast
    void back();
    CatalogueScreen view(Attendance const& who);
};

} // namespace yizhan
