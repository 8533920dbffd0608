#include "kiosk/app/attendance.h"

namespace yizhan {

ServiceAnswer answer_for(ServicePolicy const& policy, Attendance const& who, Roster& roster, KioskClock const& clock)
{
    if (policy.demand == Demand::Always && !policy.list_age_h) return ServiceAnswer::Allowed;
    ServiceQuestion question;
    if (who.visit != nullptr) question.assurance = who.visit->event.assurance;
    question.volunteer_present = who.on_duty != nullptr;
    auto const as_of = roster.as_of();
    if (as_of && *as_of) question.list_age = clock.now().time - **as_of;
    return decide_service(policy, question);
}

} // namespace yizhan
