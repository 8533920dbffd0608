#include "shared/base/ids.h"

#include <catch2/catch.hpp>
#include <type_traits>
#include <unordered_set>

using namespace yizhan;

TEST_CASE("an id is 1 to 64 safe characters", "[ids]")
{
    CHECK(StationId::parse("dongsheng-1.A_b")->text() == "dongsheng-1.A_b");
    CHECK(StationId::parse(std::string(64, 'x')).has_value());
    for (auto const& text : {std::string{}, std::string(65, 'x'), std::string{"a b"}, std::string{"a/b"},
             std::string{"a\n"}, std::string{"驿站"}, std::string{"a\"b"}, std::string{"a\0b", 3}}) {
        CAPTURE(text);
        CHECK(StationId::parse(text).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("ids of two kinds cannot be taken for one another", "[ids]")
{
    static_assert(!std::is_convertible_v<MemberId, CardId>);
    static_assert(!std::is_constructible_v<MemberId, CardId>);
    static_assert(!std::is_constructible_v<MemberId, std::string>);
    CHECK(MemberId{}.empty());
    CHECK(MemberId::make("m1") == *MemberId::parse("m1"));
    CHECK(MemberId::make("m1") < MemberId::make("m2"));
}

TEST_CASE("an id is a key of a hash table", "[ids]")
{
    std::unordered_set<KioskId> const kiosks{KioskId::make("k1"), KioskId::make("k2"), KioskId::make("k1")};
    CHECK(kiosks.size() == 2);
}
