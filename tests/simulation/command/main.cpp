// yizhan-sim: runs worlds by their seeds, and says how to run a broken one again.
#include "shared/platform/log.h"
#include "tests/simulation/world/world.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace {

using namespace yizhan;
using namespace yizhan::sim;

Bug bug_of(std::string const& wanted)
{
    for (int i = 0; i < bug_count; ++i) {
        if (name(static_cast<Bug>(i)) == wanted) return static_cast<Bug>(i);
    }
    return Bug::None;
}

bool run_one(std::uint64_t seed, Bug bug, Verbosity verbosity)
{
    auto parameters = draw_parameters(seed);
    parameters.bug = bug;
    if (verbosity == Verbosity::EveryLine) fmt::print("seed {}: {}\n", seed, describe(parameters));
    auto const outcome = World{parameters, verbosity}.run();
    fmt::print(
        "seed {}: {} shown as recorded, {} at the hub, {} forks, {} excused, {} faults, {} requests, trace {}: {}\n",
        seed, outcome.promised, outcome.at_hub, outcome.forks, outcome.excused, outcome.faults, outcome.requests,
        outcome.trace_hash.substr(0, 12), outcome.violations.empty() ? "kept" : "BROKEN");
    for (std::size_t i = 0; i < outcome.violations.size() && i < 12; ++i) fmt::print("  {}\n", outcome.violations[i]);
    if (outcome.violations.empty()) return true;
    fmt::print("  in: {}\n  again: ./dev sim --seed {} --verbose\n", describe(parameters), seed);
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"Kiosks and a hub over a bad network and bad disks, on virtual time"};
    std::uint64_t seed = 1;
    std::uint64_t count = 1;
    bool verbose = false;
    std::string bug = "none";
    std::vector<std::string> bugs;
    for (int i = 0; i < bug_count; ++i) bugs.emplace_back(name(static_cast<Bug>(i)));
    app.add_option("--seed", seed, "the first seed");
    app.add_option("--count", count, "how many seeds from there");
    app.add_flag("--verbose", verbose, "every line of what happens, and the programs' own log");
    app.add_option("--bug", bug, "a fault of the programs, put in on purpose")->check(CLI::IsMember(bugs));
    CLI11_PARSE(app, argc, argv);

    if (!verbose) log::set_sink([](std::string_view) {});
    std::uint64_t broken = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        broken += run_one(seed + i, bug_of(bug), verbose ? Verbosity::EveryLine : Verbosity::Quiet) ? 0U : 1U;
    }
    if (count > 1) fmt::print("{} of {} worlds broken\n", broken, count);
    return broken == 0 ? 0 : 1;
}
