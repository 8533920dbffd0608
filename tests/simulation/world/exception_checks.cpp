// Over-use: what the little model finds in the facts must be what staff are shown.
#include "shared/domain/entitlement.h"
#include "tests/simulation/world/model.h"
#include "tests/simulation/world/offers.h"
#include "tests/simulation/world/service_checks.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::sim {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

// What an exception is about, as a line; what was found, and how many facts are behind it.
struct Over {
    std::string about;
    std::int64_t expected = 0;
    std::int64_t found = 0;
    std::size_t sides = 0;
    auto operator<=>(Over const&) const = default;
};

Campaign const* terms_at(CampaignTerms const& terms, int revision)
{
    Campaign const* found = terms.empty() ? nullptr : &terms.begin()->second;
    for (auto const& [known, campaign] : terms) {
        if (known <= revision) found = &campaign;
    }
    return found;
}

// Days and weeks have a number, everything else happens within a month here.
std::int64_t period_of_day(Period period, std::int64_t day)
{
    if (period == Period::Day) return day;
    if (period == Period::Week) return (day + 3) / 7;
    return 0;
}

std::int64_t period_of(Campaign const& campaign, std::int64_t at_ms)
{
    bool const by_month = campaign.period == Period::Month || campaign.period == Period::Year;
    return by_month ? local_month(UtcMs{at_ms}, {}) : period_of_day(campaign.period, day_of(at_ms));
}

// Each revision looks at the periods that it knows, and judges those in which no newer one decided.
void over_by_one(CampaignTerms const& terms, std::vector<ModelTaking> const& takings, std::string const& about,
    std::vector<Over>& out)
{
    std::set<int> revisions;
    for (auto const& taking : takings) revisions.insert(taking.revision);
    std::map<std::int64_t, Over> over; // by the first moment of the period
    for (auto const revision : revisions) {
        auto const* campaign = terms_at(terms, revision);
        if (campaign == nullptr) continue;
        std::map<std::int64_t, std::vector<ModelTaking>> periods;
        for (auto const& taking : takings) periods[period_of(*campaign, taking.at_ms)].push_back(taking);
        for (auto const& [period, together] : periods) {
            bool const is_newest = std::all_of(together.begin(), together.end(),
                [&](ModelTaking const& taking) { return taking.revision <= revision; });
            bool const decided = std::any_of(together.begin(), together.end(),
                [&](ModelTaking const& taking) { return taking.revision == revision; });
            auto const count = static_cast<std::int64_t>(together.size());
            if (!is_newest || !decided || count <= campaign->allowance) continue;
            auto const from = period_span(campaign->period, UtcMs{together.front().at_ms}, {}).from.ms;
            over[from] = {about, campaign->allowance, count, std::min(together.size(), ServiceException::max_sides)};
        }
    }
    for (auto& [from, one] : over) out.push_back(std::move(one));
}

void over_by_persons(HubStore& store, ServiceModel const& model, std::vector<Over>& out)
{
    std::map<std::pair<std::string, std::string>, std::vector<ModelTaking>> standing;
    for (auto const& [id, taking] : model.taken) {
        if (model.stands(taking) && !taking.member.empty())
            standing[{taking.campaign, taking.member}].push_back(taking);
    }
    for (auto const& [key, takings] : standing) {
        auto const terms = store.projections().ledger().terms(CampaignId::make(key.first));
        if (terms) over_by_one(*terms, takings, fmt::format("person_over {} {}", key.first, key.second), out);
    }
}

void over_by_campaigns(HubStore& store, ServiceModel const& model, std::vector<Over>& out)
{
    for (auto const& [id, newest] : model.newest_revision) {
        auto const terms = store.projections().ledger().terms(CampaignId::make(id));
        auto const* campaign = terms ? terms_at(*terms, newest) : nullptr;
        if (campaign == nullptr || !campaign->total) continue;
        std::int64_t all = 0;
        std::int64_t outside = 0;
        std::int64_t reserved = 0;
        std::size_t sides = 0;
        for (auto const& share : campaign->shares) reserved += share.units;
        for (auto const& [key, count] : model.takings) {
            if (key.first != id) continue;
            all += count;
            std::int64_t share_here = 0;
            for (auto const& share : campaign->shares) {
                if (share.station.text() == key.second) share_here += share.units;
            }
            outside += std::max<std::int64_t>(0, count - share_here);
        }
        for (auto const& [taking_id, taking] : model.taken) {
            if (taking.campaign == id && model.stands(taking)) ++sides;
        }
        sides = std::min(sides, ServiceException::max_sides);
        if (all > *campaign->total) out.push_back({"campaign_over " + id, *campaign->total, all, sides});
        auto const unpromised = *campaign->total - reserved;
        if (!campaign->shares.empty() && outside > unpromised)
            out.push_back({"share_over " + id, unpromised, outside, sides});
    }
}

