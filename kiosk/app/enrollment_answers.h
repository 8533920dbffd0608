// What the hub answered to an application, found by the provisional code of the person: the full code that waits for
// them, what is still missing, or why not.
#pragma once

#include "kiosk/app/check_in_desk.h"
#include "kiosk/app/enrollment_desk.h"
#include "kiosk/app/kiosk_ports.h"

#include <string_view>
#include <variant>

namespace yizhan {

class EnrollmentAnswers {
public:
    EnrollmentAnswers(KioskPorts const& ports, CheckInDesk& check_in);

    // Monostate: no answer waits for this code, it is one like all others, and nothing was recorded. Otherwise the
    // person is checked in, with the new code where there is one; a check-in that failed or was refused is told as
    // such.
    using Found = std::variant<std::monostate, ToldAnswer, Result<CheckInAnswer>>;
    Found look(ScannedCode const& scanned, std::string_view text);

private:
    std::optional<Found> pick_up(ReadCard const& card, std::string_view text);
    Found told(LocalApplication application, ReadCard const& card);

    KioskPorts m_ports;
    CheckInDesk& m_check_in;
};

} // namespace yizhan
