#include "server/api/campaign_body.h"

#include "server/api/staff_answers.h"
#include "shared/protocol/json_reading.h"

#include <algorithm>
#include <limits>

namespace yizhan {
namespace {

constexpr std::size_t max_text = 1'000; // characters; what is too long is a fault, not a cut
constexpr std::size_t max_ids = 500;
constexpr std::int64_t widest = 1'000'000'000'000'000;

Result<int> number(JsonObject const& json, std::string_view key, int usual)
{
    auto const value = TRY(json.optional_integer(key, -widest, widest)).value_or(usual);
    // Beyond what anything may be, in either direction, is as wrong as the nearest such number.
    constexpr std::int64_t least = std::numeric_limits<int>::min();
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp(value, least, most));
}

Result<std::vector<Occupation>> read_occupations(JsonObject const& json)
{
    std::vector<Occupation> out;
    if (!json.has("occupations")) return out;
    for (auto const text : TRY(json.texts("occupations", 32))) {
        auto const occupation = occupation_of(text);
        if (!occupation) return fail(ErrorCode::InvalidInput, "occupations: unknown name");
        out.push_back(*occupation);
    }
    return out;
}

Result<Audience> read_audience(JsonObject const& json)
{
    Audience out;
    out.members_only = TRY(json.flag("members_only"));
    out.volunteers_only = TRY(json.flag("volunteers_only"));
    if (json.has("unions")) out.unions = TRY(json.ids<UnionId>("unions", max_ids));
    out.occupations = TRY(read_occupations(json));
    out.min_months = TRY(number(json, "min_months", 0));
    out.min_points = TRY(json.optional_integer("min_points", -widest, widest)).value_or(0);
    return out;
}

Result<std::vector<ReservedShare>> read_shares(JsonObject const& json)
{
    std::vector<ReservedShare> out;
    if (!json.has("shares")) return out;
    for (auto const& each : TRY(json.objects("shares"))) {
        ReservedShare share;
        share.station = TRY(each.id<StationId>("station"));
        share.units = TRY(each.integer("units", -widest, widest));
        out.push_back(std::move(share));
    }
    if (out.size() > max_ids) return fail(ErrorCode::TooLarge, "shares");
    return out;
}

Result<void> read_rules(JsonObject const& json, Campaign& out)
{
    out.goods = TRY(json.ids<GoodsId>("goods", 64));
    out.units = TRY(number(json, "units", 1));
    out.audience = TRY(read_audience(TRY(json.object("audience"))));
    out.allowance = TRY(number(json, "allowance", 1));
    out.period = TRY(json.named("period", period_of));
    if (json.has("stations")) out.stations = TRY(json.ids<StationId>("stations", max_ids));
    out.first_day = TRY(parse_day(TRY(json.text("first_day"))));
    out.last_day = TRY(parse_day(TRY(json.text("last_day"))));
    out.from_minute = TRY(number(json, "from_minute", 0));
    out.to_minute = TRY(number(json, "to_minute", 1'440));
    out.total = TRY(json.optional_integer("total", -widest, widest));
    out.shares = TRY(read_shares(json));
    out.payer = TRY(json.named("payer", payer_of));
    out.points_price = TRY(json.optional_integer("points_price", -widest, widest)).value_or(0);
    out.policy.demand = TRY(json.named("demand", demand_of));
    if (json.has("list_age_h")) out.policy.list_age_h = TRY(number(json, "list_age_h", 0));
    return {};
}

} // namespace

Result<Campaign> read_campaign_body(std::string_view id, std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Campaign out;
    out.id = TRY(CampaignId::parse(id));
    if (TRY(json.optional_id<CampaignId>("id")).value_or(out.id) != out.id)
        return fail(ErrorCode::InvalidInput, "id: another one");
    out.revision
        = static_cast<int>(TRY(json.optional_integer("revision", 0, std::numeric_limits<int>::max())).value_or(0));
    out.name = TRY(json.bilingual("name", max_text));
    if (json.has("about")) out.about = TRY(json.bilingual("about", max_text));
    out.icon = TRY(json.text("icon"));
    out.tint = TRY(json.named("tint", tint_of));
    out.order = TRY(number(json, "order", 0));
    TRY_DO(read_rules(json, out));
    return out;
}

} // namespace yizhan
