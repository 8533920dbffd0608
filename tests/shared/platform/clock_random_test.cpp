#include "shared/platform/clock.h"
#include "shared/platform/random.h"

#include <algorithm>
#include <set>
#include <vector>

using namespace yizhan;

namespace {

// Gives the bytes it was told to, then zeros.
class ScriptedRandom final : public Random {
public:
    explicit ScriptedRandom(std::vector<std::uint8_t> bytes) : m_bytes{std::move(bytes)} { }
    void fill(std::span<std::uint8_t> out) override
    {
        for (auto& b : out) b = m_at < m_bytes.size() ? m_bytes[m_at++] : 0;
    }

private:
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_at = 0;
};

} // namespace

TEST_CASE("the machine's monotonic clock never goes back and its boot has one id", "[platform]")
{
    SystemClock const clock;
    MonoMs last = clock.mono();
    for (int i = 0; i < 1000; ++i) {
        MonoMs const now = clock.mono();
        REQUIRE(now >= last);
        last = now;
    }
    CHECK(clock.boot_id() == SystemClock{}.boot_id());
    CHECK_FALSE(clock.boot_id().empty());
}

TEST_CASE("an event id is a UUIDv7 that carries the wall clock", "[platform]")
{
    ScriptedRandom random{std::vector<std::uint8_t>(16, 0xFF)};
    CHECK(new_event_id({0x0123'4567'89AB}, random).text() == "01234567-89ab-7fff-bfff-ffffffffffff");
    ScriptedRandom zeros{{}};
    CHECK(new_event_id({-5}, zeros).text() == "00000000-0000-7000-8000-000000000000");
}

TEST_CASE("event ids of one millisecond differ", "[platform]")
{
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(new_event_id({1'764'000'000'000}, random).text());
    CHECK(seen.size() == 1000);
}

TEST_CASE("below() draws again where the remainder would favour small results", "[platform]")
{
    // First 2^64 - 1, the one value past the last whole multiple of 3; then 5.
    ScriptedRandom random{{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 5}};
    CHECK(random.below(3) == 2);
    CHECK(random.below(1) == 0);
    SystemRandom system;
    for (int i = 0; i < 1000; ++i) REQUIRE(system.below(7) < 7);
}

TEST_CASE("hex64 is 16 lower-case hex digits", "[platform]")
{
    SystemRandom random;
    auto const text = random.hex64();
    CHECK(text.size() == 16);
    CHECK(
        std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
}
