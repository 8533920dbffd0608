#include "kiosk/sync/join_client.h"

#include "kiosk/sync/backoff.h"
#include "shared/platform/log.h"
#include "shared/protocol/http_signature.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/sealed_box.h"
#include "shared/protocol/sync_messages.h"

namespace yizhan {
namespace {

constexpr SendLimits limits{Millis{15'000}, 64U << 10};

} // namespace

void JoinClient::join(std::string_view ticket, std::string machine, std::optional<KioskId> known, Done done)
{
    Result<void> prepared;
    if (m_attempt && m_attempt->done)
        prepared = fail(ErrorCode::Busy, "joining is under way");
    else
        prepared = prepare(ticket, std::move(machine), std::move(known));
    if (!prepared) {
        m_parts.executor.post([done = std::move(done), error = prepared.error()] { done(tl::unexpected(error)); });
        return;
    }
    m_attempt->done = std::move(done);
    m_attempt->tries = 0;
    send();
}

Result<void> JoinClient::prepare(std::string_view text, std::string machine, std::optional<KioskId> known)
{
    auto ticket = TRY(parse_join_ticket(text));
    auto url = TRY(HubUrl::parse(ticket.hub_url));
    bool const same_ticket = m_attempt && m_attempt->ticket == ticket;
    auto key = same_ticket ? std::move(m_attempt->key)
                           : SigningKey{Secret::generate([this](auto out) { m_parts.random.fill(out); })};
    JoinRequest request;
    request.code = ticket.code;
    auto const verify_key = key.verify_key().bytes();
    std::copy(verify_key.begin(), verify_key.end(), request.verify_key.begin());
    request.machine = std::move(machine);
    request.kiosk = std::move(known);
    m_attempt.emplace(Attempt{std::move(ticket), std::move(key), std::move(url), encode(request), nullptr, 0});
    return {};
}

void JoinClient::send()
{
    ++m_attempt->tries;
    auto request = m_attempt->url.request("POST", "/v1/join");
    request.fields = {{"content-type", "application/json"}};
    request.body = m_attempt->body;
    auto const sent = m_parts.clock.read();
    auto const good = sign_request(request, m_attempt->key, m_parts.clock.now().time, m_parts.random.hex64());
    if (!good) {
        m_parts.executor.post(m_lifeline.guard([this, error = good.error()] { finish(tl::unexpected(error)); }));
        return;
    }
    auto kept = request;
    m_parts.transport.send(std::move(request), limits,
        m_lifeline.guard([this, kept = std::move(kept), sent](
                             Result<HttpResponse> outcome) { answered(kept, sent, std::move(outcome)); }));
}

void JoinClient::answered(HttpRequest const& request, ClockReading const& sent, Result<HttpResponse> outcome)
{
    if (!outcome) return try_again();
    auto const verified = verify_response(*outcome, request, m_attempt->ticket.hub_key);
    if (!verified) {
        log::warning("answer_not_of_the_hub",
            {{"path", request.path}, {"status", outcome->status}, {"code", verified.error().code}});
        return try_again();
    }
    if (outcome->status >= 500) return try_again();
    if (outcome->status != 200) {
        auto const problem = parse_problem(outcome->body);
        auto const code = problem ? problem->code : ErrorCode::Refused;
        log::warning("join_refused", {{"status", outcome->status}, {"code", code}});
        return finish(fail(code, "the hub refused the ticket"));
    }
    if (auto const reply = decode_join_reply(outcome->body)) {
        m_parts.clock.learn(reply->hub_time, sent, m_parts.clock.read());
    }
    finish(identity_of(*outcome));
}

Result<KioskIdentity> JoinClient::identity_of(HttpResponse const& response)
{
    auto reply = TRY(decode_join_reply(response.body));
    auto const opened = TRY(open_sealed(reply.sealed_check_in_key, m_attempt->key));
    auto check_in_key = TRY(Secret::from_bytes(opened));
    auto key_copy = SigningKey{TRY(Secret::from_bytes(m_attempt->key.seed().bytes()))};
    return KioskIdentity{std::move(reply.kiosk), std::move(reply.station), std::move(key_copy),
        m_attempt->ticket.hub_key, m_attempt->ticket.hub_url, std::move(check_in_key), std::move(reply.issuer_keys)};
}

void JoinClient::try_again()
{
    if (m_attempt->tries >= most_tries) return finish(fail(ErrorCode::Unavailable, "the hub was not reached"));
    m_parts.executor.post_after(backoff(m_attempt->tries, m_parts.random), m_lifeline.guard([this] { send(); }));
}

// The ticket and its key stay for another try.
void JoinClient::finish(Result<KioskIdentity> result)
{
    auto const done = std::exchange(m_attempt->done, nullptr);
    done(std::move(result));
}

} // namespace yizhan
