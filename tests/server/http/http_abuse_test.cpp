#include "tests/server/http/raw_client.h"

#include "server/http/http_server.h"

#include <atomic>

using namespace yizhan;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using yizhan::test::RawClient;

namespace {

struct Victim {
    std::atomic<int> handled{0};
    std::unique_ptr<HttpServer> server;

    explicit Victim(HttpLimits const& limits = {}, PeerOf peer = PeerOf::Socket)
    {
        HttpServerOptions options;
        options.limits = limits;
        options.peer = peer;
        server = std::move(*HttpServer::start(options, [this](HttpRequest const& request, HttpReply const& reply) {
            ++handled;
            reply({200, {}, request.peer});
        }));
    }
    std::string answer_to(std::string_view bytes)
    {
        RawClient client{server->port()};
        client.send(bytes);
        client.end_sending();
        return client.read_all();
    }
    bool still_serves()
    {
        RawClient client{server->port()};
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        return client.read_message().starts_with("HTTP/1.1 200");
    }
};

} // namespace

TEST_CASE("http abuse: what is no request is answered as such, or not at all", "[http]")
{
    struct Row {
        char const* what;
        std::string sent;
        char const* answer; // nothing: closed without one
    };
    auto const row = GENERATE(values<Row>({
        {"another protocol", std::string(300, '\x16'), "HTTP/1.1 400"},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
        {"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400"},
        {"a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "HTTP/1.1 400"},
        {"an absolute target", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", "HTTP/1.1 400"},
        {"another version", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", "HTTP/1.1 400"},
        {"a bad length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400"},
        {"two lengths", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 400"},
        {"length and chunks",
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 400"},
        {"a bad chunk", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 400"},
        {"a field split over lines with a bare CR", "GET / HTTP/1.1\r\nHost: h\r\nA: b\rC: d\r\n\r\n", "HTTP/1.1 400"},
        {"a cut header", "GET / HTTP/1.1\r\nHo", ""},
        {"a cut body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc", ""},
        {"nothing", "", ""},
    }));
    INFO(row.what);
    Victim victim;
    CHECK_THAT(victim.answer_to(row.sent), StartsWith(row.answer));
    CHECK(victim.handled == 0);
    CHECK(victim.still_serves());
}

TEST_CASE("http abuse: too much of a header or of a body is refused with a reason", "[http]")
{
    Victim victim;
    auto const bomb = "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(9'000, 'x') + "\r\n\r\n";
    CHECK_THAT(victim.answer_to(bomb),
        StartsWith("HTTP/1.1 431") && Contains("\"code\":\"too_large\"") && Contains("detail_zh"));
    std::string many = "GET / HTTP/1.1\r\nHost: h\r\n";
    for (int i = 0; i < 3'000; ++i) many += "a: b\r\n";
    CHECK_THAT(victim.answer_to(many + "\r\n"), StartsWith("HTTP/1.1 431"));
    CHECK_THAT(victim.answer_to("GET /" + std::string(9'000, 'u') + " HTTP/1.1\r\nHost: h\r\n\r\n"),
        StartsWith("HTTP/1.1 431"));
    auto const announced = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n";
    CHECK_THAT(victim.answer_to(announced + std::string(1'048'577, 'b')), StartsWith("HTTP/1.1 413"));
    std::string chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 17; ++i) chunked += "10000\r\n" + std::string(65'536, 'c') + "\r\n";
    CHECK_THAT(victim.answer_to(chunked + "0\r\n\r\n"), StartsWith("HTTP/1.1 413"));
    CHECK(victim.handled == 0);
    auto const largest = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1048576\r\n\r\n" + std::string(1'048'576, 'b');
    CHECK_THAT(victim.answer_to(largest), StartsWith("HTTP/1.1 200"));
}

TEST_CASE("http abuse: who sends slowly, or nothing, loses the connection at the deadline", "[http]")
{
    HttpLimits limits;
    limits.header = Millis{150};
    limits.request = Millis{300};
    limits.idle = Millis{150};
    Victim victim{limits};
    RawClient silent{victim.server->port()};
    CHECK(silent.is_closed());
    RawClient slow_header{victim.server->port()};
    slow_header.send("GET / HTTP/1.1\r\nHost");
    CHECK(slow_header.is_closed());
    RawClient dripping{victim.server->port()};
    dripping.send("GET / HTTP/1.1\r\n");
    while (dripping.send("a: b\r\n") && !dripping.wait_closed(Millis{20})) { } // a byte now and then buys no time
    RawClient slow_body{victim.server->port()};
    slow_body.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(slow_body.is_closed());
    RawClient idle{victim.server->port()};
    idle.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_THAT(idle.read_message(), StartsWith("HTTP/1.1 200"));
    CHECK(idle.is_closed());
    CHECK(victim.still_serves());
}

TEST_CASE("http abuse: more connections than allowed are told to come later, and there is room again", "[http]")
{
    HttpLimits limits;
    limits.connections = 2;
    Victim victim{limits};
    {
        RawClient first{victim.server->port()};
        RawClient second{victim.server->port()};
        first.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        second.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK_THAT(first.read_message() + second.read_message(), StartsWith("HTTP/1.1 200"));
        RawClient third{victim.server->port()};
        CHECK_THAT(third.read_all(), StartsWith("HTTP/1.1 503") && Contains("Retry-After") && Contains("detail_zh"));
    }
    bool served = false;
    for (int i = 0; i < 1'000 && !served; ++i) served = victim.still_serves();
    CHECK(served);
}

TEST_CASE("http abuse: a client that goes away in the middle harms nobody", "[http]")
{
    Victim victim;
    for (std::string const request{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody"};
         auto const cut : {1, 10, 30, 50, static_cast<int>(request.size())}) {
        RawClient client{victim.server->port()};
        client.send(std::string_view{request}.substr(0, static_cast<std::size_t>(cut)));
    }
    CHECK(victim.still_serves());
}

TEST_CASE("http: behind a proxy the peer is whom the proxy names, not whom the client claims to be", "[http]")
{
    Victim direct;
    Victim proxied{{}, PeerOf::ForwardedFor};
    std::string const head = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
    auto const claimed = head + "X-Forwarded-For: 10.9.9.9, 192.0.2.7\r\n\r\n";
    CHECK_THAT(direct.answer_to(claimed), Contains("127.0.0.1"));
    CHECK_THAT(proxied.answer_to(claimed), Contains("192.0.2.7") && !Contains("10.9.9.9"));
    CHECK_THAT(proxied.answer_to(head + "X-Forwarded-For: <script>\r\n\r\n"), Contains("127.0.0.1"));
    CHECK_THAT(proxied.answer_to(head + "\r\n"), Contains("127.0.0.1"));
}
