#include "shared/base/bytes.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("base64 writes and reads the examples of RFC 4648", "[bytes]")
{
    auto const [bytes, padded, url] = GENERATE(table<std::string, std::string, std::string>(
        {{"", "", ""}, {"f", "Zg==", "Zg"}, {"fo", "Zm8=", "Zm8"}, {"foo", "Zm9v", "Zm9v"},
            {"foob", "Zm9vYg==", "Zm9vYg"}, {"fooba", "Zm9vYmE=", "Zm9vYmE"}, {"foobar", "Zm9vYmFy", "Zm9vYmFy"}}));
    CHECK(to_base64(as_bytes(bytes)) == padded);
    CHECK(to_base64url(as_bytes(bytes)) == url);
    CHECK(as_text(*from_base64(padded)) == bytes);
    CHECK(as_text(*from_base64url(url)) == bytes);
}

TEST_CASE("the two alphabets differ in two characters and are not mixed", "[bytes]")
{
    Bytes const bytes{0xFB, 0xEF, 0xFF};
    CHECK(to_base64(bytes) == "++//");
    CHECK(to_base64url(bytes) == "--__");
    CHECK_FALSE(from_base64("--__").has_value());
    CHECK_FALSE(from_base64url("++//").has_value());
}

TEST_CASE("base64 in another form is refused", "[bytes]")
{
    for (auto const* text :
        {"Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "Z=g=", "Zg==Zg=="}) {
        CAPTURE(text);
        CHECK(from_base64(text).error().code == ErrorCode::InvalidInput);
    }
    for (auto const* text : {"Z", "Zg==", "Zh", "Zm9vY"}) {
        CAPTURE(text);
        CHECK_FALSE(from_base64url(text).has_value());
    }
}

TEST_CASE("hex is lower case and even", "[bytes]")
{
    CHECK(to_hex(Bytes{0x00, 0xAB, 0xFF}) == "00abff");
    CHECK(from_hex("00abff") == Bytes{0x00, 0xAB, 0xFF});
    CHECK(from_hex("") == Bytes{});
    for (auto const* text : {"0", "AB", "0g", " 0", "0x"}) {
        CAPTURE(text);
        CHECK(from_hex(text).error().code == ErrorCode::InvalidInput);
    }
}
