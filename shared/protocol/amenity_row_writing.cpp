// Writing the rows of amenities, machines, goods, campaigns and services, members in the order of the README.
#include "shared/protocol/amenity_row_data.h"

#include <fmt/format.h>

namespace yizhan {
namespace {

template <class Tag> void write_ids(JsonWriter& json, std::string_view key, std::vector<Id<Tag>> const& ids)
{
    json.begin_array(key);
    for (auto const& id : ids) json.element(id.text());
    json.end_array();
}

void write_audience(JsonWriter& json, Audience const& audience)
{
    json.begin_object("audience");
    json.flag("members_only", audience.members_only);
    json.flag("volunteers_only", audience.volunteers_only);
    write_ids(json, "unions", audience.unions);
    json.begin_array("occupations");
    for (auto const occupation : audience.occupations) json.element(name(occupation));
    json.end_array();
    json.member("min_months", audience.min_months);
    json.member("min_points", audience.min_points);
    json.end_object();
}

void write_shares(JsonWriter& json, std::vector<ReservedShare> const& shares)
{
    json.begin_array("shares");
    for (auto const& share : shares) {
        json.begin_object();
        json.member("station", share.station.text());
        json.member("units", share.units);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string format_month(std::int32_t month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

void write_row(JsonWriter& json, Amenity const& row)
{
    json.member("id", row.id.text());
    json.member("amenity_kind", name(row.kind));
    json.member("name", row.name);
    json.member("state", row.state);
    json.member("icon", row.icon);
    json.member("tint", name(row.tint));
    json.member("order", row.order);
    json.flag("offered", row.offered);
    if (row.policy.demand != Demand::Always) json.member("demand", name(row.policy.demand));
    if (row.policy.list_age_h) json.member("list_age_h", *row.policy.list_age_h);
    if (row.kind != AmenityKind::Timed) return;
    json.begin_array("minutes");
    for (int const minutes : row.timed.minutes) json.element(minutes);
    json.end_array();
    json.member("clear_min", row.timed.clear_min);
}

void write_row(JsonWriter& json, StationName const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.name);
}

void write_row(JsonWriter& json, Machine const& row)
{
    json.member("id", row.id.text());
    json.member("amenity", row.amenity.text());
    json.member("name", row.name);
    json.member("order", row.order);
    json.flag("in_service", row.in_service);
}

void write_row(JsonWriter& json, MachineSession const& row)
{
    json.member("session", row.session.text());
    json.member("machine", row.machine.text());
    json.member("kiosk", row.kiosk.text());
    json.member("started_at", format_rfc3339(row.started_at));
    json.member("minutes", row.minutes);
}

void write_row(JsonWriter& json, Goods const& row)
{
    json.member("id", row.id.text());
    json.member("name", row.name);
    json.member("unit", row.unit);
    json.member("icon", row.icon);
    if (row.barcode) json.member("barcode", row.barcode->text());
    json.member("cost_fen", row.cost_fen);
}

void write_row(JsonWriter& json, StockPart const& row)
{
    json.member("goods", row.goods.text());
    json.member("kiosk", row.kiosk.text());
    json.member("incarnation", row.incarnation.text());
    json.member("through", static_cast<std::int64_t>(row.through));
    json.member("units", row.units);
    json.member("coming", row.coming);
    if (!row.is_kept) json.flag("taken_only", true);
}

void write_row(JsonWriter& json, Campaign const& row)
{
    json.member("id", row.id.text());
    json.member("revision", row.revision);
    json.member("name", row.name);
    json.member("about", row.about);
    json.member("icon", row.icon);
    json.member("tint", name(row.tint));
    json.member("order", row.order);
    write_ids(json, "goods", row.goods);
    json.member("units", row.units);
    write_audience(json, row.audience);
    json.member("allowance", row.allowance);
    json.member("period", name(row.period));
    write_ids(json, "stations", row.stations);
    json.member("first_day", format_day(row.first_day));
    json.member("last_day", format_day(row.last_day));
    json.member("from_minute", row.from_minute);
    json.member("to_minute", row.to_minute);
    if (row.total) json.member("total", *row.total);
    write_shares(json, row.shares);
    json.member("payer", name(row.payer));
    json.member("points_price", row.points_price);
    json.member("demand", name(row.policy.demand));
    if (row.policy.list_age_h) json.member("list_age_h", *row.policy.list_age_h);
    json.flag("ended", row.ended);
}

void write_row(JsonWriter& json, CampaignPart const& row)
{
    json.member("campaign", row.campaign.text());
    json.member("station", row.station.text());
    json.member("kiosk", row.kiosk.text());
    json.member("incarnation", row.incarnation.text());
    json.member("through", static_cast<std::int64_t>(row.through));
    json.member("takings", row.takings);
}

void write_row(JsonWriter& json, MemberTakings const& row)
{
    json.member("campaign", row.campaign.text());
    json.member("member", row.member.text());
    json.begin_array("takings");
    for (auto const& one : row.takings) {
        json.begin_object();
        json.member("taking", one.taking.text());
        json.member("at", format_rfc3339(one.at));
        json.member("station", one.station.text());
        if (one.undone) json.flag("undone", true);
        json.end_object();
    }
    json.end_array();
}

void write_row(JsonWriter& json, ServiceEntry const& row)
{
    json.member("id", row.id.text());
    json.member("field", name(row.field));
    json.member("order", row.order);
    json.member("icon", row.icon);
    json.member("title", row.title);
    json.member("summary", row.summary);
    json.member("who", row.who);
    json.member("bring", row.bring);
    json.member("where", row.where);
    json.member("how_long", row.how_long);
    json.member("ask", row.ask);
    json.member("initials", row.initials);
    json.begin_array("situations");
    for (auto const situation : row.situations) json.element(name(situation));
    json.end_array();
    json.flag("requestable", row.requestable);
    json.flag("offered", row.offered);
}

void write_row(JsonWriter& json, RequestStanding const& row)
{
    json.member("id", row.id.text());
    json.member("code", row.code.text());
    json.member("service", row.service.text());
    json.member("state", name(row.state));
    json.member("note", row.note);
    json.member("since", format_rfc3339(row.since));
}

} // namespace yizhan
