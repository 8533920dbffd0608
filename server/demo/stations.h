// The stations of the demo district, what each offers, and what is pinned to its board. The places exist; hours, offers
// and notices are invented.
#pragma once

#include "shared/domain/station.h"

#include <vector>

namespace yizhan::demo {

struct DemoStation {
    Station row;
    std::vector<Amenity> amenities;
    std::vector<Machine> machines;
};

// Four in the logistics park (st-logistics-1 to -4), then one for each subdistrict.
std::vector<DemoStation> demo_stations();
std::vector<Bulletin> demo_bulletins(UtcMs now);

} // namespace yizhan::demo
