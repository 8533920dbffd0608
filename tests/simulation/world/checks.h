// Whether a world that has come to rest kept every promise. Each finding goes into the ledger as a sentence.
#pragma once

#include "server/projections/figures.h"
#include "tests/simulation/world/kiosk_node.h"
#include "tests/simulation/world/stored_logs.h"

namespace yizhan::sim {

// Every promised event is at the hub exactly once, under the place and with the clock readings it was promised with;
// nothing is there that nobody recorded; each life is without gaps and its chain verifies.
void check_hub_log(HubLog const& hub, Ledger& ledger);
// What the kiosk's disk holds is at the hub in the same bytes; its watermarks are in order.
void check_kiosk_log(KioskLog const& kiosk, HubLog const& hub, Ledger& ledger);
// What staff see is what the events add up to.
void check_figures(Figures& figures, HubLog const& hub, Ledger& ledger);
// What the kiosk's tiles show is what its own events add up to.
void check_tiles(Journal& journal, KioskLog const& kiosk, Ledger& ledger);
// The kiosk knows of each member what the hub says.
void check_roster(Roster& roster, FeedStore& feeds, District const& district, Ledger& ledger);

} // namespace yizhan::sim
