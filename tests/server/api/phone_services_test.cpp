#include "tests/server/support/api/test_desk.h"
#include "tests/server/support/offers.h"
#include "tests/support/phone_key.h"

#include "shared/protocol/claim_link.h"

using namespace yizhan;
using test::json_of;
using test::TestDesk;

namespace {

struct Phone {
    TestDesk desk;
    test::PhoneKey key{3};
    int peers = 0;
    bool waited = false; // the last answer did

    Phone()
    {
        desk.as("lin");
        put(test::training());
    }
    void put(FeedRow const& row) { REQUIRE(desk.hub.store().feeds().put(district_channel(), {&row, 1})); }
    std::string token() { return desk.kiosk.token(desk.hub.clock.wall()); }
    static std::string id(int number) { return "0b4f3c1e-8f7a-4d6b-9c2d-00000000000" + std::to_string(number); }
    HttpResponse post(std::string const& path, nlohmann::json const& body, std::string peer = {})
    {
        if (peer.empty()) peer = "192.0.2." + std::to_string(100 + ++peers % 100);
        std::optional<HttpResponse> out;
        desk.hub.hub().handle({"POST", "hub.test", "/v1/phone/" + path, {}, {}, body.dump(), std::move(peer)},
            [&](HttpResponse response) { out = std::move(response); });
        desk.hub.executor.run_ready();
        waited = !out;
        desk.hub.pass(Millis{1'000});
        REQUIRE(out);
        return *out;
    }
    HttpResponse ask(nlohmann::json body)
    {
        if (!body.contains("service")) body["service"] = "training";
        return post("service-requests", body);
    }
    HttpResponse standing(std::string const& code) { return post("service-requests/standing", {{"code", code}}); }
    HttpResponse withdraw(std::string const& code) { return post("service-requests/withdrawal", {{"code", code}}); }

    // The card of member 1,000,001, in this phone.
    std::string card()
    {
        auto const printed
            = desk.post("/v1/staff/members/m1000001/card", R"({"action":"reissue","reason":"replaced"})");
        REQUIRE(printed.status == 200);
        auto const claim = make_card_claim_token(
            desk.kiosk.id, read(json_of(printed)["credential"]).card, desk.hub.clock.wall(), *desk.kiosk.check_in_key);
        auto const claimed = post("cards", {{"claim", claim}, {"public_key", to_base64(key.public_key().raw())}});
        REQUIRE(claimed.status == 200);
        return json_of(claimed)["credential"];
    }
    Credential read(std::string const& credential)
    {
        auto const& keys = desk.hub.keys();
        auto const found = read_credential(credential, IssuerKeys{{{keys.issuer_kid(), keys.issuer().verify_key()}}});
        REQUIRE(found);
        return *found;
    }
    std::string present(std::string const& credential)
    {
        return key.present(credential, read(credential).card, desk.hub.clock.wall());
    }
};

} // namespace

TEST_CASE("phone services: the list is sent once, and again only when it changed", "[api]")
{
    Phone phone;
    auto hidden = test::training();
    hidden.id = ServiceId::make("hidden");
    hidden.offered = false;
    phone.put(hidden);
    auto const first = phone.desk.hub.get("/v1/phone/services");
    CHECK(first.status == 200);
    REQUIRE(json_of(first)["services"].size() == 1);
    CHECK(json_of(first)["services"][0]["title"]["zh"] == "技能培训");
    auto const tag = test::field(first, "etag");
    REQUIRE_FALSE(tag.empty());
    auto const again = [&] { return phone.desk.hub.get("/v1/phone/services", {}, {{"if-none-match", tag}}); };
    CHECK(again().status == 304);
    CHECK(again().body.empty());
    auto entry = test::training();
    entry.title.zh = "技能提升";
    phone.put(entry);
    CHECK(again().status == 200);
    CHECK(test::field(again(), "etag") != tag);
}

TEST_CASE("phone services: what was asked for at a kiosk is followed by its code, whoever the person is now", "[api]")
{
    Phone phone;
    ServiceRequested asked;
    asked.request = RequestId::make(Phone::id(1));
    asked.service = ServiceId::make("training");
    asked.code = RequestCode::of_bits({1, 2, 3, 4, 5});
    asked.by.member = MemberId::make("m1000001");
    phone.desk.send(asked);
    auto const code = asked.code.shown();
    CHECK(json_of(phone.standing(code))["state"] == "asked");
    auto const advance = [&](std::string const& state) {
        auto const path = "/v1/staff/service-requests/" + asked.request.text() + "/advance";
        auto const note = R"({"zh":"请周三来","en":"Come on Wednesday"})";
        return phone.desk.post(path, R"({"state":")" + state + R"(","note":)" + note + "}").status;
    };
    CHECK(advance("taken_up") == 200);
    REQUIRE(phone.desk.post("/v1/staff/members/merge", R"({"kept":"m1000002","dropped":"m1000001"})").status == 200);
    CHECK(advance("waiting_for_person") == 200);
    phone.desk.hub.pass(Millis{10});
    auto const on_the_phone = json_of(phone.standing(code));
    CHECK(on_the_phone["state"] == "waiting_for_person");
    CHECK(on_the_phone["note"]["zh"] == "请周三来");
    auto const listed = json_of(phone.desk.get("/v1/staff/service-requests"))["requests"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["number"] == MemberNumber::of_serial(1'000'002).text());
    // The kiosk of that station has it in its feed.
    auto const row = phone.desk.hub.store().feeds().find(
        station_channel(phone.desk.kiosk.station), FeedKind::ServiceRequest, asked.request.text());
    REQUIRE(row);
    REQUIRE(*row);
    CHECK(std::get<RequestStanding>(**row).state == RequestState::WaitingForPerson);
    // Withdrawn at the kiosk, by the person: staff see it, and a step after that does not fit.
    phone.desk.send(ServiceAdvanced{asked.request, RequestState::Withdrawn, {}, {}});
    CHECK(json_of(phone.standing(code))["state"] == "withdrawn");
    CHECK(advance("done") == 409);
}

TEST_CASE("phone services: asked for at a station, followed by its code, and withdrawn", "[api]")
{
    Phone phone;
    auto const asked = phone.ask({{"id", Phone::id(1)}, {"token", phone.token()}});
    REQUIRE(asked.status == 200);
    std::string const code = json_of(asked)["code"];
    CHECK(code.size() == 9); // K7QM-2D4X
    CHECK(json_of(asked)["ask"]["en"] == "A volunteer here");
    phone.desk.hub.pass(Millis{3'600'000}); // the token is old by then
    phone.desk.as("lin"); // and so is the session at the desk
    CHECK(phone.ask({{"id", Phone::id(1)}, {"token", "k1.59850240.AAAAAAAAAAAAAAAA"}}).body == asked.body);

    auto const standing = json_of(phone.standing(code));
    CHECK(standing["state"] == "asked");
    CHECK(standing["title"]["en"] == "Skills training");
    CHECK(standing["can_withdraw"] == true);
    auto const listed = json_of(phone.desk.get("/v1/staff/service-requests"))["requests"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["station"] == "s1");
    CHECK(listed[0]["code"] == code);

    CHECK(json_of(phone.withdraw(code))["state"] == "withdrawn");
    CHECK(json_of(phone.withdraw(code))["state"] == "withdrawn");
    CHECK(json_of(phone.standing(code))["can_withdraw"] == false);
    CHECK(json_of(phone.desk.get("/v1/staff/service-requests", "?state=asked"))["requests"].empty());
}

TEST_CASE("phone services: staff take a request to its end, and whoever asked reads their note", "[api]")
{
    Phone phone;
    std::string const code = json_of(phone.ask({{"id", Phone::id(1)}, {"token", phone.token()}}))["code"];
    auto const path = "/v1/staff/service-requests/" + Phone::id(1) + "/advance";
    auto const taken
        = phone.desk.post(path, R"({"state":"taken_up","note":{"zh":"周三联系您","en":"We call on Wednesday"}})");
    CHECK(json_of(taken)["state"] == "taken_up");
    phone.desk.hub.pass(Millis{10});
    CHECK(json_of(phone.standing(code))["note"]["zh"] == "周三联系您");
    CHECK(json_of(phone.desk.post(path, R"({"state":"done","note":{"zh":"","en":""}})"))["state"] == "done");
    CHECK(phone.desk.post(path, R"({"state":"taken_up"})").status == 409);
    CHECK(json_of(phone.withdraw(code))["state"] == "done"); // it has ended
    CHECK(phone.desk.post(path, R"({"state":"asked"})").status == 400);
    CHECK(phone.desk.post(path, R"({"state":"soon"})").status == 400);
    CHECK(phone.desk.post("/v1/staff/service-requests/nothing/advance", R"({"state":"done"})").status == 404);
    auto const listed = json_of(phone.desk.get("/v1/staff/service-requests"))["requests"][0];
    CHECK(listed["history"].size() == 2);
    CHECK(listed["history"][0]["by"] == "lin");
    CHECK(phone.desk.audit()[0]["action"] == "advance_request");
}

TEST_CASE("phone services: with a card it is its owner's, from anywhere, and only by a proof of now", "[api]")
{
    Phone phone;
    auto const credential = phone.card();
    auto const shown = phone.present(credential);
    CHECK(phone.ask({{"id", Phone::id(1)}, {"presentation", shown}}).status == 200);
    auto const listed = json_of(phone.desk.get("/v1/staff/service-requests"))["requests"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["station"] == "hub");
    CHECK(listed[0]["name"] == "陈**");
    CHECK(listed[0]["number"] == MemberNumber::of_serial(1'000'001).text());
    phone.desk.hub.pass(Millis{10 * 60'000});
    CHECK(phone.ask({{"id", Phone::id(2)}, {"presentation", shown}}).status == 410);
    CHECK(phone.waited);
    CHECK(phone.ask({{"id", Phone::id(2)}, {"presentation", "YZP:nonsense"}}).status == 401);
    CHECK(phone.ask({{"id", Phone::id(2)}}).status == 401);
    CHECK(phone.ask({{"id", Phone::id(2)}, {"presentation", shown}, {"token", phone.token()}}).status == 401);
    CHECK(json_of(phone.desk.get("/v1/staff/service-requests"))["requests"].size() == 1);
}

TEST_CASE("phone services: what is not there, or not asked for on a phone", "[api]")
{
    Phone phone;
    auto talked_about = test::training();
    talked_about.id = ServiceId::make("talk");
    talked_about.requestable = false;
    phone.put(talked_about);
    CHECK(phone.ask({{"id", Phone::id(1)}, {"token", phone.token()}, {"service", "talk"}}).status == 409);
    CHECK(phone.ask({{"id", Phone::id(1)}, {"token", phone.token()}, {"service", "nothing"}}).status == 404);
    CHECK(phone.ask({{"id", "1"}, {"token", phone.token()}}).status == 400);
    CHECK(phone.ask({{"id", Phone::id(1)}, {"token", "k1.1.AAAAAAAAAAAAAAAA"}}).status == 401);
}

TEST_CASE("phone services: every code that is none gets the same words after the same pause", "[api]")
{
    Phone phone;
    auto const unknown = phone.standing("K7QM-2D4X");
    CHECK(unknown.status == 404);
    CHECK(phone.waited);
    for (auto const* const code : {"", "K7QM", "not a code at all", "K7QM2D4Y"}) {
        INFO(code);
        CHECK(phone.standing(code).body == unknown.body);
        CHECK(phone.waited);
        CHECK(phone.withdraw(code).body == unknown.body);
        CHECK(phone.waited);
    }
    int refused = 0;
    for (int i = 0; i < 40; ++i)
        refused += phone.post("service-requests/standing", {{"code", "K7QM-2D4X"}}, "192.0.2.9").status == 429 ? 1 : 0;
    CHECK(refused > 0);
}
