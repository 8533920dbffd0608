// What joining needs in the demo district: firms, communities, and the rules that lead to a union. The firms are
// invented.
#pragma once

#include "shared/domain/routing.h"

#include <span>
#include <string_view>
#include <vector>

namespace yizhan::demo {

struct Firm {
    std::string_view zh;
    std::string_view en;
    std::string_view initials; // of its pinyin
};

// The firms of the logistics park that have a union of their own: u-firm-01, u-firm-02, ….
std::span<Firm const> park_firms();

std::vector<Employer> demo_employers();
std::vector<Community> demo_communities();
std::vector<RoutingRule> demo_routing_rules();

} // namespace yizhan::demo
