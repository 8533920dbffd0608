#include "tests/server/support/api/test_kiosk.h"

using namespace yizhan;
using test::TestHub;
using test::TestKiosk;

namespace {

struct Phone {
    TestHub hub;
    TestKiosk kiosk;
    int attempts = 0;

    Phone() { kiosk.join(hub); }
    std::string fresh_token() { return kiosk.token(hub.clock.wall()); }
    std::string fresh_id()
    {
        auto id = std::to_string(++attempts);
        return "0b4f3c1e-8f7a-4d6b-9c2d-" + std::string(12 - id.size(), '0') + id;
    }
    HttpResponse link(std::string const& token) { return hub.get("/v1/phone/link", "?token=" + token); }
    HttpResponse send(std::string const& body, std::string peer = "192.0.2.9")
    {
        // Answers that wait on purpose come within the second.
        std::optional<HttpResponse> out;
        hub.hub().handle({"POST", "hub.test", "/v1/phone/check-ins", {}, {}, body, std::move(peer)},
            [&](HttpResponse response) { out = std::move(response); });
        hub.executor.run_ready();
        waited = !out;
        hub.pass(Millis{1'000});
        REQUIRE(out);
        return *out;
    }
    HttpResponse guest(std::string const& id, std::string const& token)
    {
        return send(R"({"id":")" + id + R"(","token":")" + token + R"(","guest":{"occupation":"courier"}})");
    }
    HttpResponse member(std::string const& number, std::string const& tail, std::string peer = "192.0.2.9")
    {
        return send(R"({"id":")" + fresh_id() + R"(","token":")" + fresh_token() + R"(","member":{"number":")" + number
                + R"(","phone_tail":")" + tail + R"("}})",
            std::move(peer));
    }
    bool waited = false; // the last answer did
    static std::string number(std::uint32_t serial) { return MemberNumber::of_serial(serial).text(); }
    std::vector<Event> own_events()
    {
        std::vector<Event> out;
        auto const stored = hub.store().events().read(0, 100);
        for (auto const& event : *stored) out.push_back(*decode_event(event.bytes));
        return out;
    }
};

} // namespace

TEST_CASE("phone: a fresh code opens the page of its station, for as long as it is good", "[api]")
{
    Phone phone;
    auto const at_start = phone.kiosk.token(phone.hub.clock.wall());
    auto const response = phone.link(at_start);
    REQUIRE(response.status == 200);
    auto const json = test::json_of(response);
    CHECK(json["station"]["id"] == "s1");
    CHECK(json["station"]["name"]["zh"] == "霞浦集卡司机驿站");
    auto const good_for_s = json["valid_for_s"].get<std::int64_t>();
    CHECK(good_for_s > 60);
    CHECK(good_for_s <= 90);
    phone.hub.pass(Millis{good_for_s * 1'000 - 1'000});
    CHECK(phone.link(at_start).status == 200);
    phone.hub.pass(Millis{2'000});
    auto const old = phone.link(at_start);
    CHECK(old.status == 410);
    CHECK(test::json_of(old)["code"] == "timeout");
}

TEST_CASE("phone: a code that was photographed and used at home is worth nothing", "[api]")
{
    Phone phone;
    auto const now = phone.hub.clock.wall();
    for (int steps = -4; steps <= 4; ++steps) {
        INFO(steps);
        auto const token = phone.kiosk.token(now + check_in_step * steps);
        bool const good = steps >= -2 && steps <= 2;
        CHECK(phone.guest(phone.fresh_id(), token).status == (good ? 200 : 410));
        phone.hub.clock.set_wall(now);
    }
}

TEST_CASE("phone: a forged code, of no kiosk or of another one, is refused", "[api]")
{
    Phone phone;
    auto const good = phone.fresh_token();
    auto forged = good;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    TestKiosk other{2};
    other.join(phone.hub, "s2");
    auto const step = good.substr(good.find('.'));
    for (auto const& token : {forged, other.id.text() + step, "k-nobody" + step, std::string{"x"}, std::string{}}) {
        INFO(token);
        CHECK(phone.link(token).status == 401);
        CHECK(phone.guest(phone.fresh_id(), token).status == 401);
    }
    CHECK(phone.own_events().empty());
}

TEST_CASE("phone: a kiosk that never agreed on the time goes by its own clock, which its heartbeat told", "[api]")
{
    Phone phone;
    auto const hours_ahead = Millis{3 * 3'600'000};
    auto const token = phone.kiosk.token(phone.hub.clock.wall() + hours_ahead);
    CHECK(phone.link(token).status == 410);
    auto beat = phone.kiosk.beat();
    beat.clock.wall = phone.hub.clock.wall() + hours_ahead;
    REQUIRE(phone.hub.ask(phone.kiosk.heartbeat(beat)).status == 200);
    CHECK(phone.link(token).status == 200);
    phone.hub.restart();
    CHECK(phone.link(token).status == 200);
}

TEST_CASE("phone: a guest checks in with an occupation, as an event of the hub itself", "[api]")
{
    Phone phone;
    auto const response = phone.guest(phone.fresh_id(), phone.fresh_token());
    REQUIRE(response.status == 200);
    auto const json = test::json_of(response);
    CHECK(json["station"]["name"]["zh"] == "霞浦集卡司机驿站");
    CHECK_FALSE(json.contains("name"));
    auto const events = phone.own_events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].kiosk == hub_kiosk());
    CHECK(events[0].station.text() == "s1");
    auto const& in = std::get<CheckedIn>(events[0].body);
    CHECK(in.visit.text() == json["visit"].get<std::string>());
    CHECK(in.occupation == Occupation::Courier);
    CHECK(in.assurance == Assurance::Guest);
}

