// The written names of what figures of services are asked by.
#include "server/projections/usage.h"

#include "server/projections/exceptions.h"
#include "server/projections/stock_figures.h"
#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<UsageBy, 7> usage_names{
    {{{UsageBy::Station, "station"}, {UsageBy::Amenity, "amenity"}, {UsageBy::Hour, "hour"}, {UsageBy::Day, "day"},
        {UsageBy::Union, "union"}, {UsageBy::Campaign, "campaign"}, {UsageBy::Payer, "payer"}}}};

constexpr NameTable<ExceptionKind, 6> exception_kinds{
    {{{ExceptionKind::PersonOver, "person_over"}, {ExceptionKind::CampaignOver, "campaign_over"},
        {ExceptionKind::ShareOver, "share_over"}, {ExceptionKind::StockNegative, "stock_negative"},
        {ExceptionKind::PointsNegative, "points_negative"}, {ExceptionKind::MachineTwice, "machine_twice"}}}};

using Reason = PointsLine::Reason;
constexpr NameTable<Reason, 3> points_reasons{
    {{{Reason::Granted, "granted"}, {Reason::Taken, "taken"}, {Reason::TakingUndone, "taking_undone"}}}};

} // namespace

std::string_view name(UsageBy by) { return usage_names.name_of(by); }
std::optional<UsageBy> usage_by_of(std::string_view text) { return usage_names.value_of(text); }
std::string_view name(PointsLine::Reason reason) { return points_reasons.name_of(reason); }
std::string_view name(ExceptionKind kind) { return exception_kinds.name_of(kind); }
std::optional<ExceptionKind> exception_kind_of(std::string_view text) { return exception_kinds.value_of(text); }

} // namespace yizhan
