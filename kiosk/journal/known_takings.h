// What somebody took, as the feed and this kiosk's own ledger have it together.
#pragma once

#include "kiosk/journal/opening.h"

#include "shared/domain/entitlement.h"

namespace yizhan::journal {

// Each taking once, undone ones left out, newest first; of a campaign with periods those of the last few.
Result<std::vector<KnownTaking>> takings_of_member(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, MemberId const& member);
// A guest's, in one visit.
Result<std::vector<KnownTaking>> takings_of_visit(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, VisitId const& visit);
// `here`, `everywhere` and `at_shares`.
Result<void> count_takings(
    Connection& connection, StoreOptions const& options, Campaign const& campaign, TakenSoFar& taken);
// Points that were spent here and that the hub may not have taken off the member's row yet, less those of undone
// takings that it has taken off and not given back yet.
Result<std::int64_t> unsettled_points(Connection& connection, StoreOptions const& options, MemberId const& member);

} // namespace yizhan::journal
