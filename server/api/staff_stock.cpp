#include "server/api/staff_stock.h"

#include "server/api/row_bodies.h"
#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/base/utf8.h"
#include "shared/protocol/amenity_event_data.h"

namespace yizhan {
namespace {

constexpr std::size_t usual_movements = 100;
constexpr std::size_t usual_exceptions = 50;
constexpr std::int64_t any_number = 1'000'000'000'000'000;

void add_account(JsonWriter& json, std::string_view key, StockAccount const& account)
{
    json.begin_object(key);
    json.member("place", name(account.place));
    if (!account.station.empty()) json.member("station", account.station.text());
    json.end_object();
}

Result<StockAccount> read_account(JsonObject const& json)
{
    StockAccount out;
    out.place = TRY(json.named("place", stock_place_of));
    if (auto const station = TRY(json.optional_id<StationId>("station"))) out.station = *station;
    return out;
}

Result<StockMoved> read_movement(std::string_view body, std::string const& by)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    StockMoved out;
    out.movement = TRY(read_movement_id(json));
    out.goods = TRY(json.id<GoodsId>("goods"));
    out.units = TRY(json.integer("units", -any_number, any_number));
    out.from = TRY(read_account(TRY(json.object("from"))));
    out.to = TRY(read_account(TRY(json.object("to"))));
    out.reason = TRY(json.named("reason", stock_reason_of));
    out.counted = TRY(json.optional_integer("counted", 0, any_number));
    if (out.counted && (out.reason != StockReason::Counted || *out.counted > max_units))
        return fail(ErrorCode::InvalidInput, "counted: not of a count, or too many");
    if (auto const note = TRY(json.optional_text("note"))) out.note = utf8::clean(*note, max_stock_note);
    out.by = by;
    return out;
}

Result<Settling> read_settling(std::string_view exception, std::string_view body)
{
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    Settling out;
    out.exception = TRY(ExceptionId::parse(exception));
    out.how = TRY(json.text("how"));
    if (out.how != "accepted" && out.how != "corrected" && out.how != "recovered")
        return fail(ErrorCode::InvalidInput, "how: unknown name");
    out.note = utf8::clean(TRY(json.text("note")), max_settle_note);
    return out;
}

void add_line(JsonWriter& json, LedgerLine const& line)
{
    json.begin_object();
    json.member("id", line.id);
    json.member("at", format_rfc3339(line.at));
    json.member("kiosk", line.kiosk.text());
    json.member("goods", line.goods.text());
    json.member("units", line.units);
    add_account(json, "from", line.from);
    add_account(json, "to", line.to);
    json.member("reason", line.reason);
    if (line.counted) json.member("counted", *line.counted);
    if (line.volunteer) json.member("volunteer", line.volunteer->text());
    if (!line.by.empty()) json.member("by", line.by);
    if (!line.note.empty()) json.member("note", line.note);
    json.end_object();
}

void add_side(JsonWriter& json, ExceptionSide const& side)
{
    json.begin_object();
    json.member("at", format_rfc3339(side.at));
    json.member("station", side.station.text());
    json.member("kiosk", side.kiosk.text());
    json.member("units", side.units);
    if (side.agreed_at) json.member("agreed_at", format_rfc3339(*side.agreed_at));
    if (side.volunteer) json.member("volunteer", side.volunteer->text());
    if (side.revision) json.member("revision", std::int64_t{*side.revision});
    json.end_object();
}

Result<void> add_exception(JsonWriter& json, FeedStore& feeds, ServiceException const& one)
{
    json.begin_object();
    json.member("id", one.id.text());
    json.member("kind", name(one.kind));
    if (one.campaign) json.member("campaign", one.campaign->text());
    if (one.goods) json.member("goods", one.goods->text());
    if (one.station) json.member("station", one.station->text());
    if (one.machine) json.member("machine", one.machine->text());
    auto const member = one.member ? TRY(find_member(feeds, *one.member)) : std::nullopt;
    if (member && member->number) json.member("member", member->number->text());
    json.member("expected", one.expected);
    json.member("found", one.found);
    json.member("opened_at", format_rfc3339(one.opened_at));
    json.begin_array("sides");
    for (auto const& side : one.sides) add_side(json, side);
    json.end_array();
    if (one.settled) {
        json.begin_object("settled");
        json.member("how", one.settled->how);
        json.member("note", one.settled->note);
        json.member("by", one.settled->by);
        json.member("at", format_rfc3339(one.settled->at));
        json.end_object();
    }
    json.end_object();
    return {};
}

Result<ExceptionState> state_asked(HttpRequest const& request)
{
    auto const text = query_parameter(request.query, "state").value_or("open");
    if (text == "settled") return ExceptionState::Settled;
    if (text == "open" || text.empty()) return ExceptionState::Open;
    return fail(ErrorCode::InvalidInput, "state: open or settled");
}

} // namespace

