// The Transport of a real machine, and the only user of libcurl: one thread, kept-alive connections, HTTP/1.1 or 2.
// Follows no redirect, keeps no cookie, takes no proxy from the environment, decodes nothing: a body arrives as it
// travelled. TLS certificates are checked against the system's authorities and the host's name, their dates are not: a
// kiosk whose clock died must reach its hub to learn the time, and the hub's own key signs every answer.
#pragma once

#include "shared/platform/executor.h"
#include "shared/platform/transport.h"

#include <memory>

namespace yizhan {

class CurlTransport final : public Transport {
public:
    static constexpr std::size_t max_waiting = 64; // more: Unavailable at once
    static constexpr std::size_t max_header_bytes = 64U << 10;
    static constexpr Millis connect_timeout{10'000};

    // `owner` runs the answers and outlives this.
    explicit CurlTransport(Executor& owner);
    // What was not answered yet is answered Unavailable.
    ~CurlTransport() override;
    void send(HttpRequest request, SendLimits limits, Done done) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yizhan
