#include "shared/platform/keyed_hash.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a fingerprint is the same in one run, and another in the next", "[keyed_hash]")
{
    test::SeededRandom random{1, "run"};
    KeyedHasher const one{random};
    KeyedHasher const next{random};
    CHECK(one.of("document", "12") == one.of("document", "12"));
    CHECK(one.of("document", "12") != one.of("document", "13"));
    CHECK(one.of("document", "12") != one.of("name", "12"));
    CHECK(one.of("a", "bc") != one.of("ab", "c"));
    CHECK(one.of("document", "12") != next.of("document", "12"));
}
