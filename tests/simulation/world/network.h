// The wires between kiosks and hub. Whole messages are lost, doubled, delayed past each other, cut, replayed at any
// later time, or answered by somebody else; kiosks are cut off. What the hub is asked and what it answers can be
// watched.
#pragma once

#include "shared/platform/transport.h"
#include "tests/simulation/world/parameters.h"
#include "tests/simulation/world/trace.h"
#include "tests/support/seeded_random.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace yizhan::sim {

class Network {
public:
    using Answer = std::function<void(HttpResponse)>;
    // False: nobody listens.
    using Server = std::function<bool(HttpRequest, Answer)>;

    Network(test::VirtualTime& time, Parameters const& parameters, Trace& trace);

    void connect(Server server) { m_server = std::move(server); }
    // Sees what the hub itself answered, whatever arrives of it.
    void watch(std::function<void(HttpRequest const&, HttpResponse const&)> watcher) { m_watcher = std::move(watcher); }

    // `deliver` brings the outcome to the kiosk: it drops it where the kiosk has gone meanwhile.
    void send(std::size_t kiosk, HttpRequest request, SendLimits limits, Transport::Done deliver);

    void set_cut_off(std::size_t kiosk, bool cut_off);
    void heal();
    std::uint64_t sent(std::size_t kiosk) const { return kiosk < m_sent.size() ? m_sent[kiosk] : 0; }

private:
    struct Exchange {
        std::size_t kiosk = 0;
        HttpRequest request;
        Transport::Done deliver;
        bool over = false;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    bool chance(unsigned percent) { return !m_healed && m_random.chance(percent); }
    Millis way();
    void travel(ExchangePtr const& exchange, HttpRequest request);
    void answered(ExchangePtr const& exchange, HttpRequest const& request, HttpResponse response);
    void spoil(HttpResponse& response);
    void end(ExchangePtr const& exchange, Result<HttpResponse> outcome);
    void after(Millis delay, Task task) { m_wires.post_after(delay, std::move(task)); }

    Parameters const& m_parameters;
    Trace& m_trace;
    test::SeededRandom m_random;
    test::ManualExecutor m_wires;
    Server m_server;
    std::function<void(HttpRequest const&, HttpResponse const&)> m_watcher;
    std::deque<HttpRequest> m_old_requests; // at most 64
    std::deque<HttpResponse> m_old_replies;
    std::vector<bool> m_cut_off;
    std::vector<std::uint64_t> m_sent;
    bool m_healed = false;
};

} // namespace yizhan::sim
