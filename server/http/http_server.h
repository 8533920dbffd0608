// HTTP/1.1 on sockets, for a handler that speaks in values. Whatever arrives (cut, slow, huge, malformed, never ending)
// is bounded by HttpLimits and, where an answer is possible, answered with problem details; nothing is thrown out.
// TLS is the business of the proxy in front.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/platform/clock.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace yizhan {

struct HttpLimits {
    std::size_t header_bytes = 8 * 1024; // request line and fields: 431 above
    std::size_t body_bytes = 1U << 20; // 413 above
    std::size_t connections = 2'048; // 503 above, and closed
    Millis header{10'000}; // from a request's first byte to the end of its header; also for a connection's first byte
    Millis request{30'000}; // from a request's first byte to the handler's answer: 503 when the handler is late
    Millis write{60'000}; // for one answer to be taken
    Millis idle{60'000}; // between two requests of a connection
    Millis grace{5'000}; // for what is under way when the server stops
};

// Whose address a request's `peer` is. Behind a proxy every socket is the proxy's; the last entry of X-Forwarded-For is
// the one that the proxy itself wrote. Without a proxy that field is the client's own claim.
enum class PeerOf { Socket, ForwardedFor };

struct HttpServerOptions {
    std::string address = "127.0.0.1"; // IPv4 or IPv6
    std::uint16_t port = 0; // 0: any free one
    int threads = 2; // 1..16
    PeerOf peer = PeerOf::Socket;
    HttpLimits limits;
    Clock const* clock = nullptr; // for the Date of every answer (RFC 9110 §6.6.1); outlives the server. None: no Date
};

using HttpReply = std::function<void(HttpResponse)>;
// Called on one of the server's threads. Answers once, now or later, from any thread; a reply that is dropped without
// an answer becomes a 500. HEAD arrives as GET; its body is left out.
using HttpHandler = std::function<void(HttpRequest, HttpReply)>;

class HttpServer {
public:
    // Listens when it returns. InvalidInput: not an address. Conflict: the port is taken. Io, Refused (port below
    // 1024).
    static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions const& options, HttpHandler handler);
    ~HttpServer(); // stops

    std::uint16_t port() const;
    // No new connections, idle ones are closed, requests under way are answered within `grace`. Returns when no thread
    // runs any more. REQUIRES: not called by the handler.
    void stop();

private:
    struct State;
    explicit HttpServer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace yizhan
