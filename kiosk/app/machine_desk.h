// Machines as a use case: start, end, queue, call, report. What runs is in the journal, so that a restart changes
// nothing; time is taken on the monotonic clock within a boot, and over a restart by the trusted clock, never for
// longer than the whole duration from when this boot first saw it.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/kiosk_ports.h"

#include <optional>
#include <variant>
#include <vector>

namespace yizhan {

class MachineDesk {
public:
    // REQUIRES: ports.amenities.
    MachineDesk(KioskPorts const& ports, ZoneMinutes zone);

    void reload(std::vector<Amenity> const& amenities); // at start, and when the feed may have brought something
    void open(AmenityId const& amenity);
    void hide();
    bool is_showing() const;
    // One of OpenMachines … ReportMachine. Others change nothing.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void tick(MonoMs now); // ends, calls and forgets what is due, with its events and sounds
    std::optional<MonoMs> next_change(MonoMs now) const; // of anything that is shown or due
    MachinesScreen view(Attendance const& who, ServiceAnswer answer) const;
    TimedState state(AmenityId const& amenity) const;
    std::vector<MachineCall> calls() const;
};

} // namespace yizhan
