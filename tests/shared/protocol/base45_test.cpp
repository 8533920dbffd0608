#include "shared/protocol/base45.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("base45 writes and reads the examples of RFC 9285", "[base45]")
{
    auto const [bytes, text] = GENERATE(table<std::string, std::string>(
        {{"AB", "BB8"}, {"Hello!!", "%69 VD92EX0"}, {"base-45", "UJCLQE7W581"}, {"ietf!", "QED8WEX0"}, {"", ""}}));
    CHECK(to_base45(as_bytes(bytes)) == text);
    REQUIRE(from_base45(text).has_value());
    CHECK(as_text(*from_base45(text)) == bytes);
}

TEST_CASE("base45 refuses what no encoder writes", "[base45]")
{
    auto const [why, text] = GENERATE(table<std::string, std::string>({{"65536 does not fit two bytes", "GGW"},
        {"91124 does not fit two bytes", ":::"}, {"256 does not fit one byte", "VF"}, {"one character is no byte", "A"},
        {"four characters are three and one", "BB8B"}, {"lower case", "bb8"},
        {"a character outside the alphabet", "B_8"}, {"a line end", "BB\n"}, {"a Chinese character", "站"}}));
    INFO(why);
    REQUIRE_FALSE(from_base45(text).has_value());
    CHECK(from_base45(text).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("the largest groups that fit are read", "[base45]")
{
    CHECK(from_base45("FGW") == Bytes{0xFF, 0xFF});
    CHECK(from_base45("U5") == Bytes{0xFF});
}

TEST_CASE("any bytes come back from base45 as they were", "[base45]")
{
    test::SeededRandom random{45, "base45"};
    for (std::size_t size = 0; size < 200; ++size) {
        Bytes bytes(size);
        random.fill(bytes);
        REQUIRE(from_base45(to_base45(bytes)) == bytes);
    }
}
