// The rules of entitlement as a table in the order in which they are looked at. No memory is taken on the way.
#include "shared/domain/entitlement.h"

#include "shared/domain/calendar_day.h"
#include "shared/domain/counts.h"
#include "shared/domain/name_table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace yizhan {
namespace {

using Reason = EntitlementReason;

constexpr NameTable<Reason, 17> reasons{
    {{{Reason::Entitled, "entitled"}, {Reason::NotYet, "not_yet"}, {Reason::Over, "over"},
        {Reason::NotHere, "not_here"}, {Reason::NotAtThisHour, "not_at_this_hour"}, {Reason::NeedsCode, "needs_code"},
        {Reason::MembersOnly, "members_only"}, {Reason::VolunteersOnly, "volunteers_only"},
        {Reason::OtherUnion, "other_union"}, {Reason::OtherOccupation, "other_occupation"}, {Reason::TooNew, "too_new"},
        {Reason::TooFewPoints, "too_few_points"}, {Reason::AlreadyTaken, "already_taken"},
        {Reason::AllGone, "all_gone"}, {Reason::OutOfStock, "out_of_stock"},
        {Reason::NeedsFreshCode, "needs_fresh_code"}, {Reason::NeedsVolunteer, "needs_volunteer"}}}};

constexpr std::int64_t minute_ms = 60'000;

struct Verdict {
    Reason reason;
    std::optional<UtcMs> next = {};
    bool volunteer_may = false;
};
using Said = std::optional<Verdict>; // nothing: the rule is fulfilled

template <class List, class T> bool has(List const& list, T const& one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

std::int32_t first_day_of(std::int32_t month)
{
    std::chrono::year_month_day const first{std::chrono::year{month / 12} / (month % 12 + 1) / 1};
    return static_cast<std::int32_t>(std::chrono::sys_days{first}.time_since_epoch().count());
}

// Days, hours and months turn somebody away only by a clock that may.
bool is_clock_good(EntitlementQuestion const& q) { return q.now.quality == TimeQuality::Agreed; }

// When goods are given out on that day; nothing: the campaign is over by then.
std::optional<UtcMs> opening(EntitlementQuestion const& q, std::int32_t day)
{
    if (day > q.campaign.last_day) return std::nullopt;
    return day_start(day, q.zone) + Millis{q.campaign.from_minute * minute_ms};
}

Said check_days(EntitlementQuestion const& q)
{
    if (q.campaign.ended) return Verdict{Reason::Over};
    if (!is_clock_good(q)) return {};
    auto const today = local_day(q.now.time, q.zone);
    if (today < q.campaign.first_day) return Verdict{Reason::NotYet, opening(q, q.campaign.first_day)};
    if (today > q.campaign.last_day) return Verdict{Reason::Over};
    return {};
}

Said check_place(EntitlementQuestion const& q)
{
    if (q.campaign.stations.empty() || has(q.campaign.stations, q.station)) return {};
    return Verdict{Reason::NotHere};
}

Said check_hours(EntitlementQuestion const& q)
{
    if (!is_clock_good(q)) return {};
    auto const local = to_local(q.now.time, q.zone);
    int const minute = local.hour * 60 + local.minute;
    if (minute >= q.campaign.from_minute && minute < q.campaign.to_minute) return {};
    auto const today = local_day(q.now.time, q.zone);
    return Verdict{Reason::NotAtThisHour, opening(q, minute < q.campaign.from_minute ? today : today + 1)};
}

Said check_code(EntitlementQuestion const& q)
{
    bool const for_anybody = q.campaign.policy.demand == Demand::Always && !q.campaign.audience.members_only;
    if (q.claimant.assurance || for_anybody) return {};
    return Verdict{Reason::NeedsCode};
}

// What only a member can have asks for one, whatever else is said.
Said check_membership(EntitlementQuestion const& q)
{
    auto const& audience = q.campaign.audience;
    bool const asks_for_member = audience.members_only || !audience.unions.empty() || audience.min_months > 0
        || audience.min_points > 0 || q.campaign.points_price > 0;
    if (q.claimant.member || !asks_for_member) return {};
    return Verdict{Reason::MembersOnly};
}

Said check_volunteers(EntitlementQuestion const& q)
{
    if (!q.campaign.audience.volunteers_only || q.claimant.is_volunteer) return {};
    return Verdict{Reason::VolunteersOnly};
}

Said check_union(EntitlementQuestion const& q)
{
    auto const& wanted = q.campaign.audience.unions;
    if (wanted.empty()) return {};
    auto const is_wanted = [&](UnionId const& one) { return has(wanted, one); };
    bool const own = q.claimant.member && is_wanted(q.claimant.member->union_id);
    if (own || std::any_of(q.claimant.unions.begin(), q.claimant.unions.end(), is_wanted)) return {};
    return Verdict{Reason::OtherUnion};
}

Said check_occupation(EntitlementQuestion const& q)
{
    auto const& wanted = q.campaign.audience.occupations;
    auto const occupation = q.claimant.member ? std::optional{q.claimant.member->occupation} : q.claimant.occupation;
    if (wanted.empty() || (occupation && has(wanted, *occupation))) return {};
    return Verdict{Reason::OtherOccupation};
}

Said check_age(EntitlementQuestion const& q)
{
    auto const months = q.campaign.audience.min_months;
    if (months <= 0 || !q.claimant.member || !q.claimant.member->joined_month || !is_clock_good(q)) return {};
    auto const reached = *q.claimant.member->joined_month + months;
    if (local_month(q.now.time, q.zone) >= reached) return {};
    return Verdict{Reason::TooNew, opening(q, first_day_of(reached))};
}

Said check_points(EntitlementQuestion const& q)
{
    auto const needed = std::max(q.campaign.audience.min_points, q.campaign.points_price);
    if (needed <= 0 || !q.claimant.member || q.claimant.member->points >= needed) return {};
    return Verdict{Reason::TooFewPoints};
}

// One that two sources tell of counts once, and not at all where one of them knows that it was undone.
bool counts(std::vector<KnownTaking> const& takings, std::size_t index)
{
    for (std::size_t i = 0; i < takings.size(); ++i) {
        if ((i < index || takings[i].undone) && takings[i].taking == takings[index].taking) return false;
    }
    return !takings[index].undone;
}

// Of the period that now is in. What happened cannot lie in the future, whatever some clock says: it is taken for now.
int takings_in_period(EntitlementQuestion const& q)
{
    auto const from = period_span(q.campaign.period, q.now.time, q.zone).from;
    auto const& takings = q.taken.by_claimant;
    int count = 0;
    for (std::size_t i = 0; i < takings.size() && count < q.campaign.allowance; ++i) {
        if (takings[i].at >= from && counts(takings, i)) ++count;
    }
    return count;
}

Said check_takings(EntitlementQuestion const& q)
{
    if (takings_in_period(q) < q.campaign.allowance) return {};
    Verdict verdict{Reason::AlreadyTaken};
    if (q.campaign.period != Period::Once) {
        auto const turn = period_span(q.campaign.period, q.now.time, q.zone).before;
        verdict.next = opening(q, local_day(turn, q.zone));
    }
    return verdict;
}

struct TotalLeft {
    std::optional<std::int64_t> left; // none: there is no total
    bool reserved = false;
};

// Takings that stayed within the shares of their stations.
std::int64_t taken_within_shares(EntitlementQuestion const& q, std::int64_t elsewhere)
{
    auto const& shares = q.campaign.shares;
    std::int64_t within = 0;
    if (q.taken.at_shares.size() == shares.size()) {
        for (std::size_t i = 0; i < shares.size(); ++i) within += std::min(q.taken.at_shares[i], shares[i].units);
        return within;
    }
    std::int64_t others = 0;
    for (auto const& share : shares) {
        if (share.station == q.station)
            within += std::min(q.taken.here, share.units);
        else
            others += share.units;
    }
    return within + std::min(elsewhere, others);
}

// The station's own share first; then what was promised to nobody, less what was taken of it anywhere.
TotalLeft total_left(EntitlementQuestion const& q)
{
    if (!q.campaign.total) return {};
    auto const everywhere = std::max(q.taken.everywhere, q.taken.here);
    auto unpromised = *q.campaign.total - everywhere + taken_within_shares(q, everywhere - q.taken.here);
    for (auto const& share : q.campaign.shares) {
        if (share.station == q.station && q.taken.here < share.units) return {share.units - q.taken.here, true};
        unpromised -= share.units;
    }
    return {std::max<std::int64_t>(unpromised, 0), false};
}

Said check_total(EntitlementQuestion const& q)
{
    auto const left = total_left(q).left;
    if (!left || *left > 0) return {};
    return Verdict{Reason::AllGone};
}

Said check_stock(EntitlementQuestion const& q)
{
    if (q.stock.empty() || q.volunteer_present) return {};
    auto const is_enough = [&](std::optional<std::int64_t> units) { return !units || *units >= q.campaign.units; };
    if (std::any_of(q.stock.begin(), q.stock.end(), is_enough)) return {};
    return Verdict{Reason::OutOfStock};
}

// Guests who may take at all have shown all that they have: a visit.
Said check_demand(EntitlementQuestion const& q)
{
    switch (decide_service(q.campaign.policy, {q.claimant.assurance, q.volunteer_present, q.list_age})) {
    case ServiceAnswer::NeedsFreshCode:
        return Verdict{Reason::NeedsFreshCode, {}, true};
    case ServiceAnswer::AskVolunteer:
        return Verdict{Reason::NeedsVolunteer, {}, true};
    case ServiceAnswer::Allowed:
    case ServiceAnswer::NeedsCode:
        break;
    }
    return {};
}

// It is not enough that a volunteer is near: somebody must look at what the person can show, and say yes.
Said check_unknown_age(EntitlementQuestion const& q)
{
    if (q.campaign.audience.min_months <= 0 || !q.claimant.member || q.claimant.member->joined_month) return {};
    return Verdict{Reason::NeedsVolunteer, {}, true};
}

constexpr std::array<Said (*)(EntitlementQuestion const&), 15> rules{check_days, check_place, check_hours, check_code,
    check_membership, check_volunteers, check_union, check_occupation, check_age, check_points, check_takings,
    check_total, check_stock, check_demand, check_unknown_age};

} // namespace

std::string_view name(EntitlementReason reason) { return reasons.name_of(reason); }
std::optional<EntitlementReason> entitlement_reason_of(std::string_view text) { return reasons.value_of(text); }

Entitlement decide_entitlement(EntitlementQuestion const& question)
{
    auto const total = total_left(question);
    Entitlement out;
    out.left_of_total = total.left;
    out.reserved = total.reserved;
    for (auto const& rule : rules) {
        auto const verdict = rule(question);
        if (!verdict) continue;
        out.reason = verdict->reason;
        out.next = verdict->next;
        out.volunteer_may = verdict->volunteer_may;
        return out;
    }
    out.left = question.campaign.allowance - takings_in_period(question);
    return out;
}

PeriodSpan period_span(Period period, UtcMs at, ZoneMinutes zone)
{
    auto const days = [zone](std::int32_t from, std::int32_t before) {
        return PeriodSpan{day_start(from, zone), day_start(before, zone)};
    };
    auto const months
        = [&](std::int32_t from, std::int32_t count) { return days(first_day_of(from), first_day_of(from + count)); };
    auto const today = local_day(at, zone);
    switch (period) {
    case Period::Once:
        break;
    case Period::Day:
        return days(today, today + 1);
    case Period::Week: {
        auto const since_monday = ((today + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
        return days(today - since_monday, today - since_monday + 7);
    }
    case Period::Month:
        return months(local_month(at, zone), 1);
    case Period::Year:
        return months(to_local(at, zone).year * 12, 12);
    }
    return {UtcMs{std::numeric_limits<std::int64_t>::min()}, UtcMs{std::numeric_limits<std::int64_t>::max()}};
}

} // namespace yizhan
