#include "tests/kiosk/app/fakes.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

UtcMs const hub_noon{1'795'521'600'000};

} // namespace

TEST_CASE("a signed answer teaches the time at the middle of the exchange", "[kiosk]")
{
    FakeClock clock{UtcMs{0}};
    FakeTimeMemory memory;
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    auto const sent = kiosk_clock.read();
    clock.advance(Millis{200});
    kiosk_clock.learn(hub_noon, sent, kiosk_clock.read());
    CHECK(kiosk_clock.now().quality == TimeQuality::Agreed);
    CHECK(kiosk_clock.now().time == hub_noon + Millis{100});
    CHECK(kiosk_clock.moment().occurred_at() == hub_noon + Millis{100});
    CHECK(memory.stores == 1);
}

TEST_CASE("a slow exchange, or one across a boot, teaches nothing", "[kiosk]")
{
    FakeClock clock;
    FakeTimeMemory memory;
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    auto const sent = kiosk_clock.read();
    clock.advance(Millis{30'001});
    kiosk_clock.learn(hub_noon, sent, kiosk_clock.read());
    CHECK(kiosk_clock.now().quality == TimeQuality::Unset);

    auto const before = kiosk_clock.read();
    clock.reboot("boot-2");
    kiosk_clock.learn(hub_noon, before, kiosk_clock.read());
    CHECK(kiosk_clock.now().quality == TimeQuality::Unset);
}

TEST_CASE("what was learned carries over a boot, and a dead clock never goes below it", "[kiosk]")
{
    FakeClock clock{hub_noon - Millis{3'600'000}};
    FakeTimeMemory memory;
    {
        KioskClock first{clock, memory, UtcMs{0}};
        first.learn(hub_noon, first.read(), first.read());
    }
    clock.reboot("boot-2");
    clock.advance(Millis{60'000});
    KioskClock second{clock, memory, UtcMs{0}};
    CHECK(second.now().quality == TimeQuality::Carried);
    CHECK(second.now().time == hub_noon + Millis{60'000});

    clock.set_wall(UtcMs{0}); // the battery died
    CHECK(second.now().quality == TimeQuality::Floor);
    CHECK(second.now().time == hub_noon);
    CHECK_FALSE(second.moment().agreed_offset);
}

TEST_CASE("agreeing again and again does not wear out the disk", "[kiosk]")
{
    FakeClock clock;
    FakeTimeMemory memory;
    KioskClock kiosk_clock{clock, memory, UtcMs{0}};
    for (int second = 0; second < 600; ++second) {
        kiosk_clock.learn(hub_noon + Millis{second * 1000}, kiosk_clock.read(), kiosk_clock.read());
        clock.advance(Millis{1000});
    }
    CHECK(memory.stores == 10); // once a minute
}
