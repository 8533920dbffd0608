// Whether services kept their promises in a world that has come to rest: what the hub and each kiosk know is what the
// little model makes of the log.
#pragma once

#include "server/projections/projector.h"
#include "server/store/hub_store.h"
#include "tests/simulation/world/kiosk_node.h"
#include "tests/simulation/world/service_model.h"
#include "tests/simulation/world/stored_logs.h"

namespace yizhan::sim {

ServiceModel model_of(HubLog const& hub);

// Stock, usage, points and requests as staff see them.
void check_ledgers(HubStore& store, ServiceModel const& model, Ledger& ledger);
// Every over-use stands as an exception with its sides, and none stands without reason.
void check_exceptions(HubStore& store, ServiceModel const& model, Ledger& ledger);
// Everything counted again from the first event is what was counted along the way.
void check_rebuild(HubStore& store, Projector& projector, Ledger& ledger);
// The kiosk's books after the last exchange. `now`: the hub's time.
void check_books(KioskNode& kiosk, ServiceModel const& model, UtcMs now, Ledger& ledger);

} // namespace yizhan::sim
