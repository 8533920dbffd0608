#include "tests/simulation/world/network.h"

namespace yizhan::sim {
namespace {

constexpr std::size_t remembered = 64;

template <class T> void remember(std::deque<T>& old, T const& message)
{
    old.push_back(message);
    if (old.size() > remembered) old.pop_front();
}

} // namespace

Network::Network(test::VirtualTime& time, Parameters const& parameters, Trace& trace)
    : m_parameters{parameters}, m_trace{trace}, m_random{parameters.seed, "network"}, m_wires{time}
{
}

void Network::set_cut_off(std::size_t kiosk, bool cut_off)
{
    if (m_cut_off.size() <= kiosk) m_cut_off.resize(kiosk + 1);
    m_cut_off[kiosk] = cut_off;
}

void Network::heal()
{
    m_healed = true;
    m_cut_off.assign(m_cut_off.size(), false);
}

Millis Network::way()
{
    auto const slowest = m_healed ? 50U : static_cast<std::uint64_t>(m_parameters.slowest.count());
    // Mostly quick, at times as slow as it gets.
    return Millis{static_cast<std::int64_t>(1 + m_random.below(m_random.chance(80) ? 1 + slowest / 10 : 1 + slowest))};
}

void Network::send(std::size_t kiosk, HttpRequest request, SendLimits limits, Transport::Done deliver)
{
    if (m_sent.size() <= kiosk) m_sent.resize(kiosk + 1);
    ++m_sent[kiosk];
    auto const exchange = std::make_shared<Exchange>(Exchange{kiosk, request, std::move(deliver), false});
    m_trace.note(fmt::format("k{}", kiosk),
        fmt::format("asks {} {} ({} bytes)", request.path, request.query, request.body.size()));
    after(limits.timeout, [this, exchange] { end(exchange, fail(ErrorCode::Timeout, "no answer")); });

    if (kiosk < m_cut_off.size() && m_cut_off[kiosk]) {
        if (m_random.chance(50))
            after(way(), [this, exchange] { end(exchange, fail(ErrorCode::Unavailable, "no route")); });
        return;
    }
    if (chance(m_parameters.portals)) {
        return after(way(), [this, exchange] {
            end(exchange, HttpResponse{200, {{"content-type", "text/html"}}, "<html>Please log in</html>"});
        });
    }
    remember(m_old_requests, request);
    if (chance(m_parameters.replayed_requests)) {
        auto old = m_old_requests[m_random.below(m_old_requests.size())];
        after(way(), [this, exchange, old = std::move(old)] {
            auto const nobody = std::make_shared<Exchange>(Exchange{exchange->kiosk, old, nullptr, true});
            travel(nobody, old);
        });
    }
    if (chance(m_parameters.doubled)) {
        after(way(), [this, exchange, request] { travel(exchange, request); });
    }
    if (chance(m_parameters.lost_requests)) return;
    after(way(), [this, exchange, request = std::move(request)] { travel(exchange, request); });
}

void Network::travel(ExchangePtr const& exchange, HttpRequest request)
{
    auto const asked = request;
    bool const there = m_server(std::move(request), [this, exchange, asked](HttpResponse response) {
        if (m_watcher) m_watcher(asked, response);
        m_trace.note("hub",
            fmt::format("answers k{} {} with {} {}", exchange->kiosk, asked.path, response.status,
                to_hex(blake2b(as_bytes(response.body))).substr(0, 8)));
        answered(exchange, asked, std::move(response));
    });
    if (!there && !exchange->over) {
        after(way(), [this, exchange] { end(exchange, fail(ErrorCode::Unavailable, "refused")); });
    }
}

void Network::answered(ExchangePtr const& exchange, HttpRequest const& request, HttpResponse response)
{
    if (exchange->over || request.fields != exchange->request.fields) return;
    remember(m_old_replies, response);
    if (chance(m_parameters.lost_replies)) return;
    spoil(response);
    after(way(), [this, exchange, response = std::move(response)] { end(exchange, response); });
}

void Network::spoil(HttpResponse& response)
{
    if (chance(m_parameters.replayed_replies)) {
        response = m_old_replies[m_random.below(m_old_replies.size())];
    } else if (chance(m_parameters.cut)) {
        response.body.resize(m_random.below(response.body.size() + 1));
    }
}

void Network::end(ExchangePtr const& exchange, Result<HttpResponse> outcome)
{
    if (std::exchange(exchange->over, true)) return;
    std::exchange(exchange->deliver, nullptr)(std::move(outcome));
}

} // namespace yizhan::sim
