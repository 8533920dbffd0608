#include "shared/protocol/campaign_row.h"

#include "shared/domain/calendar_day.h"
#include "shared/protocol/amenity_row_data.h"
#include "shared/protocol/amenity_row_parts.h"
#include "shared/protocol/enrollment_row_data.h"

namespace yizhan {
namespace {

constexpr std::int64_t max_revision = 1'000'000;
constexpr std::int64_t max_units_taken = 100;
constexpr std::int64_t max_allowance = 1'000;
constexpr std::int64_t max_points = 1'000'000'000;
constexpr std::int64_t minutes_of_day = 1440;

Result<std::int32_t> day_of(JsonObject const& json, std::string_view key)
{
    auto const text = TRY(json.text(key));
    auto const day = text.size() == 10 && text[4] == '-' && text[7] == '-'
        ? parse_calendar_day(std::string{text.substr(0, 4)}.append(text.substr(5, 2)).append(text.substr(8, 2)))
        : std::nullopt;
    if (!day) return fail(ErrorCode::InvalidInput, std::string{key} + ": no day");
    return static_cast<std::int32_t>(std::chrono::sys_days{*day}.time_since_epoch().count());
}

Result<Audience> audience_of(JsonObject const& json)
{
    Audience audience;
    audience.members_only = TRY(json.flag("members_only"));
    audience.volunteers_only = TRY(json.flag("volunteers_only"));
    audience.unions = TRY(json.ids<UnionId>("unions", max_campaign_places));
    audience.occupations = TRY(read_names(json, "occupations", all_occupations().size(), occupation_of));
    audience.min_months = TRY(small_integer(json, "min_months", 0, max_campaign_months));
    audience.min_points = TRY(json.integer("min_points", 0, max_points));
    return audience;
}

Result<std::vector<ReservedShare>> shares_of(JsonObject const& json)
{
    auto const objects = TRY(json.objects("shares"));
    if (objects.size() > max_campaign_places) return fail(ErrorCode::InvalidInput, "shares: too many");
    std::vector<ReservedShare> shares;
    for (auto const& object : objects) {
        ReservedShare share;
        share.station = TRY(object.id<StationId>("station"));
        share.units = TRY(object.integer("units", 1, max_campaign_total));
        shares.push_back(std::move(share));
    }
    return shares;
}

Result<void> read_terms(JsonObject const& json, Campaign& row)
{
    row.goods = TRY(json.ids<GoodsId>("goods", max_campaign_goods));
    row.units = TRY(small_integer(json, "units", 1, max_units_taken));
    row.audience = TRY(audience_of(TRY(json.object("audience"))));
    row.allowance = TRY(small_integer(json, "allowance", 1, max_allowance));
    row.period = TRY(json.named("period", period_of));
    row.stations = TRY(json.ids<StationId>("stations", max_campaign_places));
    row.first_day = TRY(day_of(json, "first_day"));
    row.last_day = TRY(day_of(json, "last_day"));
    row.from_minute = TRY(small_integer(json, "from_minute", 0, minutes_of_day - 1));
    row.to_minute = TRY(small_integer(json, "to_minute", 1, minutes_of_day));
    row.total = TRY(json.optional_integer("total", 1, max_campaign_total));
    row.shares = TRY(shares_of(json));
    return {};
}

} // namespace

Result<FeedRow> read_campaign(JsonObject const& json)
{
    Campaign row;
    row.id = TRY(json.id<CampaignId>("id"));
    row.revision = TRY(small_integer(json, "revision", 1, max_revision));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.about = TRY(json.bilingual("about", max_campaign_about));
    row.icon = TRY(read_icon(json));
    row.tint = TRY(json.named("tint", tint_of));
    row.order = TRY(small_integer(json, "order", -max_place_in_order, max_place_in_order));
    TRY_DO(read_terms(json, row));
    row.payer = TRY(json.named("payer", payer_of));
    row.points_price = TRY(json.integer("points_price", 0, max_points));
    if (!json.has("demand")) return fail(ErrorCode::InvalidInput, "demand: missing");
    row.policy = TRY(read_policy(json));
    row.ended = TRY(json.flag("ended"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> read_campaign_part(JsonObject const& json)
{
    CampaignPart row;
    row.campaign = TRY(json.id<CampaignId>("campaign"));
    row.station = TRY(json.id<StationId>("station"));
    row.kiosk = TRY(json.id<KioskId>("kiosk"));
    row.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    row.through = static_cast<Seq>(TRY(json.integer("through", 0, max_row_sequence)));
    row.takings = TRY(json.integer("takings", -max_row_sum, max_row_sum));
    return FeedRow{std::move(row)};
}

Result<FeedRow> read_member_takings(JsonObject const& json)
{
    MemberTakings row;
    row.campaign = TRY(json.id<CampaignId>("campaign"));
    row.member = TRY(json.id<MemberId>("member"));
    auto const objects = TRY(json.objects("takings"));
    if (objects.size() > max_known_takings) return fail(ErrorCode::InvalidInput, "takings: too many");
    for (auto const& object : objects) {
        KnownTaking one;
        one.taking = TRY(object.id<TakingId>("taking"));
        one.at = TRY(object.time("at"));
        one.station = TRY(object.id<StationId>("station"));
        one.undone = object.has("undone") && TRY(object.flag("undone"));
        row.takings.push_back(std::move(one));
    }
    return FeedRow{std::move(row)};
}

} // namespace yizhan
