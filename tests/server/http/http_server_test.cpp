#include "tests/server/http/raw_client.h"

#include "server/http/http_server.h"
#include "shared/platform/thread_executor.h"
#include "tests/support/fake_clock.h"

#include <future>

using namespace yizhan;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using yizhan::test::RawClient;

namespace {

// Answers with what it understood.
void echo(HttpRequest request, HttpReply const& reply)
{
    auto const marker = find_field(request.fields, "x-marker").value_or("none");
    reply({200, {{"content-type", "text/plain"}},
        request.method + "|" + request.authority + "|" + request.path + "|" + request.query + "|" + std::string{marker}
            + "|" + std::to_string(request.body.size()) + "|" + request.peer});
}

std::unique_ptr<HttpServer> serve(HttpHandler handler, HttpServerOptions const& options = {})
{
    auto server = HttpServer::start(options, std::move(handler));
    REQUIRE(server);
    return std::move(*server);
}

} // namespace

TEST_CASE("http: a request arrives as a value and its answer goes back", "[http]")
{
    auto const server = serve(echo);
    RawClient client{server->port()};
    client.send("GET /v1/a/b?x=1&y=%20 HTTP/1.1\r\nHost: HUB.example:8080\r\nX-Marker: m\r\n\r\n");
    auto const answer = client.read_message();
    CHECK_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    CHECK_THAT(answer, Contains("GET|hub.example:8080|/v1/a/b|?x=1&y=%20|m|0|127.0.0.1"));
}

TEST_CASE("http: every answer says when it was made, also a refusal", "[http]")
{
    test::FakeClock const clock;
    HttpServerOptions options;
    options.clock = &clock;
    auto const server = serve(echo, options);
    RawClient client{server->port()};
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_THAT(client.read_message(), Contains("\r\nDate: Tue, 24 Nov 2026 08:00:00 GMT\r\n"));
    client.send("GET / HTTP/1.1\r\n\r\n");
    CHECK_THAT(
        client.read_message(), StartsWith("HTTP/1.1 400") && Contains("\r\nDate: Tue, 24 Nov 2026 08:00:00 GMT\r\n"));
}

TEST_CASE("http: one connection carries many requests, also sent at once", "[http]")
{
    auto const server = serve(echo);
    RawClient client{server->port()};
    client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nPOST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
                "GET /3 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    CHECK_THAT(client.read_message(), Contains("GET|h|/1|"));
    CHECK_THAT(client.read_message(), Contains("POST|h|/2||none|3"));
    CHECK_THAT(client.read_all(), Contains("GET|h|/3|"));
}

TEST_CASE("http: a request in drops of one byte, or in chunks, is the same request", "[http]")
{
    auto const server = serve(echo);
    RawClient client{server->port()};
    client.send_in_drops("POST /drops HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n12345");
    CHECK_THAT(client.read_message(), Contains("POST|h|/drops||none|5"));
    client.send_in_drops(
        "POST /chunks HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
    CHECK_THAT(client.read_message(), Contains("POST|h|/chunks||none|2"));
}

TEST_CASE("http: HEAD is answered as GET without the body", "[http]")
{
    auto const server = serve([](HttpRequest const& request, HttpReply const& reply) {
        reply({200, {}, request.method == "GET" ? "12345" : "wrong"});
    });
    RawClient client{server->port()};
    client.send("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    auto const answer = client.read_all();
    CHECK_THAT(answer, Contains("Content-Length: 5"));
    CHECK(answer.substr(answer.size() - 4) == "\r\n\r\n");
}

TEST_CASE("http: who asks before sending a body is told to go on", "[http]")
{
    auto const server = serve(echo);
    RawClient client{server->port()};
    client.send("POST /e HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK_THAT(client.read_message(), StartsWith("HTTP/1.1 100 Continue"));
    client.send("ok");
    CHECK_THAT(client.read_message(), Contains("POST|h|/e||none|2"));
}

TEST_CASE("http: an answer may come later and from another thread", "[http]")
{
    ThreadExecutor elsewhere{"elsewhere"};
    auto const server = serve([&](HttpRequest const&, HttpReply reply) {
        elsewhere.post([reply = std::move(reply)] {
            reply({201, {}, "first"});
            reply({202, {}, "second"}); // only the first counts
        });
    });
    RawClient client{server->port()};
    for (int i = 0; i < 3; ++i) {
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK_THAT(client.read_message(), StartsWith("HTTP/1.1 201") && Contains("first"));
    }
}

TEST_CASE("http: a dropped reply is a 500, a late one a 503, and the connection goes on", "[http]")
{
    std::vector<HttpReply> kept;
    HttpServerOptions options;
    options.threads = 1;
    options.limits.request = Millis{150};
    auto const server = serve(
        [&](HttpRequest const& request, HttpReply reply) {
            if (request.path == "/late") kept.push_back(std::move(reply));
        },
        options);
    RawClient client{server->port()};
    client.send("GET /dropped HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_THAT(client.read_message(), StartsWith("HTTP/1.1 500"));
    client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_THAT(client.read_message(), StartsWith("HTTP/1.1 503") && Contains("application/problem+json"));
    kept.front()({200, {}, "too late"});
    client.send("GET /dropped HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_THAT(client.read_message(), StartsWith("HTTP/1.1 500"));
}

TEST_CASE("http: a stop answers what is under way and closes the rest", "[http]")
{
    std::promise<HttpReply> arrived;
    auto server = serve([&](HttpRequest const&, HttpReply reply) { arrived.set_value(std::move(reply)); });
    RawClient idle{server->port()};
    RawClient busy{server->port()};
    busy.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    auto const reply = arrived.get_future().get();
    ThreadExecutor stopper{"stopper"};
    std::promise<void> stopped;
    stopper.post([&] {
        server->stop();
        stopped.set_value();
    });
    CHECK(idle.is_closed()); // the stop has begun
    reply({200, {}, "still answered"});
    CHECK_THAT(busy.read_all(), Contains("still answered")); // and then it is closed
    stopped.get_future().get();
    reply({200, {}, "nobody is there"});
    CHECK_THROWS(RawClient{server->port()});
}

TEST_CASE("http: a stop does not wait for ever, and a reply after the end is swallowed", "[http]")
{
    std::promise<HttpReply> arrived;
    HttpServerOptions options;
    options.limits.grace = Millis{50};
    auto server = serve([&](HttpRequest const&, HttpReply reply) { arrived.set_value(std::move(reply)); }, options);
    RawClient client{server->port()};
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    auto const reply = arrived.get_future().get();
    server.reset();
    reply({200, {}, "late"});
    CHECK(client.read_all().empty());
}

TEST_CASE("http: a taken port and a bad address are told at the start", "[http]")
{
    auto const server = serve(echo);
    HttpServerOptions options;
    options.port = server->port();
    auto const taken = HttpServer::start(options, echo);
    REQUIRE(!taken);
    CHECK(taken.error().code == ErrorCode::Conflict);
    options.address = "not-an-address";
    CHECK(HttpServer::start(options, echo).error().code == ErrorCode::InvalidInput);
}
