#include "server/api/phone_services.h"

#include "server/api/phone_attempt.h"
#include "server/api/phone_cards.h"
#include "server/api/row_bodies.h"
#include "shared/protocol/hash.h"
#include "shared/protocol/json_reading.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t tag_bytes = 12;

Problem no_such_code()
{
    return problem_with(ErrorCode::NotFound,
        {"没有找到这个号码，请核对后再试。", "This code leads to nothing here. Please check it and try again."});
}

Problem asking_problem(Error const& error)
{
    if (error.code == ErrorCode::Timeout)
        return problem_with(ErrorCode::Timeout,
            {"这个码已经过期，请再出示一次会员码。", "This code is too old. Please show your card once more."}, 410);
    if (error.code == ErrorCode::Refused)
        return problem_with(ErrorCode::Conflict,
            {"这项服务现在不能在手机上申请，请问问志愿者。",
                "This service cannot be asked for on a phone now. A volunteer can help."});
    return problem_of(error.code);
}

} // namespace

bool PhoneServices::waits(ExchangePtr const& exchange)
{
    auto const pause = m_by_peer.take(exchange->request.peer, m_hub.machine.clock.mono());
    if (pause) exchange->answer_later(*pause);
    return pause.has_value();
}

void PhoneServices::answer_after_pause(ExchangePtr const& exchange, Problem problem)
{
    m_hub.machine.executor.post_after(
        pause_before_no, [exchange, problem = std::move(problem)] { exchange->answer(problem); });
}

void PhoneServices::list(ExchangePtr const& exchange)
{
    m_hub.machine.executor.post([this, exchange] { answer_list(exchange); });
}

void PhoneServices::answer_list(ExchangePtr const& exchange)
{
    if (waits(exchange)) return;
    if (auto const done = renew_list(); !done) return exchange->answer(done.error());
    HttpResponse response{200, {{"content-type", "application/json"}}, {}};
    set_field(response.fields, "etag", m_tag);
    set_field(response.fields, "cache-control", "no-cache");
    if (find_field(exchange->request.fields, "if-none-match") == m_tag)
        response.status = 304;
    else
        response.body = m_list;
    exchange->answer(std::move(response));
}

Result<void> PhoneServices::renew_list()
{
    auto const head = TRY(m_hub.ports.feeds.head(district_channel()));
    if (head == m_listed && !m_tag.empty()) return {};
    auto entries = TRY(m_hub.services.offers.services());
    std::erase_if(entries, [](ServiceEntry const& entry) { return !entry.offered; });
    m_list = "{\"services\":" + rows_json(entries) + "}";
    auto const hash = blake2b(as_bytes(m_list));
    m_tag = "\"" + to_hex(std::span{hash}.first(tag_bytes)) + "\"";
    m_listed = head;
    return {};
}

Result<PhoneServices::Wanted> PhoneServices::read_wanted(std::string_view body)
{
    JsonDocument document;
    auto const parsed = document.parse_object(body);
    if (!parsed) return fail(ErrorCode::Unauthorised, "request: no JSON, so no token");
    auto const& json = *parsed;
    Wanted out;
    auto const presentation = TRY(json.optional_text("presentation"));
    if (json.has("token") == presentation.has_value())
        return fail(ErrorCode::Unauthorised, "request: either a token or a card");
    if (presentation)
        out.presentation = *presentation;
    else
        out.token = TRY(read_token(TRY(json.text("token"))));
    auto const id = TRY(json.text("id"));
    if (!is_uuid(id)) return fail(ErrorCode::InvalidInput, "id: not a UUID in lower case");
    out.asking.request = RequestId::make(std::string{id});
    out.asking.service = TRY(json.id<ServiceId>("service"));
    return out;
}

