#include "tests/server/support/api/test_kiosk.h"

#include "shared/protocol/feed_page.h"

using namespace yizhan;
using test::TestHub;
using test::TestKiosk;

namespace {

FeedPage page_of(HttpResponse const& response)
{
    REQUIRE(response.status == 200);
    auto const text = decompress(response.body, 16U << 20);
    REQUIRE(text);
    auto page = decode_feed_page(*text);
    REQUIRE(page);
    return *page;
}

} // namespace

TEST_CASE("heartbeat: it is kept, and the answer tells time, watermarks and heads", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    hub.ask(kiosk.upload_guests(1, 4));
    auto const request = kiosk.heartbeat(kiosk.beat());
    auto const response = hub.ask(request);
    REQUIRE(response.status == 200);
    CHECK(kiosk.believes(hub, response, request));
    auto const reply = decode_heartbeat_reply(response.body);
    REQUIRE(reply);
    CHECK(reply->hub_time == hub.clock.wall());
    CHECK(reply->accepted == 4);
    CHECK(reply->incarnation == kiosk.incarnation);
    REQUIRE(reply->feeds.size() == 2);
    CHECK(reply->feeds.at("district").position == 8); // key, union, two members; two keys, a consent, a certificate
    CHECK(reply->feeds.at("station.s1").position == 2);
    auto const health = hub.store().kiosks().health();
    REQUIRE(health);
    REQUIRE(health->size() == 1);
    CHECK(health->front().last_heard == hub.clock.wall());
    CHECK(health->front().last->version == "0.1.0");
}

TEST_CASE("heartbeat: nonsense is refused with a signature", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    for (auto const* const body : {"{}", "[1]", "\xff\xfe", "{\"incarnation\":\"\"}"}) {
        auto const request = kiosk.signed_request(
            "POST", "/v1/kiosks/" + kiosk.id.text() + "/heartbeat", {}, body, {{"content-type", "application/json"}});
        auto const response = hub.ask(request);
        CHECK(response.status == 400);
        CHECK(kiosk.believes(hub, response, request));
    }
}

TEST_CASE("feed: pages follow the cursor to the head, signed", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto const request = kiosk.feed("district", "?after=0&limit=3");
    auto const response = hub.ask(request);
    CHECK(kiosk.believes(hub, response, request));
    CHECK(test::field(response, "content-encoding") == "zstd");
    auto const first = page_of(response);
    CHECK(first.rows.size() == 3);
    CHECK(first.next == 3);
    CHECK(first.head == 8);
    auto const second = page_of(hub.ask(kiosk.feed("district", "?after=3&epoch=" + first.epoch)));
    CHECK(second.rows.size() == 5);
    CHECK(second.next == second.head);
    auto const of_another_life = page_of(hub.ask(kiosk.feed("district", "?after=3&epoch=0123456789abcdef")));
    CHECK(of_another_life.after == 0);
    CHECK(of_another_life.rows.size() == 8);
}

TEST_CASE("feed: a kiosk reads its own station and no other", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    CHECK(page_of(hub.ask(kiosk.feed("station.s1"))).rows.size() == 2);
    for (auto const* const channel : {"station.s2", "station.", "station.s1x", "nothing"}) {
        INFO(channel);
        auto const request = kiosk.feed(channel);
        auto const response = hub.ask(request);
        CHECK((response.status == 403 || response.status == 404));
        CHECK(kiosk.believes(hub, response, request));
    }
    CHECK(hub.ask(TestKiosk{9}.feed("district")).status == 401);
}

TEST_CASE("feed: bad cursors and limits are refused", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    for (auto const* const query : {"?after=-1", "?after=x", "?after=9007199254740992", "?limit=0", "?limit=5001",
             "?epoch=%20%20", "?after=18446744073709551616"}) {
        INFO(query);
        CHECK(hub.ask(kiosk.feed("district", query)).status == 400);
    }
}
