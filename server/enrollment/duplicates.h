// Who an applicant might be already: by the same document, the same phone, or the same masked name and phone tail,
// among members and among those who wait.
#pragma once

#include "server/enrollment/desk_ports.h"

namespace yizhan {

struct Duplicate {
    Member member; // or whom another application would make one
    ApplicationStore::Likeness why = ApplicationStore::Likeness::Document;
};
std::string_view name(ApplicationStore::Likeness why); // document, phone, name_and_tail

// Without the applicant's own record; the surest reason first, each person once.
Result<std::vector<Duplicate>> find_duplicates(
    DeskPorts const& ports, MemberId const& applicant, FormCheck const& check);

} // namespace yizhan
