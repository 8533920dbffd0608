#include "shared/domain/trusted_time.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

BootId const boot = BootId::make("boot-a");
BootId const next_boot = BootId::make("boot-b");
UtcMs const nine{1'795'510'800'000};
TimeAgreement const agreed{nine, nine - Millis{7'000}, MonoMs{50'000}, boot}; // the wall clock is 7 s behind

} // namespace

TEST_CASE("once agreed, the wall clock may jump as it likes until the next boot", "[domain]")
{
    auto const wall = GENERATE(UtcMs{0}, nine + Millis{315'360'000'000}, nine);
    auto const now = trusted_now({wall, MonoMs{60'000}, boot}, agreed, nine);
    CHECK(now.time == nine + Millis{10'000});
    CHECK(now.quality == TimeQuality::Agreed);
}

TEST_CASE("after a boot the wall clock counts with its old correction", "[domain]")
{
    auto const now = trusted_now({nine + Millis{60'000}, MonoMs{5}, next_boot}, agreed, nine);
    CHECK(now.time == nine + Millis{67'000});
    CHECK(now.quality == TimeQuality::Carried);
}

TEST_CASE("a clock that died stands at the newest moment that is surely past", "[domain]")
{
    auto const now = trusted_now({UtcMs{0}, MonoMs{5}, next_boot}, agreed, nine);
    CHECK(now.time == nine);
    CHECK(now.quality == TimeQuality::Floor);
}

TEST_CASE("a kiosk that never met its hub shows its own clock", "[domain]")
{
    auto const now = trusted_now({nine, MonoMs{5}, boot}, std::nullopt, UtcMs{0});
    CHECK(now.time == nine);
    CHECK(now.quality == TimeQuality::Unset);
}

TEST_CASE("an event keeps an offset only from this boot", "[domain]")
{
    CHECK(offset_for_event({nine, MonoMs{60'000}, boot}, agreed) == Millis{10'000});
    CHECK_FALSE(offset_for_event({nine, MonoMs{60'000}, next_boot}, agreed));
    CHECK_FALSE(offset_for_event({nine, MonoMs{60'000}, boot}, std::nullopt));
}
