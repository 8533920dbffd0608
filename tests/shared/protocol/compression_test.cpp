#include "shared/base/bytes.h"
#include "shared/protocol/compression.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

std::string noise(std::size_t size)
{
    test::SeededRandom random{7, "noise"};
    Bytes bytes(size);
    random.fill(bytes);
    return std::string{as_text(bytes)};
}

} // namespace

TEST_CASE("what was compressed comes back", "[compression]")
{
    for (auto const& data : {std::string{}, std::string{"x"}, std::string(100'000, 'y'), noise(300'000)}) {
        auto const frame = compress(data).value();
        CHECK(decompress(frame, data.size()) == data);
        CHECK(decompress(frame, data.size() + 1000) == data);
    }
}

TEST_CASE("one byte more than allowed is too large, also when the frame hides its size", "[compression]")
{
    auto const data = noise(50'000);
    CHECK(decompress(compress(data).value(), data.size() - 1).error().code == ErrorCode::TooLarge);
    CHECK(decompress(compress("x").value(), 0).error().code == ErrorCode::TooLarge);
}

TEST_CASE("a bomb of a gigabyte costs no more than the bound", "[compression]")
{
    // 32 KB that would become 1 GB.
    auto const bomb = compress(std::string(1'000'000'000, '\0')).value();
    REQUIRE(bomb.size() < 100'000);
    CHECK(decompress(bomb, 1'000'000).error().code == ErrorCode::TooLarge);
}

TEST_CASE("a frame that was cut at any place is refused", "[compression]")
{
    auto const frame = compress("驿站 is open from six in the morning, every day of the year").value();
    for (std::size_t size = 0; size < frame.size(); ++size) {
        REQUIRE(decompress(std::string_view{frame}.substr(0, size), 1000).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("bytes behind the frame, a second frame, and anything else are refused", "[compression]")
{
    auto const frame = compress("water").value();
    CHECK(decompress(frame + "x", 1000).error().code == ErrorCode::InvalidInput);
    CHECK(decompress(frame + frame, 1000).error().code == ErrorCode::InvalidInput);
    CHECK(decompress("plain text", 1000).error().code == ErrorCode::InvalidInput);
    CHECK(decompress("\x1f\x8b\x08", 1000).error().code == ErrorCode::InvalidInput);
}
