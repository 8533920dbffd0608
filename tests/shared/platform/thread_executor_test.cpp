#include "shared/platform/thread_executor.h"

#include <future>
#include <memory>
#include <thread>
#include <vector>

using namespace yizhan;

TEST_CASE("tasks posted from one thread run in that order, on another thread", "[platform]")
{
    std::vector<int> order;
    std::promise<std::thread::id> done;
    ThreadExecutor executor{"test"};
    for (int i = 0; i < 1000; ++i) executor.post([&order, i] { order.push_back(i); });
    executor.post([&done] { done.set_value(std::this_thread::get_id()); });
    CHECK(done.get_future().get() != std::this_thread::get_id());
    REQUIRE(order.size() == 1000);
    for (int i = 0; i < 1000; ++i) REQUIRE(order[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("delayed tasks run by their delay, not by the order of posting", "[platform]")
{
    std::vector<int> order;
    std::promise<void> done;
    ThreadExecutor executor{"test"};
    executor.post([&] { // from the executor itself, so that all three delays start before any can run out
        executor.post_after(Millis{30}, [&] {
            order.push_back(3);
            done.set_value();
        });
        executor.post_after(Millis{1}, [&] { order.push_back(2); });
        executor.post([&] { order.push_back(1); });
    });
    done.get_future().wait();
    CHECK(order == std::vector{1, 2, 3});
}

TEST_CASE("an executor that goes away runs nothing more and releases what its tasks hold", "[platform]")
{
    auto const held = std::make_shared<int>(0);
    {
        ThreadExecutor executor{"test"};
        executor.post_after(std::chrono::hours{1}, [held] { ++*held; });
    }
    CHECK(*held == 0);
    CHECK(held.use_count() == 1);
}
