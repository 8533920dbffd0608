#include "shared/protocol/cbor.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace yizhan;

namespace {

Bytes hex(std::string_view text) { return from_hex(text).value(); }

bool opens(Bytes const& bytes) { return CborReader::open(bytes).has_value(); }

} // namespace

TEST_CASE("integers are written as RFC 8949 appendix A has them, and read back", "[cbor]")
{
    auto const [value, text]
        = GENERATE(table<std::int64_t, std::string>({{0, "00"}, {10, "0a"}, {23, "17"}, {24, "1818"}, {100, "1864"},
            {1000, "1903e8"}, {1000000, "1a000f4240"}, {1000000000000, "1b000000e8d4a51000"}, {-1, "20"}, {-10, "29"},
            {-100, "3863"}, {-1000, "3903e7"}, {std::numeric_limits<std::int64_t>::max(), "1b7fffffffffffffff"},
            {std::numeric_limits<std::int64_t>::min(), "3b7fffffffffffffff"}}));
    auto const bytes = CborWriter{}.integer(value).take();
    CHECK(to_hex(bytes) == text);
    CHECK(CborReader::open(bytes)->read_int() == value);
}

TEST_CASE("a nested document is read in the order of its bytes", "[cbor]")
{
    auto const bytes = CborWriter{}
                           .array(3)
                           .integer(7)
                           .map(2)
                           .integer(1)
                           .bytes(hex("a0b1"))
                           .integer(-1)
                           .integer(-500)
                           .bytes({})
                           .take();
    auto reader = CborReader::open(bytes).value();
    CHECK(reader.enter_array() == 3U);
    CHECK(reader.read_uint() == 7U);
    CHECK(reader.enter_map() == 2U);
    CHECK(reader.read_int() == 1);
    CHECK(to_hex(reader.read_bytes().value()) == "a0b1");
    CHECK(reader.read_int() == -1);
    CHECK(reader.read_int() == -500);
    CHECK(reader.read_bytes()->empty());
    CHECK_FALSE(reader.read_int().has_value()); // the end is an error, not a crash
}

TEST_CASE("an item of another type than asked for is an error and stays where it is", "[cbor]")
{
    auto const bytes = hex("8142aabb");
    auto reader = CborReader::open(bytes).value();
    CHECK_FALSE(reader.read_int().has_value());
    CHECK_FALSE(reader.enter_map().has_value());
    CHECK(reader.enter_array() == 1U);
    CHECK_FALSE(reader.read_uint().has_value());
    CHECK(reader.read_bytes()->size() == 2);
}

TEST_CASE("only the one deterministic form opens", "[cbor]")
{
    auto const [why, text] = GENERATE(table<std::string, std::string>(
        {{"nothing at all", ""}, {"23 in two bytes", "1817"}, {"255 in three bytes", "1900ff"},
            {"65535 in five bytes", "1a0000ffff"}, {"4294967295 in nine bytes", "1b00000000ffffffff"},
            {"a string's length in two bytes", "580161"}, {"an integer that ends early", "19ff"},
            {"a string that ends early", "43aabb"}, {"an array that ends early", "8201"},
            {"a map without its last value", "a101"}, {"a string of four gigabytes", "5affffffff"},
            {"a string of 2^64 - 1 bytes", "5bffffffffffffffff"}, {"an array of 2^64 - 1 items", "9bffffffffffffffff"},
            {"a map of 2^63 pairs", "bb8000000000000000"}, {"an indefinite string", "5f41aaff"},
            {"an indefinite array", "9f01ff"}, {"an indefinite map", "bf0102ff"}, {"a reserved length", "1c"},
            {"keys in the wrong order", "a202000100"}, {"a negative key before a positive one", "a220000100"},
            {"the same key twice", "a201000100"}, {"a byte behind the end", "0000"},
            {"a text that is not UTF-8", "61ff"}, {"a text that ends early", "6261"}, {"a tag", "c001"}, {"null", "f6"},
            {"true in two bytes", "f815"}, {"a float", "f93c00"}, {"five arrays inside one another", "818181818100"}}));
    INFO(why);
    CHECK_FALSE(opens(hex(text)));
}

TEST_CASE("texts and flags are read as they were written", "[cbor]")
{
    auto const bytes = CborWriter{}.array(3).text("驿站").flag(true).flag(false).take();
    CHECK(to_hex(bytes) == "8366e9a9bfe7ab99f5f4");
    auto reader = CborReader::open(bytes).value();
    CHECK(reader.enter_array() == 3U);
    CHECK_FALSE(reader.read_flag().has_value());
    CHECK(reader.read_text() == "驿站");
    CHECK_FALSE(reader.read_text().has_value());
    CHECK(reader.read_flag() == true);
    CHECK(reader.read_flag() == false);
}

TEST_CASE("four arrays inside one another still open", "[cbor]")
{
    CHECK(opens(hex("8181818100")));
    CHECK(opens(hex("a201000200")));
}

TEST_CASE("512 bytes open and 513 do not", "[cbor]")
{
    auto const of_size = [](std::size_t size) { return CborWriter{}.bytes(Bytes(size - 3)).take(); };
    REQUIRE(of_size(512).size() == 512);
    CHECK(opens(of_size(512)));
    CHECK_FALSE(opens(of_size(513)));
}

TEST_CASE("a number above the signed range is read as unsigned only", "[cbor]")
{
    auto const bytes = hex("1bffffffffffffffff");
    auto reader = CborReader::open(bytes).value();
    CHECK_FALSE(reader.read_int().has_value());
    CHECK(reader.read_uint() == std::numeric_limits<std::uint64_t>::max());
}
