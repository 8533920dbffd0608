// The tools that other tests stand on: virtual time, the fake clock, seeded randomness.
#include "tests/support/fake_clock.h"
#include "tests/support/manual_executor.h"
#include "tests/support/seeded_random.h"

#include <vector>

using namespace yizhan;
using test::FakeClock;
using test::ManualExecutor;
using test::SeededRandom;
using test::VirtualTime;

TEST_CASE("virtual time runs tasks by time, then by posting, and jumps between them", "[support]")
{
    ManualExecutor executor;
    std::vector<int> order;
    executor.post_after(Millis{20}, [&] { order.push_back(3); });
    executor.post_after(Millis{10}, [&] { order.push_back(1); });
    executor.post_after(Millis{10}, [&] {
        order.push_back(2);
        executor.post([&] { order.push_back(4); });
    });
    executor.run_until({9});
    CHECK(order.empty());
    executor.run_until({10});
    CHECK(order == std::vector{1, 2, 4});
    CHECK(executor.step());
    CHECK(executor.now() == MonoMs{20});
    CHECK(order.back() == 3);
    CHECK_FALSE(executor.step());
}

TEST_CASE("an executor that dies takes its own tasks along and no others", "[support]")
{
    VirtualTime time;
    int ran = 0;
    ManualExecutor living{time};
    {
        ManualExecutor dying{time};
        dying.post([&] { ran += 100; });
        living.post([&] { ran += 1; });
    }
    time.run_for(Millis{1});
    CHECK(ran == 1);
}

TEST_CASE("the fake clock's wall jumps alone and a reboot restarts the monotonic clock alone", "[support]")
{
    VirtualTime time;
    FakeClock clock{FakeClock::usual_wall, &time};
    time.run_for(Millis{500});
    clock.advance(Millis{500});
    CHECK(clock.wall() == FakeClock::usual_wall + Millis{1000});
    CHECK(clock.mono() == MonoMs{1000});
    clock.set_wall({0});
    CHECK(clock.wall() == UtcMs{0});
    CHECK(clock.mono() == MonoMs{1000});
    clock.reboot("boot-2");
    clock.advance(Millis{5});
    CHECK(clock.wall() == UtcMs{5});
    CHECK(clock.mono() == MonoMs{5});
    CHECK(clock.boot_id().text() == "boot-2");
}

TEST_CASE("seeded randomness repeats by seed and purpose and differs between them", "[support]")
{
    CHECK(SeededRandom{1, "a"}.next_u64() == SeededRandom{1, "a"}.next_u64());
    CHECK(SeededRandom{1, "a"}.next_u64() != SeededRandom{1, "b"}.next_u64());
    CHECK(SeededRandom{1, "a"}.next_u64() != SeededRandom{2, "a"}.next_u64());
    SeededRandom random{1, "chance"};
    int hits = 0;
    for (int i = 0; i < 10'000; ++i) hits += random.chance(30) ? 1 : 0;
    CHECK(hits > 2800);
    CHECK(hits < 3200);
}
