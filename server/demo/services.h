// What the demo district's stations do for people beyond hot water: machines, goods, campaigns and first stocks. All of
// it is invented.
#pragma once

#include "server/demo/seeded_stream.h"
#include "server/ingest/event_store.h"
#include "shared/domain/campaign.h"
#include "shared/domain/station.h"

#include <vector>

namespace yizhan::demo {

// Timed amenities of a station, to stand behind `first_order - 1` others, and their machines.
struct DemoMachines {
    std::vector<Amenity> amenities;
    std::vector<Machine> machines;
};
DemoMachines demo_machines(bool in_park, int first_order);

std::vector<Goods> demo_goods();
// Around `now`; the total and the shares of one of them are for the four stations of the park.
std::vector<Campaign> demo_campaigns(UtcMs now, ZoneMinutes zone);
// Stock that came from a supplier yesterday, as the hub's own events.
std::vector<OwnEvent> demo_first_stock(std::vector<StationId> const& stations, Random& random, UtcMs now);

} // namespace yizhan::demo
