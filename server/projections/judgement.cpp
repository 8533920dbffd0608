#include "server/projections/judgement.h"

#include "shared/domain/entitlement.h"
#include "shared/protocol/envelope.h"

#include <algorithm>
#include <set>
#include <span>

namespace yizhan {
namespace {

constexpr UtcMs beginning{0};
constexpr UtcMs for_ever{253'402'300'799'999}; // the end of the year 9999

// The id says what it is about, whatever the length of the ids inside.
ExceptionId id_of(ExceptionKind kind, std::string const& subject, std::string const& detail)
{
    auto const hash = event_hash(std::string{name(kind)} + "\n" + subject + "\n" + detail);
    return ExceptionId::make(std::string{name(kind)} + "-" + to_hex(std::span{hash}.first<16>()));
}

Finding finding(ExceptionKind kind, std::string subject, std::string const& detail)
{
    Finding made;
    made.id = id_of(kind, subject, detail);
    made.kind = kind;
    made.subject = std::move(subject);
    made.since = beginning;
    made.before = for_ever;
    return made;
}

// The terms of a revision, or of the nearest below that is known, or the first.
Campaign const* terms_of(CampaignTerms const& terms, int revision)
{
    if (terms.empty()) return nullptr;
    auto const above = terms.upper_bound(revision);
    return above == terms.begin() ? &above->second : &std::prev(above)->second;
}

struct JudgedPeriod {
    PeriodSpan span;
    std::int64_t count = 0;
    int newest_revision = 0; // that one of its takings was decided by
};

std::map<std::int64_t, JudgedPeriod> periods_of(
    Campaign const& campaign, std::span<StandingTaking const> takings, ZoneMinutes zone)
{
    std::map<std::int64_t, JudgedPeriod> periods; // by their first moment
    for (auto const& taking : takings) {
        auto const span = period_span(campaign.period, taking.at, zone);
        auto& period = periods[span.from.ms];
        period.span = span;
        ++period.count;
        period.newest_revision = std::max(period.newest_revision, taking.revision);
    }
    return periods;
}

} // namespace

std::vector<Finding> judge_person(
    CampaignTerms const& terms, MemberId const& member, std::span<StandingTaking const> takings, ZoneMinutes zone)
{
    std::map<std::int64_t, Finding> found; // by the first moment of the period
    std::set<int> revisions;
    for (auto const& taking : takings) revisions.insert(taking.revision);
    for (auto const revision : revisions) { // the newest last: of two periods that begin together, its own stands
        auto const* const campaign = terms_of(terms, revision);
        if (!campaign) continue;
        for (auto const& [from, period] : periods_of(*campaign, takings, zone)) {
            if (period.newest_revision != revision || period.count <= campaign->allowance) continue;
            auto made
                = finding(ExceptionKind::PersonOver, campaign->id.text() + "/" + member.text(), std::to_string(from));
            made.campaign = campaign->id;
            made.member = member;
            made.since = std::max(period.span.from, beginning);
            made.before = std::min(period.span.before, for_ever);
            made.expected = campaign->allowance;
            made.found = period.count;
            found.insert_or_assign(from, std::move(made));
        }
    }
    std::vector<Finding> out;
    for (auto& [from, made] : found) out.push_back(std::move(made));
    return out;
}

std::vector<Finding> judge_campaign(CampaignTerms const& terms, CampaignTakings const& takings)
{
    std::vector<Finding> found;
    auto const* const campaign = terms_of(terms, takings.newest_revision);
    if (!campaign || !campaign->total) return found;
    std::int64_t all = 0;
    std::int64_t reserved = 0;
    std::map<StationId, std::int64_t> shares;
    for (auto const& share : campaign->shares) {
        shares[share.station] += share.units;
        reserved += share.units;
    }
    std::int64_t outside = 0;
    for (auto const& [station, taken] : takings.by_station) {
        all += taken;
        auto const share = shares.find(station);
        outside += std::max<std::int64_t>(0, taken - (share == shares.end() ? 0 : share->second));
    }
    auto const keep = [&](ExceptionKind kind, std::int64_t most, std::int64_t taken) {
        if (taken <= most) return;
        auto made = finding(kind, campaign->id.text(), {});
        made.campaign = campaign->id;
        made.expected = most;
        made.found = taken;
        found.push_back(std::move(made));
    };
    keep(ExceptionKind::CampaignOver, *campaign->total, all);
    if (!shares.empty()) keep(ExceptionKind::ShareOver, *campaign->total - reserved, outside);
    return found;
}

std::vector<Finding> judge_stock(
    StationId const& station, GoodsId const& goods, std::int64_t units, std::string const& since)
{
    if (units >= 0) return {};
    auto made = finding(ExceptionKind::StockNegative, station.text() + "/" + goods.text(), since);
    made.station = station;
    made.goods = goods;
    made.found = units;
    return {made};
}

std::vector<Finding> judge_points(MemberId const& member, std::int64_t points, std::string const& since)
{
    if (points >= 0) return {};
    auto made = finding(ExceptionKind::PointsNegative, member.text(), since);
    made.member = member;
    made.found = points;
    return {made};
}

std::vector<Finding> judge_machine(StationId const& station, MachineId const& machine,
    std::span<JudgedSession const> sessions, UtcMs from, UtcMs before)
{
    std::vector<Finding> found;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        for (std::size_t j = i + 1; j < sessions.size(); ++j) {
            auto const& one = sessions[i];
            auto const& other = sessions[j];
            if (one.kiosk == other.kiosk) continue; // a kiosk knows its own
            auto const since = std::max(one.from, other.from);
            auto const until = std::min(one.until, other.until);
            if (since >= until || since < from || since >= before) continue;
            auto const [first, second] = std::minmax(one.session, other.session);
            auto made = finding(ExceptionKind::MachineTwice, station.text() + "/" + machine.text(),
                first.text() + "\n" + second.text());
            made.station = station;
            made.machine = machine;
            made.since = since;
            made.before = until;
            made.expected = 1;
            made.found = 2;
            found.push_back(std::move(made));
        }
    }
    return found;
}

} // namespace yizhan