TEST_CASE("phone: a member with the right phone is greeted by the masked name", "[api]")
{
    Phone phone;
    auto const response = phone.member(Phone::number(1'000'001), "1234");
    REQUIRE(response.status == 200);
    auto const json = test::json_of(response);
    CHECK(json["name"] == "陈**");
    CHECK(json["union"]["en"] == "Xiapu Haulage Union");
    CHECK(json["points"] == 35);
    CHECK(json["month_visits"] == 1);
    CHECK(test::json_of(phone.member(Phone::number(1'000'001), "1234"))["month_visits"] == 2);
    auto const in = std::get<CheckedIn>(phone.own_events().at(0).body);
    CHECK(in.member->text() == "m1000001");
    CHECK(in.assurance == Assurance::Typed);
    CHECK(in.occupation == Occupation::TruckDriver);
}

TEST_CASE("phone: no such number and the wrong phone are one answer after one pause", "[api]")
{
    Phone phone;
    auto const wrong_phone = phone.member(Phone::number(1'000'001), "9999");
    CHECK(phone.waited);
    auto const nobody = phone.member(Phone::number(1'234'567), "9999");
    CHECK(phone.waited);
    CHECK(wrong_phone.status == 404);
    CHECK(nobody.status == 404);
    CHECK(wrong_phone.body == nobody.body);
    CHECK(wrong_phone.fields == nobody.fields);
    CHECK(phone.own_events().empty());
}

