// The ledger of this kiosk's own takings and movements, and its sums: of each goods and each campaign, in each
// incarnation, what lies above the part that the hub has counted. A balance is the parts and these sums, so it never
// has to look at more than a few rows, however long the ledger is.
#pragma once

#include "kiosk/journal/opening.h"

#include "shared/domain/feed.h"

namespace yizhan::journal {

Result<void> enter(Connection& connection, GoodsTaken const& e, std::int64_t place, UtcMs at);
// A taking is undone once.
Result<void> enter(Connection& connection, TakingUndone const& e, std::int64_t place, UtcMs at);
Result<void> enter(Connection& connection, StationId const& here, StockMoved const& e, std::int64_t place, UtcMs at);

// Once a part has come, or has gone (`removed` of its kind and key): the sums are those above it.
Result<void> sum_above(Connection& connection, StoreOptions const& options, StockPart const& part);
Result<void> sum_above(Connection& connection, StoreOptions const& options, CampaignPart const& part);
Result<void> sum_above_again(Connection& connection, StoreOptions const& options, RemovedRow const& removed);
Result<void> sum_all_above(Connection& connection, StoreOptions const& options);

// What own_sums and own_entries call a goods, a campaign, a person and a guest's visit.
inline std::string subject_of(GoodsId const& goods) { return "g:" + goods.text(); }
inline std::string subject_of(CampaignId const& campaign) { return "c:" + campaign.text(); }
inline std::string claimant_of(MemberId const& member) { return "m:" + member.text(); }
inline std::string claimant_of(VisitId const& visit) { return "v:" + visit.text(); }

} // namespace yizhan::journal
