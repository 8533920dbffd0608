#include "kiosk/sync/hub_url.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a hub's URL is taken apart as requests need it", "[sync]")
{
    CHECK(HubUrl::parse("http://127.0.0.1:8080") == HubUrl{"http", "127.0.0.1:8080", ""});
    CHECK(HubUrl::parse("https://Hub.Example") == HubUrl{"https", "hub.example", ""});
    CHECK(HubUrl::parse("https://hub.example:443/beilun") == HubUrl{"https", "hub.example", "/beilun"});
    CHECK(HubUrl::parse("http://hub.example:443") == HubUrl{"http", "hub.example:443", ""});
    CHECK(HubUrl::parse("http://[::1]:80") == HubUrl{"http", "[::1]", ""});
    auto const request = HubUrl::parse("https://hub.example/a")->request("POST", "/v1/join");
    CHECK(request.path == "/a/v1/join");
    CHECK(request.scheme == "https");
    CHECK(request.authority == "hub.example");
}

TEST_CASE("what is no hub's URL is refused", "[sync]")
{
    for (auto const* bad : {"", "hub.example", "ftp://hub", "http://", "http://:80", "http:///x", "http://h/",
             "http://h/?q", "http://user@h", "http://h#f", "http://h h", "HTTP://h", "http://h\r\nx"}) {
        INFO(bad);
        CHECK_FALSE(HubUrl::parse(bad));
    }
}