TEST_CASE("phone: guessing a member's phone ends after a few tries, from wherever they come", "[api]")
{
    Phone phone;
    auto const number = Phone::number(1'000'001);
    for (int i = 0; i < 5; ++i)
        CHECK(phone.member(number, "000" + std::to_string(i), "198.51.100." + std::to_string(i)).status == 404);
    auto const slowed = phone.member(number, "1234", "203.0.113.7");
    CHECK(slowed.status == 429); // even the right one
    CHECK_FALSE(test::field(slowed, "retry-after").empty());
    CHECK(phone.member(Phone::number(1'000'009), "0000", "203.0.113.8").status == 404); // others are not held up
    phone.hub.pass(Millis{130'000});
    CHECK(phone.member(number, "1234", "203.0.113.7").status == 200);
}

TEST_CASE("phone: one address cannot go on without end", "[api]")
{
    Phone phone;
    int slowed = 0;
    for (int i = 0; i < 30; ++i) slowed += phone.link(phone.fresh_token()).status == 429 ? 1 : 0;
    CHECK(slowed == 10);
    CHECK(phone.hub.ask({"GET", {}, "/v1/phone/link", "?token=" + phone.fresh_token(), {}, {}, "192.0.2.77"}).status
        == 200);
}

TEST_CASE("phone: who is suspended is told to ask, and it is recorded", "[api]")
{
    Phone phone;
    CHECK(phone.member(Phone::number(1'000'002), "5678").status == 403);
    auto const events = phone.own_events();
    REQUIRE(events.size() == 1);
    CHECK(std::get<CheckInRefused>(events[0].body).reason == RefusalReason::Inactive);
}

TEST_CASE("phone: the same attempt again gets the same answer and records nothing new", "[api]")
{
    Phone phone;
    auto const token = phone.fresh_token();
    auto const id = phone.fresh_id();
    auto const first = phone.guest(id, token);
    REQUIRE(first.status == 200);
    CHECK(phone.guest(id, token).body == first.body);
    phone.hub.restart();
    CHECK(phone.guest(id, token).body == first.body);
    phone.hub.pass(Millis{600'000}); // the page was slow; the code is old by now
    CHECK(phone.guest(id, token).body == first.body);
    CHECK(phone.guest(phone.fresh_id(), token).status == 410);
    CHECK(phone.own_events().size() == 1);
}

TEST_CASE("phone: what is no attempt is refused", "[api]")
{
    Phone phone;
    auto const head
        = [&](std::string const& id) { return R"({"id":")" + id + R"(","token":")" + phone.fresh_token() + "\""; };
    auto const id = phone.fresh_id();
    for (auto const& body : {
             head("not-a-uuid") + R"(,"guest":{"occupation":"courier"}})",
             head("0B4F3C1E-8F7A-4D6B-9C2D-000000000001") + R"(,"guest":{"occupation":"courier"}})",
             head(id) + "}",
             head(id) + R"(,"guest":{"occupation":"astronaut"}})",
             head(id) + R"(,"guest":{"occupation":"courier"},"member":{"number":"10000012","phone_tail":"1234"}})",
             head(id) + R"(,"member":{"number":"12345678","phone_tail":"1234"}})", // the check digit is wrong
             head(id) + R"(,"member":{"number":")" + Phone::number(1'000'001) + R"(","phone_tail":"12a4"}})",
             head(id) + R"(,"member":{"number":")" + Phone::number(1'000'001) + R"(","phone_tail":"12345"}})",
             head(id) + R"(,"member":[]})",
         }) {
        INFO(body);
        CHECK(phone.send(body).status == 400);
    }
    CHECK(phone.send("not json").status == 401);
    CHECK(phone.own_events().empty());
}

namespace {

std::string g_log; // a sink is a plain function

}

TEST_CASE("phone: no number, phone, name, token or address is ever in the log", "[api]")
{
    Phone phone;
    log::set_level(log::Level::Debug);
    log::set_sink([](std::string_view line) { g_log += line; });
    auto const token = phone.fresh_token();
    phone.link(token);
    phone.link(token + "x");
    phone.member(Phone::number(1'000'001), "1234");
    phone.member(Phone::number(1'000'001), "4321");
    phone.member(Phone::number(1'000'002), "5678");
    phone.send(R"({"id":"x","token":")" + token + "\"}");
    phone.hub.post("/v1/staff/session", R"({"name":"marker-name","password":"marker-password"})",
        {{"sec-fetch-site", "same-origin"}, {"x-requested-with", "yizhan"}});
    log::set_sink(nullptr);
    log::set_level(log::Level::Error);
    CHECK_FALSE(g_log.empty());
    for (auto const& secret : {Phone::number(1'000'001), Phone::number(1'000'002), std::string{"1234"},
             std::string{"4321"}, std::string{"陈"}, token, std::string{"marker-"}, std::string{"192.0.2"}}) {
        INFO(secret);
        CHECK(g_log.find(secret) == std::string::npos);
    }
}
