#include "server/api/phone_choices.h"

#include "server/api/phone_attempt.h"
#include "shared/domain/routing.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t max_query_bytes = 120;

template <class Row> Result<std::vector<Row>> rows_of(FeedStore& feeds, FeedKind kind)
{
    std::vector<Row> out;
    for (auto& row : TRY(feeds.rows(district_channel(), kind))) {
        if (auto* const one = std::get_if<Row>(&row)) out.push_back(std::move(*one));
    }
    return out;
}

template <class Row> Result<std::optional<Row>> row_of(FeedStore& feeds, FeedKind kind, std::string const& key)
{
    auto row = TRY(feeds.find(district_channel(), kind, key));
    auto* const one = row ? std::get_if<Row>(&*row) : nullptr;
    return one == nullptr ? std::optional<Row>{} : std::optional<Row>{std::move(*one)};
}

Result<std::optional<ConsentText>> newest_consent(FeedStore& feeds)
{
    auto texts = TRY(rows_of<ConsentText>(feeds, FeedKind::Consent));
    auto const newest
        = std::max_element(texts.begin(), texts.end(), [](auto const& a, auto const& b) { return a.since < b.since; });
    return newest == texts.end() ? std::optional<ConsentText>{} : std::optional{std::move(*newest)};
}

bool found_by(std::string_view query, std::string_view initials, Bilingual const& text)
{
    return initials.find(query) != std::string_view::npos || text.zh.find(query) != std::string::npos
        || text.en.find(query) != std::string::npos;
}

template <class Place> void add_places(JsonWriter& json, std::vector<Place> const& all, std::string_view query)
{
    auto lower = std::string{query};
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::vector<Place const*> found;
    for (auto const& place : all) {
        if (found_by(query, {}, place.name) || found_by(lower, place.initials, place.name)) found.push_back(&place);
    }
    // Whose initials begin like that come first.
    std::stable_partition(
        found.begin(), found.end(), [&](auto const* place) { return place->initials.starts_with(lower); });
    if (found.size() > PhoneChoices::max_places) found.resize(PhoneChoices::max_places);
    for (auto const* const place : found) {
        json.begin_object();
        json.member("id", place->id.text());
        json.member("name", place->name);
        json.end_object();
    }
}

} // namespace

bool PhoneChoices::waits(ExchangePtr const& exchange)
{
    auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono());
    if (pause) exchange->answer_later(*pause);
    return pause.has_value();
}

void PhoneChoices::enrollment(ExchangePtr const& exchange)
{
    if (waits(exchange)) return;
    auto const text = query_parameter(exchange->request.query, "token");
    auto const token = read_token(text ? std::optional<std::string_view>{*text} : std::nullopt);
    if (!token) return exchange->answer(token.error());
    auto const kiosk = m_tokens.joining(*token);
    if (!kiosk) return exchange->answer(token_problem(kiosk.error()));
    auto json = enrollment_json();
    if (!json) return exchange->answer(json.error());
    exchange->answer(json_response(std::move(*json)));
}

Result<std::string> PhoneChoices::enrollment_json()
{
    auto const consent = TRY(newest_consent(m_hub.ports.feeds));
    if (!consent) return fail(ErrorCode::NotFound, "no text to agree to");
    JsonWriter json{32'768};
    json.begin_array("occupations");
    for (auto const occupation : all_occupations()) json.element(name(occupation));
    json.end_array();
    json.begin_object("consent");
    json.member("version", consent->version.text());
    json.member("title", consent->title);
    json.member("body", consent->body);
    json.end_object();
    json.begin_array("unions");
    for (auto const& one : TRY(rows_of<Union>(m_hub.ports.feeds, FeedKind::Union))) {
        json.begin_object();
        json.member("id", one.id.text());
        json.member("name", one.name);
        if (one.parent) json.member("parent", one.parent->text());
        json.member("level", name(one.level));
        json.member("members", one.members);
        json.member("stations", std::int64_t{one.stations});
        if (one.dues_fen) json.member("dues_fen", *one.dues_fen);
        json.end_object();
    }
    json.end_array();
    return json.finish();
}

void PhoneChoices::places(ExchangePtr const& exchange)
{
    m_hub.machine.executor.post([this, exchange] { answer_places(exchange); });
}

void PhoneChoices::answer_places(ExchangePtr const& exchange)
{
    if (waits(exchange)) return;
    auto json = places_json(exchange->request);
    if (!json) return exchange->answer(json.error());
    exchange->answer(json_response(std::move(*json)));
}

Result<std::string> PhoneChoices::places_json(HttpRequest const& request)
{
    auto const kind = query_parameter(request.query, "kind").value_or("");
    auto const query = query_parameter(request.query, "q").value_or("");
    if (query.empty() || query.size() > max_query_bytes)
        return fail(ErrorCode::InvalidInput, "q: nothing, or too long");
    JsonWriter json;
    json.begin_array("places");
    if (kind == "employer")
        add_places(json, TRY(rows_of<Employer>(m_hub.ports.feeds, FeedKind::Employer)), query);
    else if (kind == "community")
        add_places(json, TRY(rows_of<Community>(m_hub.ports.feeds, FeedKind::Community)), query);
    else
        return fail(ErrorCode::InvalidInput, "kind: employer or community");
    json.end_array();
    return json.finish();
}

void PhoneChoices::proposals(ExchangePtr const& exchange)
{
    m_hub.machine.executor.post([this, exchange] { answer_proposals(exchange); });
}

void PhoneChoices::answer_proposals(ExchangePtr const& exchange)
{
    if (waits(exchange)) return;
    auto json = proposals_json(exchange->request.body);
    if (!json) return exchange->answer(json.error());
    exchange->answer(json_response(std::move(*json)));
}

Result<std::string> PhoneChoices::proposals_json(std::string_view body)
{
    auto& feeds = m_hub.ports.feeds;
    JsonDocument document;
    auto const json = TRY(document.parse_object(body));
    RoutingQuestion question;
    question.occupation = TRY(json.named("occupation", occupation_of));
    if (auto const id = TRY(json.optional_id<EmployerId>("employer")))
        question.employer = TRY(row_of<Employer>(feeds, FeedKind::Employer, id->text()));
    if (auto const id = TRY(json.optional_id<CommunityId>("community")))
        question.community = TRY(row_of<Community>(feeds, FeedKind::Community, id->text()));
    JsonWriter out;
    out.begin_array("proposals");
    for (auto const& one : propose(question, TRY(rows_of<RoutingRule>(feeds, FeedKind::RoutingRule)))) {
        out.begin_object();
        out.member("union", one.union_id.text());
        out.member("route", name(one.route));
        out.member("reason", one.reason);
        out.end_object();
    }
    out.end_array();
    return out.finish();
}

} // namespace yizhan
