// What a phone sends to join a union, read strictly: either a form that can be sealed, or the fields that cannot be
// taken.
#pragma once

#include "shared/domain/application_form.h"
#include "shared/protocol/check_in_link.h"
#include "shared/protocol/p256_key.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

// Which application, and the key that its card will belong to. Enough to ask again for an answer that was lost.
struct PhoneApplicationName {
    ApplicationId id;
    P256Key phone;
    bool has_form = false;
};

struct PhoneApplication {
    CheckInToken token;
    ApplicationForm form;
    UnionId union_id;
    Route route = Route::Chosen;
    bool not_me = false; // the person was shown whom they might be
    std::vector<std::string> faults; // names of members that are not valid; with any of them nothing else counts
};

// Unauthorised: not a JSON object. InvalidInput: no UUID, or no point of the curve.
Result<PhoneApplicationName> read_application_name(std::string_view body);
// Unauthorised: no token, or not of the form. `today`: for dates of birth.
Result<PhoneApplication> read_application(std::string_view body, CalendarDay today);

} // namespace yizhan
