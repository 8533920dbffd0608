#include "tests/server/support/api/test_kiosk.h"

using namespace yizhan;
using Catch::Matchers::Contains;
using test::TestHub;
using test::TestKiosk;

namespace {

HttpFields same_origin() { return {{"sec-fetch-site", "same-origin"}, {"x-requested-with", "yizhan"}}; }

struct Desk {
    TestHub hub;
    std::string cookie;

    Desk()
    {
        auto const made = hub.post(
            "/v1/operator/accounts", R"({"name":"demo","password":"demo-district"})", TestHub::operator_fields());
        REQUIRE(made.status == 200);
    }
    HttpResponse sign_in(std::string const& password = "demo-district", HttpFields fields = same_origin(),
        std::string peer = "192.0.2.1")
    {
        return hub.post("/v1/staff/session", R"({"name":"demo","password":")" + password + "\"}", std::move(fields),
            std::move(peer));
    }
    Desk& signed_in()
    {
        auto const response = sign_in();
        REQUIRE(response.status == 200);
        auto const set = test::field(response, "set-cookie");
        cookie = set.substr(0, set.find(';'));
        return *this;
    }
    HttpResponse get(std::string path, std::string query = {})
    {
        return hub.get(std::move(path), std::move(query), {{"cookie", cookie}});
    }
    HttpResponse change(std::string method, std::string path, std::string body, HttpFields fields)
    {
        fields.emplace_back("cookie", cookie);
        return hub.ask({std::move(method), {}, std::move(path), {}, std::move(fields), std::move(body), "192.0.2.1"});
    }
};

} // namespace

TEST_CASE("staff: signing in gives a cookie that no script and no other site gets", "[api]")
{
    Desk desk;
    auto const response = desk.sign_in();
    REQUIRE(response.status == 200);
    CHECK(test::json_of(response)
        == nlohmann::json{{"name", "demo"}, {"roles", {"figures", "enrollment", "district", "services"}}});
    auto const cookie = test::field(response, "set-cookie");
    CHECK_THAT(cookie,
        Catch::Matchers::StartsWith("yizhan_staff=") && Contains("HttpOnly") && Contains("SameSite=Strict")
            && Contains("Path=/"));
    desk.signed_in();
    CHECK(test::json_of(desk.get("/v1/staff/session"))["name"] == "demo");
    CHECK(desk.hub.get("/v1/staff/session").status == 401);
}

TEST_CASE("staff: signing out ends the session for good", "[api]")
{
    Desk desk;
    desk.signed_in();
    CHECK(desk.change("DELETE", "/v1/staff/session", {}, same_origin()).status == 204);
    CHECK(desk.get("/v1/staff/session").status == 401);
}

