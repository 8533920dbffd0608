#include "tests/simulation/world/parameters.h"

#include "tests/support/seeded_random.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::sim {

using test::SeededRandom;

std::string_view name(Bug bug)
{
    static constexpr std::array<std::string_view, bug_count> names{"none", "ack_from_unsigned_reply",
        "ack_before_commit", "no_dedupe", "shown_before_commit", "watermark_believed", "sessions_forgotten",
        "stock_rows_lost", "takings_skipped"};
    return names[static_cast<std::size_t>(bug)];
}

Parameters draw_parameters(std::uint64_t seed)
{
    SeededRandom random{seed, "parameters"};
    auto const there = [&] { return random.chance(50); };
    auto const percent = [&](unsigned most) { return there() ? 1U + static_cast<unsigned>(random.below(most)) : 0U; };
    auto const seconds = [&](std::uint64_t least, std::uint64_t most) {
        return Millis{static_cast<std::int64_t>(1'000 * (least + random.below(most - least)))};
    };

    Parameters p;
    p.seed = seed;
    p.active = seconds(300, 1'800);
    p.mean_between_acts = seconds(3, 30);
    p.mean_between_faults = seconds(10, 120);
    p.lost_requests = percent(30);
    p.lost_replies = percent(30);
    p.doubled = percent(20);
    p.replayed_requests = percent(20);
    p.replayed_replies = percent(10);
    p.cut = percent(20);
    p.portals = percent(20);
    if (there()) p.slowest = seconds(1, 25);
    for (auto* const fault :
        {&p.partitions, &p.kiosk_power_cuts, &p.kiosk_kills, &p.hub_power_cuts, &p.full_disks, &p.failing_disks,
            &p.jumping_clocks, &p.dead_clocks, &p.kiosk_images, &p.hub_restores, &p.news, &p.forgetful}) {
        *fault = there();
    }
    return p;
}

std::string describe(Parameters const& p)
{
    auto text = fmt::format("active {} s, an act every {} s, a fault every {} s, messages up to {} ms; lost {}+{} %, "
                            "doubled {} %, replayed {}+{} %, cut {} %, portals {} %;",
        p.active.count() / 1'000, p.mean_between_acts.count() / 1'000, p.mean_between_faults.count() / 1'000,
        p.slowest.count(), p.lost_requests, p.lost_replies, p.doubled, p.replayed_requests, p.replayed_replies, p.cut,
        p.portals);
    struct Named {
        bool there;
        std::string_view what;
    };
    for (auto const& [there, what] :
        {Named{p.partitions, "partitions"}, {p.kiosk_power_cuts, "kiosk power cuts"}, {p.kiosk_kills, "kiosk kills"},
            {p.hub_power_cuts, "hub power cuts"}, {p.full_disks, "full disks"}, {p.failing_disks, "failing disks"},
            {p.jumping_clocks, "jumping clocks"}, {p.dead_clocks, "dead clocks"}, {p.kiosk_images, "old kiosk images"},
            {p.hub_restores, "hub restores"}, {p.news, "news"}, {p.forgetful, "forgetful kiosks"}}) {
        if (there) text += fmt::format(" {},", what);
    }
    text.pop_back();
    return text;
}

} // namespace yizhan::sim
