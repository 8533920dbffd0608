// The union tree of the demo district: the names of places are Beilun's, the unions are invented.
#pragma once

#include "shared/domain/member.h"
#include "shared/domain/station.h"

#include <vector>

namespace yizhan::demo {

struct DemoUnion {
    Union row;
    std::optional<Occupation> occupation; // of all its members, where it is for one trade
    unsigned weight = 1; // how many of the members are in it, relative to the others
};

// 96 of them, the broad ones first.
std::vector<DemoUnion> demo_unions();

} // namespace yizhan::demo