TEST_CASE("staff: an idle session ends after twenty minutes", "[api]")
{
    Desk desk;
    desk.signed_in();
    desk.hub.pass(Millis{19 * 60'000});
    CHECK(desk.get("/v1/staff/session").status == 200);
    desk.hub.pass(Millis{20 * 60'000});
    CHECK(desk.get("/v1/staff/session").status == 401);
}

TEST_CASE("staff: a wrong name and a wrong password are the same answer", "[api]")
{
    Desk desk;
    auto const wrong_password = desk.sign_in("wrong-password");
    auto const wrong_name
        = desk.hub.post("/v1/staff/session", R"({"name":"nobody","password":"demo-district"})", same_origin());
    CHECK(wrong_password.status == 401);
    CHECK(wrong_password.body == wrong_name.body);
    CHECK(wrong_password.fields == wrong_name.fields);
}

TEST_CASE("staff: guessing is slowed down, and only for whoever guesses", "[api]")
{
    Desk desk;
    for (int i = 0; i < 5; ++i) CHECK(desk.sign_in("wrong-password").status == 401);
    auto const slowed = desk.sign_in();
    CHECK(slowed.status == 429);
    CHECK(std::stoi(test::field(slowed, "retry-after")) > 0);
    CHECK(desk.sign_in("demo-district", same_origin(), "198.51.100.1").status == 200);
    desk.hub.pass(Millis{13'000});
    CHECK(desk.sign_in().status == 200);
}

TEST_CASE("staff: a request that another site could have made is refused", "[api]")
{
    Desk desk;
    desk.signed_in();
    std::vector<HttpFields> const foreign{
        {},
        {{"x-requested-with", "yizhan"}},
        {{"sec-fetch-site", "same-origin"}},
        {{"sec-fetch-site", "cross-site"}, {"x-requested-with", "yizhan"}},
        {{"sec-fetch-site", "same-site"}, {"x-requested-with", "yizhan"}},
        {{"sec-fetch-site", "none"}, {"x-requested-with", "yizhan"}},
        {{"origin", "http://evil.test"}, {"x-requested-with", "yizhan"}},
        {{"origin", "null"}, {"x-requested-with", "yizhan"}},
        {{"sec-fetch-site", "cross-site"}, {"origin", "http://hub.test"}, {"x-requested-with", "yizhan"}},
    };
    for (auto const& fields : foreign) {
        CHECK(desk.sign_in("demo-district", fields).status == 403);
        CHECK(desk.change("POST", "/v1/staff/join-tickets", R"({"station":"s1"})", fields).status == 403);
        CHECK(desk.change("DELETE", "/v1/staff/session", {}, fields).status == 403);
    }
    CHECK(desk.change("POST", "/v1/staff/join-tickets", R"({"station":"s1"})",
                  {{"origin", "http://hub.test"}, {"x-requested-with", "yizhan"}})
              .status
        == 200);
}

TEST_CASE("staff: a new password ends the sessions that had the old one", "[api]")
{
    Desk desk;
    desk.signed_in();
    desk.hub.post(
        "/v1/operator/accounts", R"({"name":"demo","password":"another-password"})", TestHub::operator_fields());
    CHECK(desk.get("/v1/staff/session").status == 401);
    CHECK(desk.sign_in().status == 401);
    CHECK(desk.sign_in("another-password").status == 200);
}

TEST_CASE("staff: today's figures, of all stations and of one", "[api]")
{
    Desk desk;
    desk.signed_in();
    TestKiosk one{1};
    TestKiosk two{2};
    one.join(desk.hub);
    two.join(desk.hub, "s2");
    auto const use = AmenityUsed{UseId::make("use1"), AmenityId::make("hot-water"), {}, {}};
    auto const member_in
        = CheckedIn{VisitId::make("v9"), MemberId::make("m1000001"), {}, Occupation::TruckDriver, Assurance::Typed, {}};
    desk.hub.ask(one.upload(1, 4,
        one.guest_line(1) + one.line(2, use) + one.line(3, CheckInRefused{RefusalReason::Expired, {}})
            + one.line(4, member_in)));
    desk.hub.ask(two.upload(1, 2, two.guest_line(1) + two.line(2, HelpCalled{})));
    auto const all = test::json_of(desk.get("/v1/staff/today"));
    CHECK(all["day"] == "2026-11-24");
    CHECK(all["stations"].size() == 2);
    CHECK(all["check_ins"]["total"] == 3);
    CHECK(all["check_ins"]["by_assurance"] == nlohmann::json{{"guest", 2}, {"typed", 1}});
    CHECK(all["check_ins"]["by_hour"].size() == 24);
    CHECK(all["check_ins"]["by_hour"][16] == 3); // 08:00 UTC
    CHECK(all["refusals"] == nlohmann::json{{"total", 1}, {"by_reason", {{"expired", 1}}}});
    REQUIRE(all["amenities"].size() == 1);
    CHECK(all["amenities"][0]
        == nlohmann::json{{"id", "hot-water"}, {"name", {{"zh", "热水"}, {"en", "Hot water"}}}, {"uses", 1}});
    CHECK(all["help_calls"] == 1);
    auto const of_two = test::json_of(desk.get("/v1/staff/today", "?station=s2"));
    CHECK(of_two["check_ins"]["total"] == 1);
    CHECK(of_two["refusals"]["total"] == 0);
    CHECK(desk.get("/v1/staff/today", "?station=%3Cscript%3E").status == 400);

    auto const newest = test::json_of(desk.get("/v1/staff/check-ins", "?limit=2"))["check_ins"];
    REQUIRE(newest.size() == 2);
    CHECK(newest[0]["number"] == MemberNumber::of_serial(1'000'001).text());
    CHECK(newest[0]["name"] == "陈**");
    CHECK(newest[0]["kiosk"] == one.id.text());
    CHECK_FALSE(newest[1].contains("name"));
    CHECK(desk.get("/v1/staff/check-ins", "?limit=0").status == 400);
    CHECK(desk.get("/v1/staff/check-ins", "?limit=501").status == 400);
}

TEST_CASE("staff: how each kiosk is, from never heard to silent, with its alarms", "[api]")
{
    Desk desk;
    desk.signed_in();
    TestKiosk kiosk;
    kiosk.join(desk.hub);
    auto const state = [&] {
        desk.signed_in();
        return test::json_of(desk.get("/v1/staff/kiosks"))["kiosks"][0];
    };
    CHECK(state()["state"] == "never");
    desk.hub.ask(kiosk.upload(1, 2, kiosk.guest_line(1) + "not json\n"));
    auto beat = kiosk.beat();
    beat.unsent = 7;
    beat.clock_offset = Millis{-1'500};
    desk.hub.ask(kiosk.heartbeat(beat));
    auto const ok = state();
    CHECK(ok["state"] == "ok");
    CHECK(ok["id"] == kiosk.id.text());
    CHECK(ok["station"]["name"]["zh"] == "霞浦集卡司机驿站");
    CHECK(ok["unsent"] == 7);
    CHECK(ok["clock_offset_ms"] == -1'500);
    CHECK(ok["accepted"] == 2);
    CHECK(ok["alarms"] == nlohmann::json{"quarantine"});
    desk.hub.pass(Millis{120'000});
    CHECK(state()["state"] == "late");
    desk.hub.pass(Millis{600'000});
    CHECK(state()["state"] == "silent");

    auto const kept = test::json_of(desk.get("/v1/staff/quarantine"))["events"];
    REQUIRE(kept.size() == 1);
    CHECK(kept[0]["kiosk"] == kiosk.id.text());
    CHECK(kept[0]["sequence"] == 2);
    CHECK(kept[0]["reason"] == "not_json");
}

TEST_CASE("staff: a joining ticket as text and as a QR code that a page can draw", "[api]")
{
    Desk desk;
    desk.signed_in();
    auto const response = desk.change("POST", "/v1/staff/join-tickets", R"({"station":"s2"})", same_origin());
    REQUIRE(response.status == 200);
    auto const json = test::json_of(response);
    CHECK(parse_join_ticket(json["ticket"].get<std::string>())->hub_url == "http://hub.test");
    CHECK(json["expires_at"] == format_rfc3339(desk.hub.clock.wall() + Millis{15 * 60'000}));
    auto const size = json["qr"]["size"].get<std::size_t>();
    CHECK(size >= 21);
    REQUIRE(json["qr"]["rows"].size() == size);
    for (auto const& row : json["qr"]["rows"]) {
        auto const text = row.get<std::string>();
        CHECK(text.size() == size);
        CHECK(text.find_first_not_of("01") == std::string::npos);
    }
    CHECK_THAT(json["qr"]["rows"][0].get<std::string>(), Catch::Matchers::StartsWith("11111110")); // a finder pattern
    CHECK(desk.change("POST", "/v1/staff/join-tickets", R"({"station":"nowhere"})", same_origin()).status == 404);
    CHECK(desk.change("POST", "/v1/staff/join-tickets", "{}", same_origin()).status == 400);
}
