// Writing what the events of machines, goods, stock and services hold, members in the order of the README.
#include "shared/protocol/amenity_event_data.h"

namespace yizhan {
namespace {

template <class Tag> void optional_id(JsonWriter& json, std::string_view key, std::optional<Id<Tag>> const& id)
{
    if (id) json.member(key, id->text());
}

void optional_text(JsonWriter& json, std::string_view key, std::string const& text)
{
    if (!text.empty()) json.member(key, text);
}

void write_by(JsonWriter& json, ByWhom const& by)
{
    optional_id(json, "visit", by.visit);
    optional_id(json, "member", by.member);
    optional_id(json, "union", by.union_id);
}

void write_account(JsonWriter& json, std::string_view key, StockAccount const& account)
{
    json.begin_object(key);
    json.member("place", name(account.place));
    if (!account.station.empty()) json.member("station", account.station.text());
    json.end_object();
}

} // namespace

void write_data(JsonWriter& json, SessionStarted const& e)
{
    json.member("session", e.session.text());
    json.member("amenity", e.amenity.text());
    json.member("machine", e.machine.text());
    json.member("minutes", e.minutes);
    write_by(json, e.by);
    optional_id(json, "ticket", e.ticket);
}

void write_data(JsonWriter& json, SessionEnded const& e)
{
    json.member("session", e.session.text());
    json.member("amenity", e.amenity.text());
    json.member("machine", e.machine.text());
    json.member("started_at", format_rfc3339(e.started_at));
    optional_id(json, "union", e.union_id);
    json.member("reason", name(e.reason));
}

void write_data(JsonWriter& json, MachineReported const& e)
{
    json.member("machine", e.machine.text());
    json.member("amenity", e.amenity.text());
    json.flag("broken", e.broken);
    optional_id(json, "volunteer", e.volunteer);
}

void write_data(JsonWriter& json, QueueJoined const& e)
{
    json.member("ticket", e.ticket.text());
    json.member("amenity", e.amenity.text());
    json.member("number", e.number);
    write_by(json, e.by);
}

void write_data(JsonWriter& json, QueueCalled const& e)
{
    json.member("ticket", e.ticket.text());
    json.member("amenity", e.amenity.text());
    json.member("machine", e.machine.text());
}

void write_data(JsonWriter& json, QueueLeft const& e)
{
    json.member("ticket", e.ticket.text());
    json.member("amenity", e.amenity.text());
    json.member("reason", name(e.reason));
}

void write_data(JsonWriter& json, GoodsTaken const& e)
{
    json.member("taking", e.taking.text());
    json.member("campaign", e.campaign.text());
    json.member("revision", e.revision);
    json.member("goods", e.goods.text());
    json.member("units", e.units);
    json.member("payer", name(e.payer));
    json.member("cost_fen", e.cost_fen);
    json.member("points", e.points);
    write_by(json, e.by);
    json.member("assurance", name(e.assurance));
    optional_id(json, "volunteer", e.volunteer);
    if (e.agreed_at) json.member("agreed_at", format_rfc3339(*e.agreed_at));
}

void write_data(JsonWriter& json, TakingUndone const& e)
{
    json.member("taking", e.taking.text());
    json.member("campaign", e.campaign.text());
    json.member("goods", e.goods.text());
    json.member("units", e.units);
    json.member("payer", name(e.payer));
    json.member("cost_fen", e.cost_fen);
    json.member("points", e.points);
    write_by(json, e.by);
    json.member("taken_at", format_rfc3339(e.taken_at));
    optional_id(json, "volunteer", e.volunteer);
    optional_text(json, "account", e.account);
}

void write_data(JsonWriter& json, StockMoved const& e)
{
    json.member("movement", e.movement.text());
    json.member("goods", e.goods.text());
    json.member("units", e.units);
    write_account(json, "from", e.from);
    write_account(json, "to", e.to);
    json.member("reason", name(e.reason));
    if (e.counted) json.member("counted", *e.counted);
    optional_id(json, "volunteer", e.volunteer);
    optional_text(json, "by", e.by);
    optional_text(json, "note", e.note);
}

void write_data(JsonWriter& json, PointsMoved const& e)
{
    json.member("movement", e.movement.text());
    json.member("member", e.member.text());
    json.member("points", e.points);
    json.member("reason", e.reason);
    json.member("by", e.by);
}

void write_data(JsonWriter& json, ExceptionSettled const& e)
{
    json.member("exception", e.exception.text());
    json.member("how", e.how);
    json.member("note", e.note);
    json.member("by", e.by);
}

void write_data(JsonWriter& json, ServiceRequested const& e)
{
    json.member("request", e.request.text());
    json.member("service", e.service.text());
    json.member("code", e.code.text());
    write_by(json, e.by);
    optional_id(json, "volunteer", e.volunteer);
    if (e.by_phone) json.flag("by_phone", true);
}

void write_data(JsonWriter& json, ServiceAdvanced const& e)
{
    json.member("request", e.request.text());
    json.member("state", name(e.state));
    json.member("note", e.note);
    optional_text(json, "by", e.by);
}

} // namespace yizhan