void below_zero(ServiceModel const& model, std::vector<Over>& out)
{
    for (auto const& [key, units] : model.units) {
        if (units < 0 && model.kept.contains(key))
            out.push_back({fmt::format("stock_negative {} {}", key.first, key.second), 0, units, 0});
    }
    for (std::size_t i = 0; i < District::people; ++i) {
        auto const id = fmt::format("m{}", i);
        auto const moved = model.points.contains(id) ? model.points.at(id) : 0;
        if (points_at_start + moved < 0) out.push_back({"points_negative " + id, 0, points_at_start + moved, 0});
    }
}

void twice_by_machines(ServiceModel const& model, std::vector<Over>& out)
{
    auto const until
        = [](ModelSession const& one) { return one.ended_ms.value_or(one.from_ms + one.minutes * minute_ms); };
    for (auto one = model.sessions.begin(); one != model.sessions.end(); ++one) {
        for (auto other = std::next(one); other != model.sessions.end(); ++other) {
            auto const& a = one->second;
            auto const& b = other->second;
            bool const one_machine = a.station == b.station && a.machine == b.machine && a.kiosk != b.kiosk;
            if (!one_machine || a.undone || b.undone || a.minutes == 0 || b.minutes == 0) continue;
            // Begun under a dead clock, ended under a good one: the hub does not take the years between for a use.
            if (until(a) - a.from_ms > day_ms || until(b) - b.from_ms > day_ms) continue;
            if (std::max(a.from_ms, b.from_ms) < std::min(until(a), until(b)))
                out.push_back({fmt::format("machine_twice {} {}", a.station, a.machine), 1, 2, 0});
        }
    }
}

Over seen_as(ServiceException const& one)
{
    auto const add = [](std::string& text, auto const& id) {
        if (id) text += " " + id->text();
    };
    Over out{std::string{name(one.kind)}, one.expected, one.found, one.sides.size()};
    add(out.about, one.campaign);
    add(out.about, one.station);
    add(out.about, one.goods);
    add(out.about, one.member);
    add(out.about, one.machine);
    return out;
}

} // namespace

void check_exceptions(HubStore& store, ServiceModel const& model, Ledger& ledger)
{
    std::vector<Over> expected;
    over_by_persons(store, model, expected);
    over_by_campaigns(store, model, expected);
    below_zero(model, expected);
    twice_by_machines(model, expected);

    auto const figures = store.services();
    auto const open = figures.exceptions.list_exceptions(ExceptionState::Open, {}, 500);
    auto const settled = figures.exceptions.list_exceptions(ExceptionState::Settled, {}, 500);
    if (!open || !settled) return ledger.violated("the exceptions cannot be read");
    for (auto const& one : *open) {
        auto const seen = seen_as(one);
        auto const reason = std::find_if(expected.begin(), expected.end(), [&](Over const& over) {
            return over.about == seen.about && over.found == seen.found && over.expected == seen.expected;
        });
        if (reason == expected.end()) {
            ledger.violated(
                fmt::format("an exception without reason: {}, {} of {}", seen.about, seen.found, seen.expected));
            continue;
        }
        bool const has_sides = reason->sides == 0 ? seen.sides > 0 : seen.sides == reason->sides;
        if (!has_sides) ledger.violated(fmt::format("an exception with {} sides: {}", seen.sides, seen.about));
        expected.erase(reason);
    }
    for (auto const& over : expected) {
        bool const by_staff = std::any_of(settled->begin(), settled->end(), [&](ServiceException const& one) {
            return one.settled->how != "vanished" && seen_as(one).about == over.about;
        });
        if (!by_staff)
            ledger.violated(fmt::format("nobody is shown {}: {} of {}", over.about, over.found, over.expected));
    }
}

} // namespace yizhan::sim
