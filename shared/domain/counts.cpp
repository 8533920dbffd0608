#include "shared/domain/counts.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<Measure, 7> measures{{{{Measure::CheckIns, "check_ins"}, {Measure::Refusals, "refusals"},
    {Measure::AmenityUses, "amenity_uses"}, {Measure::HelpCalls, "help_calls"}, {Measure::Applications, "applications"},
    {Measure::Takings, "takings"}, {Measure::Requests, "requests"}}}};

struct Applier {
    UtcMs at;
    ZoneMinutes zone;

    Effect counted(Measure measure, std::string detail, UtcMs when, std::int64_t delta) const
    {
        return {CountDelta{measure, local_day(when, zone), to_local(when, zone).hour, std::move(detail), delta},
            std::nullopt};
    }
    Effect operator()(CheckedIn const& e) const
    {
        Effect effect = counted(Measure::CheckIns, std::string{name(e.assurance)}, at, 1);
        if (e.member) effect.visit = MemberVisit{*e.member, local_month(at, zone)};
        return effect;
    }
    Effect operator()(CheckInRefused const& e) const
    {
        return counted(Measure::Refusals, std::string{name(e.reason)}, at, 1);
    }
    Effect operator()(AmenityUsed const& e) const { return counted(Measure::AmenityUses, e.amenity.text(), at, 1); }
    Effect operator()(AmenityUseUndone const& e) const
    {
        return counted(Measure::AmenityUses, e.amenity.text(), e.used_at, -1);
    }
    Effect operator()(SessionStarted const& e) const { return counted(Measure::AmenityUses, e.amenity.text(), at, 1); }
    Effect operator()(SessionEnded const& e) const
    {
        if (e.reason != SessionEnd::Undone) return {};
        return counted(Measure::AmenityUses, e.amenity.text(), e.started_at, -1);
    }
    Effect operator()(GoodsTaken const& e) const { return counted(Measure::Takings, e.campaign.text(), at, 1); }
    Effect operator()(TakingUndone const& e) const
    {
        return counted(Measure::Takings, e.campaign.text(), e.taken_at, -1);
    }
    Effect operator()(ServiceRequested const& e) const { return counted(Measure::Requests, e.service.text(), at, 1); }
    Effect operator()(HelpCalled const&) const { return counted(Measure::HelpCalls, {}, at, 1); }
    // Steps, whether they fit the state or not: sums do not depend on the order of arrival.
    Effect step(ApplicationStep step) const { return counted(Measure::Applications, std::string{name(step)}, at, 1); }
    Effect operator()(ApplicationDrafted const&) const { return step(ApplicationStep::Drafted); }
    Effect operator()(ApplicationSubmitted const&) const { return step(ApplicationStep::Submitted); }
    Effect operator()(ApplicationAmended const&) const { return step(ApplicationStep::Amended); }
    Effect operator()(ApplicationWithdrawn const&) const { return step(ApplicationStep::Withdrawn); }
    Effect operator()(ApplicationSentBack const&) const { return step(ApplicationStep::SentBack); }
    Effect operator()(ApplicationApproved const&) const { return step(ApplicationStep::Approved); }
    Effect operator()(ApplicationRefused const&) const { return step(ApplicationStep::Refused); }
    Effect operator()(auto const&) const { return {}; } // not counted by day
};

} // namespace

std::string_view name(Measure measure) { return measures.name_of(measure); }
std::optional<Measure> measure_of(std::string_view text) { return measures.value_of(text); }

std::int32_t local_month(UtcMs time, ZoneMinutes zone)
{
    LocalTime const local = to_local(time, zone);
    return local.year * 12 + local.month - 1;
}

Effect apply(EventBody const& body, UtcMs occurred_at, ZoneMinutes zone)
{
    return std::visit(Applier{occurred_at, zone}, body);
}

} // namespace yizhan