void StaffStock::standing(ExchangePtr const& exchange) { answer(*exchange, standing_json()); }

void StaffStock::movements(ExchangePtr const& exchange) { answer(*exchange, movements_json(exchange->request)); }

void StaffStock::exceptions(ExchangePtr const& exchange) { answer(*exchange, exceptions_json(exchange->request)); }

Result<std::string> StaffStock::standing_json()
{
    auto const now = m_hub.machine.clock.wall();
    JsonWriter json{16'384};
    json.member("as_of", format_rfc3339(now));
    json.begin_array("stock");
    for (auto const& line : TRY(m_hub.ports.use.stock.balances(local_day(now, m_hub.settings.zone), {}))) {
        json.begin_object();
        json.member("station", line.station.text());
        json.member("goods", line.goods.text());
        json.member("units", line.units);
        json.member("coming", line.coming);
        json.member("given_14_days", line.given);
        if (!line.is_kept) json.flag("taken_only", true);
        if (auto const days = line.days_left()) json.member("days_left", *days);
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

Result<std::string> StaffStock::movements_json(HttpRequest const& request)
{
    LedgerQuestion question;
    question.station = TRY(id_asked<StationId>(request, "station"));
    question.goods = TRY(id_asked<GoodsId>(request, "goods"));
    if (auto const before = TRY(place_asked(request))) question.before = LedgerCursor{before->at, before->id};
    question.limit = TRY(limit_asked(request, usual_movements, max_listed));
    auto const lines = TRY(m_hub.ports.use.stock.movements(question));
    JsonWriter json{16'384};
    json.begin_array("movements");
    for (auto const& line : lines) add_line(json, line);
    json.end_array();
    if (lines.size() == question.limit) json.member("next", text_of({lines.back().at, lines.back().id}));
    return json.finish();
}

Result<std::string> StaffStock::exceptions_json(HttpRequest const& request)
{
    auto const state = TRY(state_asked(request));
    auto const limit = TRY(limit_asked(request, usual_exceptions, max_listed));
    std::optional<ExceptionCursor> before;
    if (auto const place = TRY(place_asked(request))) {
        before.emplace();
        before->opened_at = place->at;
        before->id = TRY(ExceptionId::parse(place->id));
    }
    auto const found = TRY(m_hub.ports.use.exceptions.list_exceptions(state, before, limit));
    JsonWriter json{16'384};
    json.begin_array("exceptions");
    for (auto const& one : found) TRY_DO(add_exception(json, m_hub.ports.feeds, one));
    json.end_array();
    if (found.size() == limit) json.member("next", text_of({found.back().opened_at, found.back().id.text()}));
    return json.finish();
}

void StaffStock::move(ExchangePtr const& exchange)
{
    auto const movement = read_movement(exchange->request.body, exchange->staff->name);
    if (!movement) return exchange->answer(movement.error());
    auto const faults = m_hub.services.stock.move(*movement);
    if (!faults) return exchange->answer(faults.error());
    if (faults->empty()) {
        m_hub.commits.committed_elsewhere();
        return exchange->answer({204, {}, {}});
    }
    std::vector<NamedFault> named;
    for (auto const& fault : *faults) named.push_back({name(fault.kind), fault.which});
    exchange->answer(with_faults(named));
}

void StaffStock::settle(ExchangePtr const& exchange)
{
    auto const settling = read_settling(exchange->capture, exchange->request.body);
    if (!settling) return exchange->answer(settling.error());
    if (auto const ready = m_hub.catch_up(); !ready) return exchange->answer(ready.error());
    answer_empty(*exchange, m_hub.services.stock.settle(*settling, exchange->staff->name));
    m_hub.commits.committed_elsewhere();
}

} // namespace yizhan
