// Reading the rows of amenities, machines, goods, campaigns and services: bounds on everything.
#include "shared/protocol/amenity_row_data.h"

#include "shared/base/utf8.h"
#include "shared/domain/calendar_day.h"
#include "shared/protocol/amenity_row_parts.h"
#include "shared/protocol/campaign_row.h"
#include "shared/protocol/enrollment_event_data.h"
#include "shared/protocol/enrollment_row_data.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

constexpr std::int64_t max_list_age_h = 8760; // a year
constexpr std::int64_t max_minutes = 720;
constexpr std::size_t max_choices = 5; // of minutes
constexpr std::int64_t max_clear_min = 240;
constexpr std::int64_t max_cost_fen = 10'000'000;
struct TextLimit {
    std::size_t zh;
    std::size_t en;
};
constexpr TextLimit title_limit{30, 80};
constexpr TextLimit body_limit{120, 280};

Result<Bilingual> limited(JsonObject const& json, std::string_view key, TextLimit limit)
{
    auto text = TRY(json.bilingual(key, limit.en));
    text.zh = utf8::clean(text.zh, limit.zh);
    return text;
}

Result<FeedRow> amenity(JsonObject const& json)
{
    Amenity row;
    row.icon = TRY(read_icon(json));
    row.id = TRY(json.id<AmenityId>("id"));
    row.kind = TRY(json.named("amenity_kind", amenity_kind_of));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.state = TRY(json.bilingual("state", max_row_title));
    row.tint = TRY(json.named("tint", tint_of));
    row.order = TRY(small_integer(json, "order", -1000, 1000));
    row.offered = TRY(json.flag("offered"));
    row.policy = TRY(read_policy(json));
    if (row.kind != AmenityKind::Timed) return FeedRow{std::move(row)};
    row.timed.minutes.clear();
    for (auto const minutes : TRY(json.integers("minutes", max_choices, 1, max_minutes))) {
        if (!row.timed.minutes.empty() && minutes <= row.timed.minutes.back())
            return fail(ErrorCode::InvalidInput, "minutes: not ascending");
        row.timed.minutes.push_back(static_cast<int>(minutes));
    }
    if (row.timed.minutes.empty()) return fail(ErrorCode::InvalidInput, "minutes: none");
    row.timed.clear_min = TRY(small_integer(json, "clear_min", 1, max_clear_min));
    return FeedRow{std::move(row)};
}

Result<FeedRow> station_name(JsonObject const& json)
{
    StationName row;
    row.id = TRY(json.id<StationId>("id"));
    row.name = TRY(json.bilingual("name", max_row_title));
    return FeedRow{std::move(row)};
}

