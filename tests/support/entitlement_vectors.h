// tests/shared/domain/vectors/entitlement.json: who may take what, as data. Kiosk and hub each run all of it, so that
// both decide alike.
#pragma once

#include "shared/domain/entitlement.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace yizhan::test {

struct EntitlementVector {
    std::string says; // the rule, in words
    std::string expected; // both as words
    std::string decided;
};

namespace vectors {

using Json = nlohmann::json;

constexpr ZoneMinutes zone{};

// 2026-11-24 10:00, in China.
inline UtcMs moment(Json const& text)
{
    auto local = text.get<std::string>();
    local[10] = 'T';
    return parse_rfc3339(local + ":00Z").value() - Millis{zone.value * 60'000};
}
inline std::int32_t day(Json const& text) { return local_day(moment(text.get<std::string>() + " 00:00"), zone); }
inline int minute(Json const& text)
{
    auto const clock = text.get<std::string>();
    return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3));
}
inline std::int32_t month(Json const& text)
{
    auto const written = text.get<std::string>();
    return std::stoi(written.substr(0, 4)) * 12 + std::stoi(written.substr(5)) - 1;
}
template <class One> std::vector<One> ids(Json const& list)
{
    std::vector<One> out;
    for (auto const& one : list) out.push_back(One::make(one.get<std::string>()));
    return out;
}

inline Campaign campaign(Json const& from)
{
    Campaign out;
    out.id = CampaignId::make("campaign");
    out.goods = ids<GoodsId>(from.at("goods"));
    out.units = from.at("units");
    auto const& audience = from.at("audience");
    out.audience.members_only = audience.at("members_only");
    out.audience.volunteers_only = audience.at("volunteers_only");
    out.audience.unions = ids<UnionId>(audience.at("unions"));
    for (auto const& one : audience.at("occupations"))
        out.audience.occupations.push_back(occupation_of(one.get<std::string>()).value());
    out.audience.min_months = audience.at("min_months");
    out.audience.min_points = audience.at("min_points");
    out.allowance = from.at("allowance");
    out.period = period_of(from.at("period").get<std::string>()).value();
    out.stations = ids<StationId>(from.at("stations"));
    out.first_day = day(from.at("first_day"));
    out.last_day = day(from.at("last_day"));
    out.from_minute = minute(from.at("from"));
    out.to_minute = minute(from.at("to"));
    if (from.contains("total")) out.total = from.at("total").get<std::int64_t>();
    for (auto const& share : from.at("shares"))
        out.shares.push_back({StationId::make(share.at("station").get<std::string>()), share.at("units")});
    out.points_price = from.at("points_price");
    out.policy.demand = demand_of(from.at("demand").get<std::string>()).value();
    if (from.contains("list_age_h")) out.policy.list_age_h = from.at("list_age_h").get<int>();
    out.ended = from.at("ended");
    return out;
}

inline Claimant claimant(Json const& from)
{
    Claimant out;
    if (from.contains("assurance")) out.assurance = assurance_of(from.at("assurance").get<std::string>()).value();
    if (from.contains("occupation")) out.occupation = occupation_of(from.at("occupation").get<std::string>()).value();
    if (from.contains("member")) {
        auto const& member = from.at("member");
        out.member.emplace();
        out.member->id = MemberId::make("member");
        out.member->union_id = UnionId::make(member.at("union").get<std::string>());
        out.member->occupation = occupation_of(member.at("occupation").get<std::string>()).value();
        out.member->status = member_status_of(member.at("status").get<std::string>()).value();
        out.member->points = member.at("points");
        if (member.contains("joined")) out.member->joined_month = month(member.at("joined"));
    }
    out.unions = ids<UnionId>(from.at("unions"));
    out.is_volunteer = from.at("is_volunteer");
    return out;
}

inline TakenSoFar taken(Json const& from)
{
    TakenSoFar out;
    for (auto const& one : from.at("by_claimant"))
        out.by_claimant.push_back({TakingId::make(one.at("taking").get<std::string>()), moment(one.at("at")),
            StationId::make(one.at("station").get<std::string>()), one.value("undone", false)});
    out.here = from.at("here");
    out.everywhere = from.at("everywhere");
    for (auto const& one : from.at("at_shares")) out.at_shares.push_back(one);
    return out;
}

inline TimeQuality quality(std::string const& clock)
{
    if (clock == "agreed") return TimeQuality::Agreed;
    if (clock == "carried") return TimeQuality::Carried;
    return clock == "floor" ? TimeQuality::Floor : TimeQuality::Unset;
}

inline std::string words(Entitlement const& one)
{
    std::string out = fmt::format("{}, {} left", name(one.reason), one.left);
    if (one.left_of_total) out += fmt::format(", {} of the total", *one.left_of_total);
    if (one.reserved) out += ", reserved";
    if (one.next) out += ", next " + format_rfc3339(*one.next);
    if (one.volunteer_may) out += ", a volunteer may";
    return out;
}

inline Entitlement expectation(Json const& from)
{
    Entitlement out;
    out.reason = entitlement_reason_of(from.at("reason").get<std::string>()).value();
    out.left = from.value("left", 0);
    if (from.contains("left_of_total")) out.left_of_total = from.at("left_of_total").get<std::int64_t>();
    out.reserved = from.value("reserved", false);
    if (from.contains("next")) out.next = moment(from.at("next"));
    out.volunteer_may = from.value("volunteer_may", false);
    return out;
}

inline EntitlementVector run(Json const& one)
{
    auto const the_campaign = campaign(one.at("campaign"));
    auto const who = claimant(one.at("who"));
    auto const so_far = taken(one.at("taken"));
    auto const station = StationId::make(one.at("station").get<std::string>());
    std::vector<std::optional<std::int64_t>> stock;
    for (auto const& units : one.at("stock"))
        stock.push_back(units.is_null() ? std::nullopt : std::optional{units.get<std::int64_t>()});
    std::optional<Millis> list_age;
    if (one.contains("list_age_min")) list_age = Millis{one.at("list_age_min").get<std::int64_t>() * 60'000};
    TrustedNow const now{moment(one.at("now")), quality(one.at("clock"))};
    auto const decided = decide_entitlement(
        {the_campaign, who, so_far, station, now, zone, one.at("volunteer_present"), list_age, stock});
    return {one.at("says"), words(expectation(one.at("expect"))), words(decided)};
}

} // namespace vectors

inline std::vector<EntitlementVector> run_entitlement_vectors()
{
    auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root != nullptr ? root : "."} + "/tests/shared/domain/vectors/entitlement.json"};
    auto const all = vectors::Json::parse(file);
    std::vector<EntitlementVector> out;
    for (auto const& one : all.at("vectors")) {
        auto question = all.at("usual");
        question.merge_patch(one);
        out.push_back(vectors::run(question));
    }
    return out;
}

} // namespace yizhan::test
