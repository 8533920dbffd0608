#include "kiosk/sync/backoff.h"
#include "tests/support/seeded_random.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

TEST_CASE("the pause doubles from one second to a minute, never by more than a fifth off", "[sync]")
{
    SeededRandom random{1, "backoff"};
    std::int64_t base_ms = 1'000;
    for (int failures = 1; failures <= 100; ++failures) {
        for (int draw = 0; draw < 20; ++draw) {
            auto const pause = backoff(failures, random).count();
            CHECK(pause >= base_ms * 8 / 10);
            CHECK(pause <= base_ms * 12 / 10);
        }
        base_ms = std::min<std::int64_t>(base_ms * 2, 60'000);
    }
}

TEST_CASE("stations that fail together do not come back together", "[sync]")
{
    SeededRandom one{1, "backoff"};
    SeededRandom other{2, "backoff"};
    CHECK(backoff(7, one) != backoff(7, other));
}

TEST_CASE("Retry-After is taken in seconds and within bounds", "[sync]")
{
    auto const asked = [](std::string value) { return retry_after({503, {{"retry-after", std::move(value)}}, ""}); };
    CHECK(asked("17") == Millis{17'000});
    CHECK(asked("0") == Millis{1'000});
    CHECK(asked("999999") == longest_retry_after);
    CHECK(asked("99999999999999999999999") == longest_retry_after);
    for (auto const* bad : {"", "-5", "soon", "12 ", "Tue, 24 Nov 2026 08:00:00 GMT", "1e3"}) {
        INFO(bad);
        CHECK_FALSE(asked(bad));
    }
    CHECK_FALSE(retry_after({503, {}, ""}));
}
