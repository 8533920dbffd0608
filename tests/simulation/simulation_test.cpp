// Worlds by seed: whatever the faults, what a person was told is kept.
#include "shared/platform/log.h"
#include "tests/simulation/world/world.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::sim;

namespace {

constexpr std::uint64_t seeds = 40;

struct QuietLog {
    QuietLog()
    {
        log::set_sink([](std::string_view) {});
    }
    ~QuietLog() { log::set_sink(nullptr); }
};

Outcome run(std::uint64_t seed, Bug bug = Bug::None)
{
    QuietLog const quiet;
    auto parameters = draw_parameters(seed);
    parameters.bug = bug;
    return World{parameters, Verbosity::Quiet}.run();
}

} // namespace

TEST_CASE("forty worlds keep what they showed as recorded", "[simulation]")
{
    std::size_t promised = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        auto const outcome = run(seed);
        INFO("again: ./dev sim --seed " << seed << " --verbose");
        for (auto const& violation : outcome.violations) UNSCOPED_INFO(violation);
        CHECK(outcome.violations.empty());
        promised += outcome.promised;
    }
    CHECK(promised > 1'000); // people did come
}

TEST_CASE("a seed makes the same world every time", "[simulation]")
{
    for (std::uint64_t const seed : {3U, 17U}) CHECK(run(seed).trace_hash == run(seed).trace_hash);
    CHECK(run(3).trace_hash != run(4).trace_hash);
}

TEST_CASE("the simulation notices faults that are put into the programs on purpose", "[simulation]")
{
    constexpr std::uint64_t within = 40;
    for (int number = 1; number < bug_count; ++number) {
        auto const bug = static_cast<Bug>(number);
        std::uint64_t seed = 1;
        while (seed <= within && run(seed, bug).violations.empty()) ++seed;
        INFO(name(bug));
        CHECK(seed <= within);
    }
}
