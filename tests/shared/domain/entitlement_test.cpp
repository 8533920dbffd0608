// Who may take what: the vectors, and what holds whatever was taken where and in whatever order it is known.
#include "tests/support/entitlement_vectors.h"
#include "tests/support/seeded_random.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;

namespace {

std::uint64_t below(Random& random, std::uint64_t limit)
{
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    std::uint64_t value = 0;
    for (auto const byte : bytes) value = value << 8 | byte;
    return value % limit;
}

// A question whose answer hangs on what was taken only.
struct Situation {
    explicit Situation(std::uint64_t seed) : random{seed, "entitlement"}
    {
        constexpr std::array periods{Period::Once, Period::Day, Period::Week, Period::Month, Period::Year};
        campaign.id = CampaignId::make("porridge");
        campaign.goods = {GoodsId::make("bowl")};
        campaign.period = periods.at(below(random, periods.size()));
        campaign.allowance = static_cast<int>(1 + below(random, 4));
        campaign.first_day = 0;
        campaign.last_day = 40'000;
        campaign.total = static_cast<std::int64_t>(1 + below(random, 30));
        for (auto const* const station : {"here", "there"}) {
            if (below(random, 2) == 0) continue;
            campaign.shares.push_back({StationId::make(station), static_cast<std::int64_t>(1 + below(random, 10))});
        }
        taken.at_shares.resize(campaign.shares.size());
        claimant.assurance = Assurance::StaticCode;
        claimant.member.emplace();
        for (auto count = below(random, 12); count > 0; --count) take();
    }

    // Somewhere, at some time of the last weeks, by this person or another.
    void take()
    {
        StationId const station = StationId::make(std::array{"here", "there", "elsewhere"}.at(below(random, 3)));
        auto const at = now.time - Millis{static_cast<std::int64_t>(below(random, 40ULL * 86'400'000))};
        if (below(random, 2) == 0)
            taken.by_claimant.push_back({TakingId::make("t" + std::to_string(++takings)), at, station});
        ++taken.everywhere;
        if (station.text() == "here") ++taken.here;
        for (std::size_t i = 0; i < campaign.shares.size(); ++i)
            taken.at_shares[i] += campaign.shares[i].station == station ? 1 : 0;
    }

    Entitlement decide() const
    {
        return decide_entitlement({campaign, claimant, taken, StationId::make("here"), now, {}, false, {}, {}});
    }

    SeededRandom random;
    Campaign campaign;
    Claimant claimant;
    TakenSoFar taken;
    TrustedNow now{UtcMs{1'795'521'600'000}, TimeQuality::Agreed};
    int takings = 0;
};

} // namespace

TEST_CASE("entitlement: every vector is decided as it says", "[domain]")
{
    auto const all = run_entitlement_vectors();
    CHECK(all.size() >= 100);
    for (auto const& one : all) {
        INFO(one.says);
        CHECK(one.decided == one.expected);
    }
}

TEST_CASE("entitlement: one more taking never makes anybody entitled, nor leaves more", "[domain]")
{
    int were_entitled = 0;
    for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
        Situation situation{seed};
        auto const before = situation.decide();
        situation.take();
        auto const after = situation.decide();
        INFO(seed << ": " << vectors::words(before) << "; then " << vectors::words(after));
        were_entitled += before.is_entitled() ? 1 : 0;
        CHECK((before.is_entitled() || !after.is_entitled()));
        CHECK(after.left <= before.left);
        // A share that is used up makes way for what is left for all: another number.
        if (before.reserved == after.reserved) CHECK(after.left_of_total <= before.left_of_total);
    }
    CHECK(were_entitled > 500); // it was about something
    CHECK(were_entitled < 2'900);
}

TEST_CASE("entitlement: a taking that is told of twice, in any order, counts once", "[domain]")
{
    for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
        Situation situation{seed};
        auto const once = situation.decide();
        auto& known = situation.taken.by_claimant;
        auto const count = known.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (below(situation.random, 2) == 0) known.push_back(known[i]);
        }
        for (std::size_t i = known.size(); i > 1; --i) std::swap(known[i - 1], known[below(situation.random, i)]);
        INFO(seed);
        CHECK(situation.decide() == once);
    }
}

TEST_CASE("entitlement: a taking that is undone leaves what was there before it", "[domain]")
{
    for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
        Situation situation{seed};
        auto const before = situation.decide();
        KnownTaking one{TakingId::make("undone"), situation.now.time, StationId::make("here")};
        situation.taken.by_claimant.push_back(one); // recorded here, and the hub says that it was undone
        one.undone = true;
        situation.taken.by_claimant.push_back(one);
        INFO(seed);
        CHECK(situation.decide() == before);
    }
}

TEST_CASE("entitlement: every reason has a name, and every name is one reason", "[domain]")
{
    for (int i = 0; i <= static_cast<int>(EntitlementReason::NeedsVolunteer); ++i) {
        auto const reason = static_cast<EntitlementReason>(i);
        CHECK_FALSE(name(reason).empty());
        CHECK(entitlement_reason_of(name(reason)) == reason);
    }
    CHECK_FALSE(entitlement_reason_of("because"));
}

TEST_CASE("periods: each moment is in its period, and periods follow each other without a gap", "[domain]")
{
    auto const period = GENERATE(Period::Day, Period::Week, Period::Month, Period::Year);
    INFO(name(period));
    UtcMs at{-3'000'000'000'000}; // 1874
    for (int i = 0; i < 60; ++i) {
        auto const span = period_span(period, at, {});
        CHECK(span.from <= at);
        CHECK(at < span.before);
        CHECK(period_span(period, span.before - Millis{1}, {}).from == span.from);
        CHECK(period_span(period, span.before, {}).from == span.before);
        at = span.before + Millis{3'000'000'017};
    }
}

TEST_CASE("periods: weeks begin on Monday", "[domain]")
{
    auto const span = period_span(Period::Week, parse_rfc3339("2026-11-24T10:00:00Z").value(), {});
    CHECK(to_local(span.from, {}).weekday == 1);
    CHECK(to_local(span.from, {}).day == 23);
    CHECK(to_local(span.before, {}).day == 30);
}
