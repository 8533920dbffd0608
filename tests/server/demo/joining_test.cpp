#include "server/demo/joining.h"

#include "server/demo/unions.h"
#include "shared/domain/member.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace yizhan;

namespace {

Employer employer_named(std::string_view zh)
{
    auto const all = demo::demo_employers();
    auto const found = std::ranges::find_if(all, [&](Employer const& one) { return one.name.zh == zh; });
    REQUIRE(found != all.end());
    return *found;
}

std::string first_union(RoutingQuestion const& question)
{
    auto const proposals = propose(question, demo::demo_routing_rules());
    REQUIRE_FALSE(proposals.empty());
    return proposals.front().union_id.text();
}

} // namespace

TEST_CASE("the demo's unions are one tree under the district", "[demo]")
{
    auto const unions = demo::demo_unions();
    std::set<UnionId> known;
    for (auto const& group : unions) known.insert(group.row.id);
    CHECK(std::ranges::count_if(unions, [](auto const& group) { return !group.row.parent; }) == 1);
    CHECK(std::ranges::all_of(
        unions, [&](auto const& group) { return !group.row.parent || known.contains(*group.row.parent); }));
}

TEST_CASE("the demo's rules can be kept as they are", "[demo]")
{
    KnownPlaces places;
    for (auto const& group : demo::demo_unions()) places.unions.push_back(group.row.id);
    for (auto const& employer : demo::demo_employers()) places.employers.push_back(employer.id);
    for (auto const& community : demo::demo_communities()) places.communities.push_back(community.id);
    CHECK(check_rules(demo::demo_routing_rules(), places).empty());
}

TEST_CASE("a driver is led by firm, then park, then trade, then community", "[demo]")
{
    CHECK(first_union({Occupation::TruckDriver, employer_named("港前车队"), {}}) == "u-firm-05");
    CHECK(first_union({Occupation::TruckDriver, employer_named("鸿运货运"), {}}) == "u-park");
    CHECK(first_union({Occupation::Courier, {}, {}}) == "u-trade-courier");
    auto const somewhere = demo::demo_communities().front();
    CHECK(first_union({Occupation::Other, {}, somewhere}) == "u-community-01");
    CHECK(first_union({Occupation::Other, {}, {}}) == "u-district");
}

TEST_CASE("every firm and community of the demo can be looked up by initials", "[demo]")
{
    for (auto const& employer : demo::demo_employers()) CHECK(employer.initials.size() >= 2);
    for (auto const& community : demo::demo_communities()) CHECK(community.initials.size() >= 2);
}