Result<FeedRow> machine(JsonObject const& json)
{
    Machine row;
    row.id = TRY(json.id<MachineId>("id"));
    row.amenity = TRY(json.id<AmenityId>("amenity"));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.order = TRY(small_integer(json, "order", -max_place_in_order, max_place_in_order));
    row.in_service = TRY(json.flag("in_service"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> machine_session(JsonObject const& json)
{
    MachineSession row;
    row.session = TRY(json.id<SessionId>("session"));
    row.machine = TRY(json.id<MachineId>("machine"));
    row.kiosk = TRY(json.id<KioskId>("kiosk"));
    row.started_at = TRY(json.time("started_at"));
    row.minutes = TRY(small_integer(json, "minutes", 1, max_minutes));
    return FeedRow{std::move(row)};
}

Result<FeedRow> goods(JsonObject const& json)
{
    Goods row;
    row.id = TRY(json.id<GoodsId>("id"));
    row.name = TRY(json.bilingual("name", max_row_title));
    row.unit = TRY(json.bilingual("unit", max_row_title));
    row.icon = TRY(read_icon(json));
    if (auto const barcode = TRY(json.optional_text("barcode"))) row.barcode = TRY(Barcode::parse(*barcode));
    row.cost_fen = TRY(json.integer("cost_fen", 0, max_cost_fen));
    return FeedRow{std::move(row)};
}

Result<FeedRow> stock_part(JsonObject const& json)
{
    StockPart row;
    row.goods = TRY(json.id<GoodsId>("goods"));
    row.kiosk = TRY(json.id<KioskId>("kiosk"));
    row.incarnation = TRY(json.id<IncarnationId>("incarnation"));
    row.through = static_cast<Seq>(TRY(json.integer("through", 0, max_row_sequence)));
    row.units = TRY(json.integer("units", -max_row_sum, max_row_sum));
    row.coming = TRY(json.integer("coming", -max_row_sum, max_row_sum));
    row.is_kept = !(json.has("taken_only") && TRY(json.flag("taken_only")));
    return FeedRow{std::move(row)};
}

Result<FeedRow> service(JsonObject const& json)
{
    ServiceEntry row;
    row.id = TRY(json.id<ServiceId>("id"));
    row.field = TRY(json.named("field", service_field_of));
    row.order = TRY(small_integer(json, "order", -max_place_in_order, max_place_in_order));
    row.icon = TRY(read_icon(json));
    row.title = TRY(limited(json, "title", title_limit));
    row.summary = TRY(limited(json, "summary", body_limit));
    row.who = TRY(limited(json, "who", body_limit));
    row.bring = TRY(limited(json, "bring", body_limit));
    row.where = TRY(limited(json, "where", body_limit));
    row.how_long = TRY(limited(json, "how_long", body_limit));
    row.ask = TRY(limited(json, "ask", body_limit));
    auto const initials = TRY(json.text("initials"));
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (initials.size() > max_initials || !std::all_of(initials.begin(), initials.end(), allowed))
        return fail(ErrorCode::InvalidInput, "initials: a..z and 0..9");
    row.initials = initials;
    row.situations = TRY(read_names(json, "situations", all_life_situations().size(), life_situation_of));
    row.requestable = TRY(json.flag("requestable"));
    row.offered = TRY(json.flag("offered"));
    return FeedRow{std::move(row)};
}

Result<FeedRow> service_request(JsonObject const& json)
{
    RequestStanding row;
    row.id = TRY(json.id<RequestId>("id"));
    row.code = TRY(RequestCode::parse(TRY(json.text("code"))));
    row.service = TRY(json.id<ServiceId>("service"));
    row.state = TRY(json.named("state", request_state_of));
    if (json.has("note")) row.note = TRY(json.bilingual("note", max_note));
    row.since = TRY(json.time("since"));
    return FeedRow{std::move(row)};
}

struct Reader {
    FeedKind kind;
    Result<FeedRow> (*read)(JsonObject const& json);
};

constexpr std::array readers{Reader{FeedKind::Amenity, amenity}, Reader{FeedKind::StationName, station_name},
    Reader{FeedKind::Machine, machine}, Reader{FeedKind::MachineSession, machine_session},
    Reader{FeedKind::Goods, goods}, Reader{FeedKind::StockPart, stock_part}, Reader{FeedKind::Campaign, read_campaign},
    Reader{FeedKind::CampaignPart, read_campaign_part}, Reader{FeedKind::MemberTakings, read_member_takings},
    Reader{FeedKind::Service, service}, Reader{FeedKind::ServiceRequest, service_request}};

} // namespace

Result<int> small_integer(JsonObject const& json, std::string_view key, std::int64_t min, std::int64_t max)
{
    return static_cast<int>(TRY(json.integer(key, min, max)));
}

Result<std::string> read_icon(JsonObject const& json)
{
    auto const icon = TRY(json.text("icon"));
    if (!is_id_text(icon)) return fail(ErrorCode::InvalidInput, "icon");
    return std::string{icon};
}

Result<ServicePolicy> read_policy(JsonObject const& json)
{
    ServicePolicy policy;
    if (auto const demand = TRY(json.optional_named("demand", demand_of))) policy.demand = *demand;
    if (auto const age = TRY(json.optional_integer("list_age_h", 1, max_list_age_h)))
        policy.list_age_h = static_cast<int>(*age);
    return policy;
}

Result<std::int32_t> parse_month(std::string_view text)
{
    auto const first = text.size() == 7 && text[4] == '-'
        ? parse_calendar_day(std::string{text.substr(0, 4)}.append(text.substr(5, 2)).append("01"))
        : std::nullopt;
    if (!first) return fail(ErrorCode::InvalidInput, "joined: no month");
    return static_cast<int>(first->year()) * 12 + static_cast<int>(static_cast<unsigned>(first->month())) - 1;
}

bool is_feed_key(FeedKind kind, std::string_view key)
{
    int more = 0;
    if (kind == FeedKind::StockPart || kind == FeedKind::CampaignPart) more = 2;
    if (kind == FeedKind::MemberTakings) more = 1;
    for (; more > 0; --more) {
        auto const slash = key.find('/');
        if (slash == std::string_view::npos || !is_id_text(key.substr(0, slash))) return false;
        key.remove_prefix(slash + 1);
    }
    return is_id_text(key);
}

Result<std::optional<FeedRow>> read_amenity_row(FeedKind kind, JsonObject const& json)
{
    auto const reader
        = std::find_if(readers.begin(), readers.end(), [&](Reader const& one) { return one.kind == kind; });
    if (reader == readers.end()) return std::optional<FeedRow>{};
    return std::optional<FeedRow>{TRY(reader->read(json))};
}

} // namespace yizhan
