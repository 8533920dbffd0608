// Machines as a use case: start, end, queue, call, report. What runs is in the journal, so that a restart changes
// nothing; time is taken on the monotonic clock within a boot, and over a restart by the trusted clock, never for
// longer than the whole duration from when this boot first saw it. The rules themselves are the board's.
#pragma once

#include "kiosk/app/amenity_views.h"
#include "kiosk/app/attendance.h"
#include "kiosk/app/boot_anchors.h"
#include "kiosk/app/kiosk_ports.h"
#include "kiosk/app/machine_bell.h"

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
    bool is_showing() const { return m_shown.has_value(); }
    // One of OpenMachines … ReportMachine. Others change nothing. What wants a code or a volunteer first is not done.
    void apply(AmenityIntent const& intent, Attendance const& who);
    void tick(MonoMs now); // ends, calls and forgets what is due, with its events and sounds
    std::optional<MonoMs> next_change(MonoMs now) const; // of anything that is shown or due
    MachinesScreen view(Attendance const& who, ServiceAnswer answer) const;
    TimedState state(AmenityId const& amenity) const;
    std::vector<MachineCall> calls() const;

private:
    // What is on the screen, while it is there.
    struct Shown {
        AmenityId amenity;
        int minutes = 0;
        std::optional<TicketId> ticket; // given out on this screen
        bool not_recorded = false;
    };
    // 'No. 3 is running', 'thank you, we look at it': for a few seconds.
    struct Note {
        Bilingual machine;
        bool reported = false;
        MonoMs until;
    };
    // What a finger touched last: the second tap of two is part of the first.
    struct Tapped {
        std::string what;
        MonoMs at;
    };

    void on(intent::OpenMachines const& wanted, Attendance const& who);
    void on(intent::PickMinutes const& wanted, Attendance const& who);
    void on(intent::StartMachine const& wanted, Attendance const& who);
    void on(intent::EndSession const& wanted, Attendance const& who);
    void on(intent::JoinQueue const& wanted, Attendance const& who);
    void on(intent::LeaveQueue const& wanted, Attendance const& who);
    void on(intent::ReportMachine const& wanted, Attendance const& who);
    template <class Other> void on(Other const&, Attendance const&) { }

    bool read_book();
    bool is_allowed(Amenity const& amenity, Attendance const& who) const;
    bool is_second_tap(std::string what);
    // The place in the queue of whoever stands there; of a guest: what this screen gave out.
    BoardTicket const* ticket_of(AmenityId const& amenity, Attendance const& who) const;
    BoardTicket const* called(AmenityId const& amenity, Attendance const& who) const;
    // The ticket with which a machine may be started; nothing at all: it may not.
    struct Way {
        BoardTicket const* ticket = nullptr;
    };
    std::optional<Way> way_to(Machine const& machine, Attendance const& who, MonoMs now) const;
    // All or nothing, durable before the board shows it.
    bool record(std::vector<EventBody> bodies);
    bool record_for(std::vector<EventBody> bodies); // for whoever stands there: says so when it was not recorded
    void settle(MonoMs now);
    void ring(MonoMs now);
    EventId fresh_id();
    MachineTile tile(Machine const& machine, MonoMs now) const;

    KioskPorts m_ports;
    ZoneMinutes m_zone;
    std::vector<Amenity> m_amenities;
    MachineBoard m_board;
    BootAnchors m_anchors;
    MachineBell m_bell;
    std::optional<Shown> m_shown;
    std::optional<Note> m_note;
    std::optional<Tapped> m_tapped;
    std::optional<MonoMs> m_retry_at; // what was due could not be recorded
};

} // namespace yizhan
