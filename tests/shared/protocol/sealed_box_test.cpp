#include "shared/protocol/sealed_box.h"

#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("sealed box: only the holder of the key reads it, and every change is noticed", "[protocol]")
{
    test::SeededRandom random{1, "keys"};
    auto const fresh = [&] { return SigningKey{Secret::generate([&](auto out) { random.fill(out); })}; };
    auto const kiosk = fresh();
    auto const other = fresh();
    Bytes const plain(32, 0x5a);
    auto const sealed = seal_for(kiosk.verify_key(), plain);
    REQUIRE(sealed);
    CHECK(sealed->size() == plain.size() + 48);
    CHECK(open_sealed(*sealed, kiosk) == plain);
    CHECK(open_sealed(*sealed, other).error().code == ErrorCode::Unauthorised);
    for (std::size_t at = 0; at < sealed->size(); ++at) {
        auto altered = *sealed;
        altered[at] ^= 1;
        CHECK(!open_sealed(altered, kiosk));
    }
    CHECK(!open_sealed(ByteView{*sealed}.first(47), kiosk));
}
