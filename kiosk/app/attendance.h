// Who stands there now, as the desks behind the kiosk's actor need it.
#pragma once

#include "kiosk/app/check_in_desk.h"
#include "shared/domain/service_policy.h"
#include "shared/domain/volunteer.h"

namespace yizhan {

struct Attendance {
    Visit* visit = nullptr; // none: nobody checked in
    Volunteer const* on_duty = nullptr; // none: no volunteer has signed in

    ByWhom by() const
    {
        if (visit == nullptr) return {};
        std::optional<UnionId> union_id;
        if (visit->member && !visit->member->union_id.empty()) union_id = visit->member->union_id; // known here
        return {visit->event.visit, visit->event.member, union_id};
    }
};

// What stands there now of all that `policy` may ask for.
ServiceAnswer answer_for(ServicePolicy const& policy, Attendance const& who, Roster& roster, KioskClock const& clock);

} // namespace yizhan