Result<void> PhoneServices::believe(Wanted& wanted)
{
    std::string asker;
    if (wanted.token) {
        auto const kiosk = TRY(m_tokens.joining(*wanted.token));
        wanted.asking.station = kiosk.station;
        asker = wanted.token->kiosk.text() + "." + std::to_string(wanted.token->step);
    } else {
        auto const card = read_proof(m_hub, wanted.presentation);
        if (!card && card.error().code == ErrorCode::Timeout) return tl::unexpected(card.error());
        if (!card) return fail(ErrorCode::Unauthorised, card.error().cause);
        auto const standing = TRY(m_hub.ports.members.member_by_card(card->credential.card));
        if (!standing || !may_check_in(standing->status))
            return fail(ErrorCode::Unauthorised, "request: with a card that is good no longer");
        wanted.asking.member = standing->id;
        asker = standing->id.text();
    }
    if (m_by_asker.take(asker, m_hub.machine.clock.mono())) return fail(ErrorCode::Busy, "request: too often");
    return {};
}

void PhoneServices::ask(ExchangePtr const& exchange)
{
    if (waits(exchange)) return;
    auto wanted = read_wanted(exchange->request.body);
    if (!wanted) return exchange->answer(wanted.error());
    // Who sends it again may be slow to do so: the token may be old by then.
    auto const known = m_hub.ports.use.requests.find_request(wanted->asking.request);
    if (!known) return exchange->answer(known.error());
    if (!*known) {
        auto const believed = believe(*wanted);
        if (!believed && wanted->token) return exchange->answer(token_problem(believed.error()));
        if (!believed) return answer_after_pause(exchange, asking_problem(believed.error()));
    }
    auto const asked = m_hub.services.requests.ask(wanted->asking);
    if (!asked) return exchange->answer(asking_problem(asked.error()));
    m_hub.commits.committed_elsewhere();
    auto const titled = m_hub.services.requests.titled(asked->service);
    if (!titled) return exchange->answer(titled.error());
    JsonWriter json;
    json.member("code", asked->code.shown());
    json.member("title", titled->title);
    json.member("ask", titled->ask);
    exchange->answer(json_response(json.finish()));
}

Result<RequestStanding> PhoneServices::stands(RequestCode const& code)
{
    auto const found = TRY(m_hub.ports.use.requests.find_request(code));
    if (!found) return fail(ErrorCode::NotFound, "no such request");
    return found->standing;
}

Result<RequestStanding> PhoneServices::withdrawn(RequestCode const& code)
{
    auto standing = m_hub.services.requests.withdraw(code);
    m_hub.commits.committed_elsewhere();
    return standing;
}

void PhoneServices::standing(ExchangePtr const& exchange) { answer_code(exchange, &PhoneServices::stands); }

void PhoneServices::withdraw(ExchangePtr const& exchange) { answer_code(exchange, &PhoneServices::withdrawn); }

void PhoneServices::answer_code(
    ExchangePtr const& exchange, Result<RequestStanding> (PhoneServices::*by_code)(RequestCode const&))
{
    if (waits(exchange)) return;
    JsonDocument document;
    auto const json = document.parse_object(exchange->request.body);
    auto const text = json ? json->text("code") : Result<std::string_view>{fail(ErrorCode::Unauthorised, "")};
    if (!text) return exchange->answer(problem_of(ErrorCode::Unauthorised));
    if (auto const ready = m_hub.catch_up(); !ready) return exchange->answer(ready.error());
    auto const code = RequestCode::parse(*text);
    auto const found = code ? (this->*by_code)(*code) : fail(ErrorCode::NotFound, "not a code");
    if (!found && found.error().code == ErrorCode::NotFound) return answer_after_pause(exchange, no_such_code());
    if (!found) return exchange->answer(found.error());
    auto body = standing_json(*found);
    if (!body) return exchange->answer(body.error());
    exchange->answer(json_response(std::move(*body)));
}

Result<std::string> PhoneServices::standing_json(RequestStanding const& standing)
{
    JsonWriter json;
    json.member("title", TRY(m_hub.services.requests.titled(standing.service)).title);
    json.member("state", name(standing.state));
    json.member("note", standing.note);
    json.member("since", format_rfc3339(standing.since));
    json.flag("can_withdraw", next_request_state(standing.state, RequestState::Withdrawn).has_value());
    return json.finish();
}

} // namespace yizhan
