#include "shared/base/bounded_queue.h"
#include "shared/base/result.h"

#include <catch2/catch.hpp>
#include <memory>
#include <set>

using namespace yizhan;

namespace {

Result<int> half(int value)
{
    if (value % 2 != 0) return fail(ErrorCode::InvalidInput, "odd");
    return value / 2;
}

Result<int> quarter(int value) { return half(TRY(half(value))); }

Result<void> check_quarter(int value)
{
    TRY_DO(quarter(value));
    return {};
}

Result<std::unique_ptr<int>> boxed(int value) { return std::make_unique<int>(value); }

Result<int> unboxed(int value) { return *TRY(boxed(value)); }

} // namespace

TEST_CASE("TRY unwraps a value and hands an error on as it is", "[result]")
{
    CHECK(quarter(12) == 3);
    CHECK(quarter(6).error() == Error{ErrorCode::InvalidInput, "odd"});
    CHECK(check_quarter(8).has_value());
    CHECK(check_quarter(9).error().cause == "odd");
    CHECK(unboxed(5) == 5);
}

TEST_CASE("every error has a name of its own and two sentences", "[result]")
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        auto const code = static_cast<ErrorCode>(i);
        CHECK(names.insert(name(code)).second);
        CHECK_FALSE(sentence(code).zh.empty());
        CHECK_FALSE(sentence(code).en.empty());
    }
}

TEST_CASE("a full queue refuses and keeps what it has, in order", "[bounded_queue]")
{
    BoundedQueue<int> queue{2};
    CHECK(queue.push(1));
    CHECK(queue.push(2));
    CHECK_FALSE(queue.push(3));
    CHECK(queue.drain() == std::deque<int>{1, 2});
    CHECK(queue.drain().empty());
    CHECK(queue.push(4));
}
