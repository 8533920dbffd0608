#include "kiosk/sync/hub_link.h"

#include "kiosk/sync/backoff.h"
#include "shared/platform/log.h"
#include "shared/protocol/http_signature.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr Millis grace{5'000}; // for a transport to give up by itself
constexpr Millis half_second{500}; // what whole seconds are off by, on average

} // namespace

HubLink::HubLink(Parts parts, KioskIdentity const& identity, HubUrl url, OnState on_state)
    : m_parts{parts}, m_identity{identity}, m_url{std::move(url)}, m_on_state{std::move(on_state)}
{
}

void HubLink::send(HttpRequest request, SendLimits limits, Done done)
{
    auto const exchange = std::make_shared<Exchange>();
    exchange->sent = m_parts.clock.read();
    exchange->deadline = exchange->sent.mono + limits.timeout + grace;
    exchange->done = std::move(done);
    m_open.push_back(exchange);

    auto const created = m_parts.clock.now().time;
    auto answered
        = m_lifeline.guard([this, exchange](Result<HttpResponse> outcome) { finish(exchange, std::move(outcome)); });
    if (auto const good = sign_request(request, m_identity.key, created, m_parts.random.hex64()); !good) {
        m_parts.executor.post(
            [answered, error = good.error()] { answered(Result<HttpResponse>{tl::unexpected(error)}); });
        return;
    }
    exchange->request = request;
    exchange->request.body.clear();
    m_parts.transport.send(std::move(request), limits, answered);
    watch();
}

void HubLink::finish(ExchangePtr const& exchange, Result<HttpResponse> outcome)
{
    if (std::erase(m_open, exchange) == 0) return; // given up before
    auto const answer = judge(*exchange, std::move(outcome));
    note(answer);
    std::exchange(exchange->done, nullptr)(answer);
    m_on_state(m_state);
}

HubAnswer HubLink::judge(Exchange const& exchange, Result<HttpResponse> outcome)
{
    HubAnswer answer{std::nullopt, std::nullopt, exchange.sent, m_parts.clock.read()};
    if (!outcome) {
        log::info("hub_unreachable", {{"path", exchange.request.path}, {"code", outcome.error().code}});
        return answer;
    }
    answer.retry_after = retry_after(*outcome);
    auto const verified = verify_response(*outcome, exchange.request, m_identity.hub_key);
    if (!verified) {
        log::warning("answer_not_of_the_hub",
            {{"path", exchange.request.path}, {"status", outcome->status}, {"code", verified.error().code}});
        return answer;
    }
    if (m_parts.clock.now().quality != TimeQuality::Agreed) {
        m_parts.clock.learn(verified->created + half_second, answer.sent, answer.received);
    }
    answer.response = std::move(*outcome);
    return answer;
}

void HubLink::note(HubAnswer const& answer)
{
    m_state.reachable = answer.response && answer.response->status < 400;
    if (!answer.response) return;
    m_state.refused = answer.response->status == 401 || answer.response->status == 403;
    m_state.agreed_at = m_parts.clock.now().time;
}

void HubLink::learn(UtcMs hub_time, HubAnswer const& answer)
{
    m_parts.clock.learn(hub_time, answer.sent, answer.received);
    m_state.agreed_at = hub_time;
}

// Looks after open exchanges while there are any.
void HubLink::watch()
{
    if (m_watching || m_open.empty()) return;
    m_watching = true;
    m_parts.executor.post_after(grace, m_lifeline.guard([this] {
        m_watching = false;
        auto const open = m_open;
        for (auto const& exchange : open) {
            if (exchange->deadline < m_parts.clock.mono()) finish(exchange, fail(ErrorCode::Timeout, "no answer"));
        }
        watch();
    }));
}

} // namespace yizhan
