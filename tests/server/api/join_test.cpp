#include "tests/server/support/api/test_kiosk.h"

using namespace yizhan;
using test::TestHub;
using test::TestKiosk;

TEST_CASE("joining: a kiosk with a fresh code is let in and gets what it needs, sealed for it alone", "[api]")
{
    TestHub hub;
    auto const ticket = hub.ticket();
    CHECK(ticket.hub_key == hub.key());
    CHECK(ticket.hub_url == "http://hub.test");
    TestKiosk kiosk;
    auto const request = kiosk.join_request(ticket);
    auto const response = hub.ask(request);
    REQUIRE(response.status == 200);
    CHECK(kiosk.believes(hub, response, request));
    auto const reply = decode_join_reply(response.body);
    REQUIRE(reply);
    CHECK(reply->hub_time == hub.clock.wall());
    CHECK(reply->station.text() == "s1");
    CHECK(reply->issuer_keys.size() == 2); // the one that was there, and the hub's own
    CHECK(open_sealed(reply->sealed_check_in_key, kiosk.key)->size() == 32);
    CHECK_FALSE(open_sealed(reply->sealed_check_in_key, TestKiosk{2}.key));
}

TEST_CASE("joining: of many who show one code at once, exactly one is let in", "[api]")
{
    TestHub hub;
    auto const ticket = hub.ticket();
    std::vector<int> statuses;
    for (std::uint8_t seed = 1; seed <= 8; ++seed) {
        auto request = TestKiosk{seed}.join_request(ticket);
        hub.hub().handle(
            std::move(request), [&](HttpResponse const& response) { statuses.push_back(response.status); });
    }
    hub.executor.run_ready();
    CHECK(std::count(statuses.begin(), statuses.end(), 200) == 1);
    CHECK(std::count(statuses.begin(), statuses.end(), 409) == 7);
}

TEST_CASE("joining: a code that is used, unknown or old is refused with a signed answer", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    auto const expect = [&](JoinTicket const& ticket, int status) {
        auto const request = kiosk.join_request(ticket);
        auto const response = hub.ask(request);
        CHECK(response.status == status);
        CHECK(kiosk.believes(hub, response, request));
        if (status != 200) CHECK(test::json_of(response)["status"] == status);
    };
    auto const used = hub.ticket();
    CHECK(hub.ask(TestKiosk{2}.join_request(used)).status == 200);
    expect(used, 409);
    auto unknown = hub.ticket();
    unknown.code[3] ^= 1;
    expect(unknown, 410);
    auto const old = hub.ticket();
    hub.pass(Millis{15 * 60'000});
    expect(old, 410);
    auto const nearly_old = hub.ticket();
    hub.pass(Millis{15 * 60'000 - 1});
    expect(nearly_old, 200);
}

TEST_CASE("joining: a lost reply is asked for again and is the same", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    auto const request = kiosk.join_request(hub.ticket());
    auto const first = decode_join_reply(hub.ask(request).body);
    hub.restart();
    auto const again = decode_join_reply(hub.ask(request).body);
    REQUIRE((first && again));
    CHECK(again->kiosk == first->kiosk);
    CHECK(open_sealed(again->sealed_check_in_key, kiosk.key) == open_sealed(first->sealed_check_in_key, kiosk.key));
}

TEST_CASE("joining: a kiosk with a new key keeps its name, and its old key is worth nothing", "[api]")
{
    TestHub hub;
    TestKiosk before{1};
    before.join(hub);
    CHECK(hub.ask(before.heartbeat(before.beat())).status == 200);
    TestKiosk after{2};
    auto const reply = decode_join_reply(hub.ask(after.join_request(hub.ticket(), before.id)).body);
    REQUIRE(reply);
    CHECK(reply->kiosk == before.id);
    after.id = before.id;
    CHECK(hub.ask(before.heartbeat(before.beat())).status == 401);
    CHECK(hub.ask(after.heartbeat(after.beat())).status == 200);
    hub.restart();
    CHECK(hub.ask(before.heartbeat(before.beat())).status == 401);
    CHECK(hub.ask(after.heartbeat(after.beat())).status == 200);
}

TEST_CASE("joining: who did not sign with the very key that it brings is unknown", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    TestKiosk other{2};
    auto const good = kiosk.join_request(hub.ticket());
    auto unsigned_one = good;
    std::erase_if(unsigned_one.fields, [](auto const& field) { return field.first == "signature"; });
    CHECK(hub.ask(unsigned_one).status == 401);
    CHECK(
        hub.ask(other.signed_request("POST", "/v1/join", {}, good.body, {{"content-type", "application/json"}})).status
        == 401);
    auto altered = good;
    altered.body.insert(1, " ");
    auto const refused = hub.ask(altered);
    CHECK(refused.status == 400); // the signature is good, the body is another one
    CHECK(kiosk.believes(hub, refused, altered));
    for (auto const* const body :
        {"", "{}", "[]", "\xff", "{\"code\":\"AAAA\",\"verify_key\":\"AAAA\",\"machine\":\"m\"}"})
        CHECK(hub.post("/v1/join", body).status == 401);
    CHECK(hub.ask(good).status == 200);
}

TEST_CASE("joining: whoever tries codes at random is slowed down", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    JoinTicket guess{{}, hub.key(), "http://hub.test"};
    int slowed = 0;
    for (int i = 0; i < 40; ++i) {
        guess.code[0] = static_cast<std::uint8_t>(i);
        auto const response = hub.ask(kiosk.join_request(guess));
        slowed += response.status == 429 && !test::field(response, "retry-after").empty() ? 1 : 0;
    }
    CHECK(slowed == 10);
}
