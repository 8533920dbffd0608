#include "tests/server/support/api/test_desk.h"
#include "tests/support/phone_key.h"

#include "shared/protocol/claim_link.h"
#include "shared/protocol/presentation.h"

#include <fstream>

using namespace yizhan;
using test::json_of;
using test::TestDesk;

namespace {

constexpr auto person_name = "陈小满";
constexpr auto person_phone = "13800007007";
constexpr auto person_document = "11010519491231002X";

struct Phone {
    TestDesk desk;
    test::PhoneKey key{3};
    int made = 0;

    Phone() { desk.as("lin"); }
    std::string key_text(test::PhoneKey const& of) const { return to_base64(of.public_key().raw()); }
    std::string token() { return desk.kiosk.token(desk.hub.clock.wall()); }
    nlohmann::json form()
    {
        auto const id = std::to_string(++made);
        return {{"id", "0b4f3c1e-8f7a-4d6b-9c2d-" + std::string(12 - id.size(), '0') + id}, {"token", token()},
            {"name", person_name}, {"document", {{"kind", "resident_id"}, {"number", person_document}}},
            {"phone", person_phone}, {"occupation", "truck_driver"}, {"employer_text", "鸿运货运"}, {"union", "u1"},
            {"route", "chosen"}, {"consent", {{"version", consent()}, {"language", "zh"}}},
            {"signature", {{{100, 100}, {200, 150}, {300, 120}}}}, {"public_key", key_text(key)}};
    }
    std::string consent()
    {
        auto const response = desk.hub.get("/v1/phone/enrollment", "?token=" + token());
        REQUIRE(response.status == 200);
        return json_of(response)["consent"]["version"];
    }
    HttpResponse post(std::string const& path, nlohmann::json const& body)
    {
        std::optional<HttpResponse> out;
        desk.hub.hub().handle(
            {"POST", "hub.test", path, {}, {}, body.dump(), "192.0.2." + std::to_string(100 + made % 100)},
            [&](HttpResponse response) { out = std::move(response); });
        desk.hub.executor.run_ready();
        desk.hub.pass(Millis{1'000}); // answers that wait on purpose
        REQUIRE(out);
        return *out;
    }
    HttpResponse apply(nlohmann::json const& body) { return post("/v1/phone/applications", body); }
    std::string present(std::string const& credential)
    {
        TrustedKeys const trusted{{{{desk.hub.keys().issuer_kid(), desk.hub.keys().issuer().verify_key()}}}, {}};
        auto const read = read_credential(credential, trusted.issuers);
        REQUIRE(read);
        return key.present(credential, read->card, desk.hub.clock.wall());
    }
    HttpResponse renew(std::string const& presentation)
    {
        return post("/v1/phone/cards/renewal", {{"presentation", presentation}});
    }
    HttpResponse check_in(std::string const& presentation)
    {
        auto const id = std::to_string(++made);
        return post("/v1/phone/check-ins",
            {{"id", "1b4f3c1e-8f7a-4d6b-9c2d-" + std::string(12 - id.size(), '0') + id}, {"token", token()},
                {"presentation", presentation}});
    }
    std::string disk()
    {
        std::string all;
        for (auto const& entry : std::filesystem::recursive_directory_iterator{desk.hub.folder.path()}) {
            std::ifstream file{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{file}, {});
        }
        return all;
    }
};

} // namespace

TEST_CASE(
    "phone joining: a card at once, an application for staff, and nothing of the person in clear on the disk", "[api]")
{
    Phone phone;
    auto const form = phone.form();
    auto const response = phone.apply(form);
    REQUIRE(response.status == 200);
    auto const card = json_of(response);
    CHECK(card["name"] == "陈**");
    CHECK(card["union"]["en"] == "Xiapu Haulage Union");
    CHECK_FALSE(card.contains("number"));
    auto const listed = json_of(phone.desk.get("/v1/staff/applications", "?state=submitted"))["applications"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["id"] == form["id"]);
    CHECK(listed[0]["station"] == "s1");
    CHECK(listed[0]["problems"].empty());
    auto const opened = json_of(phone.desk.post("/v1/staff/applications/" + form["id"].get<std::string>() + "/open"));
    CHECK(opened["name"] == person_name);
    CHECK(opened["document"]["number"] == person_document);
    CHECK(opened["employer"]["name"] == "鸿运货运");
    auto const disk = phone.disk();
    for (auto const* const secret : {person_name, person_phone, person_document})
        CHECK(disk.find(secret) == std::string::npos);
}

TEST_CASE("phone joining: sent again, also without the form or after a restart, it is the same answer", "[api]")
{
    Phone phone;
    auto const form = phone.form();
    auto const first = phone.apply(form);
    REQUIRE(first.status == 200);
    CHECK(phone.apply(form).body == first.body);
    phone.desk.hub.restart();
    phone.desk.hub.pass(Millis{3'600'000});
    nlohmann::json const again{{"id", form["id"]}, {"public_key", form["public_key"]}};
    CHECK(phone.apply(again).body == first.body);
    nlohmann::json const other{{"id", form["id"]}, {"public_key", phone.key_text(test::PhoneKey{4})}};
    CHECK(phone.apply(other).status == 409);
}

TEST_CASE("phone joining: filling in may take half an hour, not longer, and a forged code opens nothing", "[api]")
{
    Phone phone;
    auto form = phone.form();
    phone.desk.hub.pass(Millis{29 * 60'000});
    CHECK(phone.apply(form).status == 200);
    auto late = phone.form();
    phone.desk.hub.pass(Millis{32 * 60'000});
    CHECK(phone.apply(late).status == 410);
    late["token"] = "k-nobody.1.AAAAAAAAAAAAAAAA";
    CHECK(phone.apply(late).status == 401);
    late.erase("token");
    CHECK(phone.apply(late).status == 401);
}

TEST_CASE("phone joining: what is not valid is named, all of it at once", "[api]")
{
    Phone phone;
    auto form = phone.form();
    form["name"] = "陈3";
    form["phone"] = "1380000";
    form["document"]["number"] = "110105194912310021";
    form["signature"] = nlohmann::json::array();
    auto const response = phone.apply(form);
    REQUIRE(response.status == 422);
    CHECK(json_of(response)["fields"] == nlohmann::json{"name", "phone", "document", "signature"});
    auto nowhere = phone.form();
    nowhere["union"] = "none";
    CHECK(json_of(phone.apply(nowhere))["fields"] == nlohmann::json{"union"});
}

TEST_CASE("phone joining: who might be known already is asked, by masked names", "[api]")
{
    Phone phone;
    REQUIRE(phone.apply(phone.form()).status == 200);
    auto second = phone.form();
    auto const asked = phone.apply(second);
    REQUIRE(asked.status == 409);
    CHECK(json_of(asked)["code"] == "already_member");
    CHECK(json_of(asked)["people"][0]["name"] == "陈**");
    second["not_me"] = true;
    CHECK(phone.apply(second).status == 200);
}

TEST_CASE("phone card: provisional, then full once approved, and it checks in as fresh", "[api]")
{
    Phone phone;
    auto const form = phone.form();
    auto const provisional = json_of(phone.apply(form))["credential"].get<std::string>();
    auto const unchanged = phone.renew(phone.present(provisional));
    REQUIRE(unchanged.status == 200);
    CHECK(json_of(unchanged)["credential"] == provisional);
    CHECK(phone.check_in(phone.present(provisional)).status == 200);

    CHECK(phone.desk.decide(form["id"], 1, R"("decision":"approve")")["ok"] == true);
    auto const renewed = json_of(phone.renew(phone.present(provisional)));
    auto const full = renewed["credential"].get<std::string>();
    CHECK(renewed["state"] == "active");
    CHECK(renewed.contains("number"));
    CHECK(full != provisional);
    CHECK(phone.check_in(phone.present(full)).status == 200);
    CHECK(phone.check_in(phone.present(provisional)).status == 403); // replaced
    auto const events = *phone.desk.hub.store().events().read(0, 100);
    int fresh = 0;
    for (auto const& event : events) fresh += event.bytes.find("\"fresh_code\"") != std::string::npos ? 1 : 0;
    CHECK(fresh == 2);
}

TEST_CASE("phone card: a picture of it, and a copy without the phone, are refused", "[api]")
{
    Phone phone;
    auto const credential = json_of(phone.apply(phone.form()))["credential"].get<std::string>();
    auto const picture = phone.present(credential);
    phone.desk.hub.pass(Millis{60'000});
    CHECK(phone.renew(picture).status == 410);
    CHECK(phone.check_in(picture).status == 409);
    CHECK(phone.renew(credential).status == 401);
    CHECK(phone.check_in(credential).status == 403);
}

TEST_CASE("phone card: claimed once after it was shown; the same phone gets the same answer, another one none", "[api]")
{
    Phone phone;
    auto const reissued
        = json_of(phone.desk.post("/v1/staff/members/m1000001/card", R"({"action":"reissue","reason":"replaced"})"));
    auto const read = read_credential(reissued["credential"].get<std::string>(),
        IssuerKeys{{{phone.desk.hub.keys().issuer_kid(), phone.desk.hub.keys().issuer().verify_key()}}});
    REQUIRE(read);
    auto const claim = [&](CardId const& card) {
        return make_card_claim_token(
            phone.desk.kiosk.id, card, phone.desk.hub.clock.wall(), *phone.desk.kiosk.check_in_key);
    };
    auto const token = claim(read->card);
    auto const offer = phone.desk.hub.get("/v1/phone/claim", "?claim=" + token);
    REQUIRE(offer.status == 200);
    CHECK(json_of(offer)["name"] == "陈**");
    nlohmann::json const body{{"claim", token}, {"public_key", phone.key_text(phone.key)}};
    auto const taken = phone.post("/v1/phone/cards", body);
    REQUIRE(taken.status == 200);
    CHECK(phone.post("/v1/phone/cards", body).body == taken.body);
    CHECK(phone.check_in(phone.present(json_of(taken)["credential"])).status == 200);
    auto const other
        = phone.post("/v1/phone/cards", {{"claim", token}, {"public_key", phone.key_text(test::PhoneKey{4})}});
    // Of a card that leads to nobody the answer is the same.
    auto const nobody = phone.post("/v1/phone/cards",
        {{"claim", claim(CardId::make("0011223344556677"))}, {"public_key", phone.key_text(test::PhoneKey{4})}});
    CHECK(other.status == 410);
    CHECK(other.body == nobody.body);
    phone.desk.hub.pass(Millis{10 * 60'000});
    CHECK(phone.post("/v1/phone/cards", {{"claim", token}, {"public_key", phone.key_text(test::PhoneKey{4})}}).body
        == nobody.body);
}
