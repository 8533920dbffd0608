// The real transport against a server of bare sockets that may send anything.
#include "kiosk/sync/curl_transport.h"
#include "shared/platform/thread_executor.h"
#include "tests/kiosk/sync/raw_server.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <future>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

class Client {
public:
    Result<HttpResponse> send(HttpRequest request, SendLimits limits = {Millis{10'000}, 1U << 20})
    {
        auto answered = std::make_shared<std::promise<Result<HttpResponse>>>();
        auto future = answered->get_future();
        m_transport.send(std::move(request), limits,
            [answered](Result<HttpResponse> outcome) { answered->set_value(std::move(outcome)); });
        return future.get();
    }

private:
    ThreadExecutor m_executor{"answers"};
    CurlTransport m_transport{m_executor};
};

HttpRequest get(RawServer const& server, std::string path = "/")
{
    HttpRequest request;
    request.scheme = "http";
    request.authority = server.authority();
    request.path = std::move(path);
    return request;
}

} // namespace

TEST_CASE("a request goes out as it was signed, and the answer comes back as it travelled", "[curl]")
{
    std::string seen;
    RawServer server{[&](std::string const& request) {
        seen = request;
        return RawServer::Reply{
            ok_reply("\x28\xb5\x2f\xfd not unpacked", "Content-Encoding: zstd\r\nX-Two:  a b \r\n")};
    }};
    Client client;
    auto request = get(server, "/a/../b");
    request.method = "POST";
    request.query = "?x=1&y=%20";
    request.fields = {{"content-type", "application/x-ndjson"}, {"signature", "yz=:AA==:"}};
    request.body = std::string("a\0b", 3);
    auto const answer = client.send(request);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "\x28\xb5\x2f\xfd not unpacked");
    CHECK(find_field(answer->fields, "content-encoding") == "zstd");
    CHECK(find_field(answer->fields, "x-two") == "a b");
    CHECK(seen.starts_with("POST /a/../b?x=1&y=%20 HTTP/1.1\r\n"));
    CHECK(seen.find("Host: " + server.authority() + "\r\n") != std::string::npos);
    CHECK(seen.find("content-type: application/x-ndjson\r\n") != std::string::npos);
    CHECK(seen.find("signature: yz=:AA==:\r\n") != std::string::npos);
    CHECK(seen.find("Expect") == std::string::npos);
    CHECK(seen.ends_with(request.body));
}

TEST_CASE("a reply that is cut at any byte is no reply", "[curl]")
{
    auto const whole = ok_reply("0123456789", "X-Field: 1\r\n");
    std::size_t cut = 0;
    RawServer server{[&](auto const&) { return RawServer::Reply{whole.substr(0, cut), RawServer::After::Close}; }};
    Client client;
    for (; cut < whole.size(); ++cut) {
        INFO(cut);
        CHECK_FALSE(client.send(get(server)));
    }
    CHECK(client.send(get(server)));
}

TEST_CASE("one connection serves many requests", "[curl]")
{
    RawServer server{[](auto const&) { return RawServer::Reply{ok_reply("ok")}; }};
    Client client;
    for (int i = 0; i < 20; ++i) CHECK(client.send(get(server)));
    CHECK(server.connections() == 1);
}

TEST_CASE("a server that never answers costs the timeout and no more", "[curl]")
{
    RawServer server{[](auto const&) { return RawServer::Reply{"", RawServer::After::KeepOpen, true}; }};
    Client client;
    CHECK(client.send(get(server), {Millis{100}, 1'000}).error().code == ErrorCode::Timeout);
}

TEST_CASE("a body or a head above its bound is refused", "[curl]")
{
    std::string reply;
    RawServer server{[&](auto const&) { return RawServer::Reply{reply, RawServer::After::Close}; }};
    Client client;
    reply = ok_reply(std::string(1'001, 'x'));
    CHECK(client.send(get(server), {Millis{5'000}, 1'000}).error().code == ErrorCode::TooLarge);
    reply = "HTTP/1.1 200 OK\r\n\r\n" + std::string(2'000, 'x'); // no length: until the end
    CHECK(client.send(get(server), {Millis{5'000}, 1'000}).error().code == ErrorCode::TooLarge);
    std::string fields;
    for (int i = 0; i < 1'000; ++i) fields += "X-Many: " + std::string(90, 'y') + "\r\n";
    reply = ok_reply("ok", fields);
    CHECK(client.send(get(server)).error().code == ErrorCode::TooLarge);
    reply = ok_reply(std::string(1'000, 'x'));
    CHECK(client.send(get(server), {Millis{5'000}, 1'000}));
}

TEST_CASE("what is not HTTP is no reply", "[curl]")
{
    std::string reply;
    RawServer server{[&](auto const&) { return RawServer::Reply{reply, RawServer::After::Close}; }};
    Client client;
    for (auto const* bad : {"<html>hello</html>", "HTTP/9.9 200 OK\r\n\r\n", "\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"}) {
        INFO(bad);
        reply = bad;
        CHECK_FALSE(client.send(get(server)));
    }
}

TEST_CASE("a redirect is an answer, not a way to go", "[curl]")
{
    RawServer server{[](auto const&) {
        return RawServer::Reply{"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"};
    }};
    Client client;
    auto const answer = client.send(get(server));
    REQUIRE(answer);
    CHECK(answer->status == 302);
}

TEST_CASE("the fields of an interim answer are not those of the answer", "[curl]")
{
    RawServer server{[](auto const&) {
        return RawServer::Reply{"HTTP/1.1 103 Early Hints\r\nSignature: early\r\n\r\n" + ok_reply("ok")};
    }};
    Client client;
    auto const answer = client.send(get(server));
    REQUIRE(answer);
    CHECK_FALSE(find_field(answer->fields, "signature"));
}

TEST_CASE("a proxy of the environment is not used", "[curl]")
{
    ::setenv("http_proxy", "http://127.0.0.1:1", 1);
    ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    RawServer server{[](auto const&) { return RawServer::Reply{ok_reply("ok")}; }};
    Client client;
    CHECK(client.send(get(server)));
    ::unsetenv("http_proxy");
    ::unsetenv("ALL_PROXY");
}

TEST_CASE("nobody there, or a scheme of another kind, is an answer at once", "[curl]")
{
    Client client;
    HttpRequest request;
    request.authority = "127.0.0.1:1";
    request.scheme = "http";
    CHECK(client.send(request).error().code == ErrorCode::Unavailable);
    request.scheme = "file";
    CHECK(client.send(request).error().code == ErrorCode::Unavailable);
}

TEST_CASE("ending the transport answers what is on the way, and too many requests are refused", "[curl]")
{
    RawServer server{[](auto const&) { return RawServer::Reply{"", RawServer::After::KeepOpen, true}; }};
    std::atomic<std::size_t> refused = 0;
    constexpr std::size_t count = 200;
    {
        ThreadExecutor executor{"answers"};
        std::promise<void> all;
        {
            CurlTransport transport{executor};
            for (std::size_t i = 0; i < count; ++i) {
                transport.send(get(server), {Millis{60'000}, 1'000}, [&](Result<HttpResponse> const& outcome) {
                    CHECK(outcome.error().code == ErrorCode::Unavailable);
                    if (++refused == count) all.set_value();
                });
            }
        }
        all.get_future().get();
    }
    CHECK(refused == count);
}
