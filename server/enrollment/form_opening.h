// Opening a sealed form, and what is wrong with it. Whoever calls writes the opening into the audit log first; what
// comes out lives in private memory and goes no further than the answer to a staff member.
#pragma once

#include "server/enrollment/application_record.h"
#include "server/enrollment/hub_keys.h"
#include "shared/domain/application_form.h"
#include "shared/domain/calendar_day.h"
#include "shared/protocol/hash.h"

#include <string>
#include <vector>

namespace yizhan {

struct OpenedForm {
    ApplicationForm form; // all revisions together
    bool shut = false; // some part could not be opened: the form is not to be decided on as it is
    std::vector<std::string> problems;
};

// Never fails: what cannot be opened is a problem of this form and of no other.
//   sealed_unknown_key, sealed_altered, sealed_elsewhere (moved from another application), sealed_unreadable,
//   revision_missing, and those of find_problems()
OpenedForm open_application(ApplicationRecord const& record, HubKeys const& keys, CalendarDay today);

// name_invalid, name_differs (from the masked one), document_invalid, document_differs (from sex or date of birth),
// too_young, phone_invalid, phone_differs, signature_missing, consent_missing
std::vector<std::string> find_problems(ApplicationForm const& form, CalendarDay today);

// What equal documents and phones are known by.
std::optional<Hash> document_key(ApplicationForm const& form, HubKeys const& keys);
std::optional<Hash> phone_key(ApplicationForm const& form, HubKeys const& keys);

constexpr int youngest_age = 16;

} // namespace yizhan
