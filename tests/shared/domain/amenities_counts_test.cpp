#include "shared/domain/amenities.h"
#include "shared/domain/counts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace yizhan;

namespace {

ZoneMinutes const zone{480};
UtcMs const before_midnight{1'795'535'999'000}; // 2026-11-24T15:59:59Z = 23:59:59 in China

Amenity water(bool offered = true)
{
    Amenity a;
    a.id = AmenityId::make("hot-water");
    a.name = {"热水", "Hot water"};
    a.offered = offered;
    return a;
}

std::map<std::string, std::int64_t> totals(std::vector<std::pair<EventBody, UtcMs>> const& events)
{
    std::map<std::string, std::int64_t> out;
    for (auto const& [body, at] : events) {
        auto const effect = apply(body, at, zone);
        if (!effect.count) continue;
        auto const& c = *effect.count;
        out[std::string{name(c.measure)} + " " + format_day(c.day) + " " + std::to_string(c.hour) + " " + c.detail]
            += c.delta;
    }
    return out;
}

} // namespace

TEST_CASE("a use is of who takes it, and only what is offered can be taken", "[domain]")
{
    auto const use = decide_use(water(), UseId::make("use-1"), VisitId::make("v"), MemberId::make("m"));
    REQUIRE(use);
    CHECK(use->amenity == AmenityId::make("hot-water"));
    CHECK(use->member == MemberId::make("m"));
    CHECK_FALSE(decide_use(water(false), UseId::make("use-1"), std::nullopt, std::nullopt));
}

TEST_CASE("a use can be taken back for ten seconds", "[domain]")
{
    RecentUse const use{{UseId::make("use-1"), AmenityId::make("hot-water"), {}, {}}, before_midnight, MonoMs{1'000}};
    auto const undone = decide_undo(use, MonoMs{11'000});
    REQUIRE(undone);
    CHECK(undone->used_at == before_midnight);
    CHECK_FALSE(decide_undo(use, MonoMs{11'001}));
}

TEST_CASE("an undo after midnight takes off the day before", "[domain]")
{
    std::vector<std::pair<EventBody, UtcMs>> const events{
        {AmenityUsed{UseId::make("u"), AmenityId::make("hot-water"), {}, {}}, before_midnight},
        {AmenityUseUndone{UseId::make("u"), AmenityId::make("hot-water"), before_midnight},
            before_midnight + Millis{5'000}}};
    auto const sum = totals(events);
    REQUIRE(sum.size() == 1);
    CHECK(sum.begin()->first == "amenity_uses 2026-11-24 23 hot-water");
    CHECK(sum.begin()->second == 0);
}

TEST_CASE("figures come out the same in any order of arrival", "[domain]")
{
    std::vector<std::pair<EventBody, UtcMs>> events;
    for (int i = 0; i < 200; ++i) {
        UtcMs const at = before_midnight + Millis{i * 777'000};
        events.emplace_back(CheckedIn{VisitId::make("v" + std::to_string(i)), {}, {}, {}, Assurance::Guest, {}}, at);
        events.emplace_back(
            AmenityUsed{UseId::make("u" + std::to_string(i)), AmenityId::make("hot-water"), {}, {}}, at);
        if (i % 3 == 0)
            events.emplace_back(
                AmenityUseUndone{UseId::make("u" + std::to_string(i)), AmenityId::make("hot-water"), at}, at);
        if (i % 5 == 0) events.emplace_back(CheckInRefused{RefusalReason::Revoked, {}}, at);
        if (i % 4 == 0) events.emplace_back(ApplicationDrafted{ApplicationId::make("a" + std::to_string(i)), {}}, at);
        if (i % 6 == 0)
            events.emplace_back(ApplicationWithdrawn{ApplicationId::make("a" + std::to_string(i)), {}, {}}, at);
        events.emplace_back(UnknownFact{"matter.raised"}, at);
    }
    auto const expected = totals(events);
    std::mt19937 shuffle{7};
    for (int round = 0; round < 5; ++round) {
        std::shuffle(events.begin(), events.end(), shuffle);
        CHECK(totals(events) == expected);
    }
}

TEST_CASE("every step of an application counts on its day, whether it fitted or came late", "[domain]")
{
    ApplicationSubmitted submitted;
    ApplicationApproved approved;
    auto const sum = totals({{approved, before_midnight}, {submitted, before_midnight}, {submitted, before_midnight},
        {ApplicationRefused{}, before_midnight}, {VolunteerSignedIn{}, before_midnight}});
    CHECK(sum
        == std::map<std::string, std::int64_t>{{"applications 2026-11-24 23 approved", 1},
            {"applications 2026-11-24 23 refused", 1}, {"applications 2026-11-24 23 submitted", 2}});
}

TEST_CASE("a member's visit counts for its local month", "[domain]")
{
    CheckedIn const in{VisitId::make("v"), MemberId::make("m"), {}, {}, Assurance::Typed, {}};
    UtcMs const new_year_in_china{1'798'732'800'000}; // 2026-12-31T16:00:00Z
    auto const effect = apply(in, new_year_in_china, zone);
    REQUIRE(effect.visit);
    CHECK(effect.visit->month == 2027 * 12);
}
