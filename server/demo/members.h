// The members of the demo district: invented from a seed. There is no name behind a masked name, no phone behind a
// tail.
#pragma once

#include "server/demo/unions.h"
#include "shared/platform/random.h"

#include <vector>

namespace yizhan::demo {

struct DemoRoster {
    std::vector<Member> members;
    std::vector<Revocation> revocations; // of cards that were replaced or lost
};

// At most 9,000,000: numbers have seven free digits.
DemoRoster demo_roster(Random& random, std::vector<DemoUnion> const& unions, std::size_t count, UtcMs now);

} // namespace yizhan::demo
