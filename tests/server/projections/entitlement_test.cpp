// The hub judges what was taken by the rule by which a kiosk gives: the same file of vectors.
#include "tests/support/entitlement_vectors.h"

#include <catch2/catch.hpp>

using namespace yizhan::test;

TEST_CASE("the hub decides who may take what as every kiosk does", "[projections]")
{
    auto const all = run_entitlement_vectors();
    CHECK(all.size() >= 100);
    for (auto const& one : all) {
        INFO(one.says);
        CHECK(one.decided == one.expected);
    }
}
