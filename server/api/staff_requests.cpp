#include "server/api/staff_requests.h"

#include "server/api/staff_answers.h"
#include "server/ingest/roster.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {
namespace {

constexpr std::size_t usual_listed = 50;
constexpr std::size_t max_note = 200; // characters

void add_history(JsonWriter& json, std::vector<RequestStep> const& history)
{
    json.begin_array("history");
    for (auto const& step : history) {
        json.begin_object();
        json.member("state", name(step.state));
        json.member("at", format_rfc3339(step.at));
        if (!step.by.empty()) json.member("by", step.by);
        json.member("note", step.note);
        if (step.too_late) json.flag("too_late", true);
        json.end_object();
    }
    json.end_array();
}

Result<void> add_request(JsonWriter& json, HubContext& hub, RequestRecord const& record)
{
    json.begin_object();
    json.member("id", record.standing.id.text());
    json.member("service", record.standing.service.text());
    json.member("title", TRY(hub.services.requests.titled(record.standing.service)).title);
    json.member("code", record.standing.code.shown());
    json.member("state", name(record.standing.state));
    json.member("station", record.station.text());
    json.member("at", format_rfc3339(record.asked_at));
    json.member("since", format_rfc3339(record.standing.since));
    if (record.by_phone) json.flag("by_phone", true);
    auto const member = record.member ? TRY(find_member(hub.ports.feeds, *record.member)) : std::nullopt;
    if (member && member->number) json.member("number", member->number->text());
    if (member) json.member("name", member->masked_name);
    add_history(json, record.history);
    json.end_object();
    return {};
}

} // namespace

void StaffRequests::list(ExchangePtr const& exchange) { answer(*exchange, list_json(exchange->request)); }

void StaffRequests::advance(ExchangePtr const& exchange)
{
    answer(*exchange, advance_json(*exchange));
    m_hub.commits.committed_elsewhere();
}

Result<std::string> StaffRequests::list_json(HttpRequest const& request)
{
    std::optional<RequestState> state;
    if (auto const text = query_parameter(request.query, "state"); text && !text->empty()) {
        state = request_state_of(*text);
        if (!state) return fail(ErrorCode::InvalidInput, "state: unknown name");
    }
    std::optional<RequestCursor> before;
    if (auto const place = TRY(place_asked(request))) {
        before.emplace();
        before->asked_at = place->at;
        before->id = TRY(RequestId::parse(place->id));
    }
    auto const limit = TRY(limit_asked(request, usual_listed, max_listed));
    TRY_DO(m_hub.catch_up());
    auto const found = TRY(m_hub.ports.use.requests.list_requests(state, before, limit));
    JsonWriter json{16'384};
    json.begin_array("requests");
    for (auto const& record : found) TRY_DO(add_request(json, m_hub, record));
    json.end_array();
    if (found.size() == limit) json.member("next", text_of({found.back().asked_at, found.back().standing.id.text()}));
    return json.finish();
}

Result<std::string> StaffRequests::advance_json(Exchange const& exchange)
{
    auto const id = TRY(RequestId::parse(exchange.capture));
    JsonDocument document;
    auto const json = TRY(document.parse_object(exchange.request.body));
    auto const wanted = TRY(json.named("state", request_state_of));
    if (wanted == RequestState::Asked || wanted == RequestState::Withdrawn)
        return fail(ErrorCode::InvalidInput, "state: not a step of staff");
    Bilingual note;
    if (json.has("note")) note = TRY(json.bilingual("note", max_note));
    TRY_DO(m_hub.catch_up());
    auto const state = TRY(m_hub.services.requests.advance(id, wanted, note, exchange.staff->name));
    JsonWriter out;
    out.member("state", name(state));
    return out.finish();
}

} // namespace yizhan
