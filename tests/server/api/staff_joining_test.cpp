#include "tests/server/support/api/test_desk.h"

#include <fstream>
#include <set>

using namespace yizhan;
using Catch::Matchers::Contains;
using test::JoiningPerson;
using test::json_of;
using test::TestDesk;

namespace {

std::string whole_file(std::filesystem::path const& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("staff joining: an application is listed masked and opened in clear, on record", "[api]")
{
    TestDesk desk;
    auto const person = desk.submit();
    desk.as("lin");
    auto const list = desk.get("/v1/staff/applications", "?state=submitted");
    REQUIRE(list.status == 200);
    auto const listed = json_of(list)["applications"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["id"] == person.application.text());
    CHECK(listed[0]["name"] == "陈**");
    CHECK(listed[0]["tail"] == "7007");
    CHECK(listed[0]["station"] == "s1");
    CHECK(listed[0]["problems"].empty());
    CHECK(listed[0]["duplicates"] == 0);
    CHECK(json_of(list)["counts"]["submitted"] == 1);
    CHECK(list.body.find(person.document) == std::string::npos);
    CHECK(list.body.find(person.name) == std::string::npos);

    auto const opened = desk.post("/v1/staff/applications/" + person.application.text() + "/open");
    REQUIRE(opened.status == 200);
    CHECK(test::field(opened, "cache-control") == "no-store");
    auto const form = json_of(opened);
    CHECK(form["name"] == person.name);
    CHECK(form["document"]["number"] == person.document);
    CHECK(form["document"]["kind"] == "resident_id");
    CHECK(form["phone"] == person.phone);
    CHECK(form["employer"]["name"] == "鸿运货运");
    CHECK(form["signature"] == nlohmann::json::parse("[[[100,100],[200,150],[300,120]]]"));
    CHECK(form["consent"]["version"] == "2026-11-01");
    CHECK(form["history"][0]["step"] == "submitted");
    auto const entry = desk.audit()[0];
    CHECK(entry["by"] == "lin");
    CHECK(entry["action"] == "open_form");
    CHECK(entry["subject"] == person.application.text());
    CHECK(desk.post("/v1/staff/applications/none/open").status == 404);
}

TEST_CASE("staff joining: decisions come in bulk, each on its own", "[api]")
{
    TestDesk desk;
    auto const first = desk.submit();
    JoiningPerson other;
    other.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-000000000002");
    other.member = MemberId::make("m-other");
    other.card = CardId::make("00112233445566bb");
    auto const second = desk.submit(other, false);
    desk.as("lin");
    auto const response = desk.post("/v1/staff/applications/decisions",
        R"({"decisions":[{"id":")" + first.application.text() + R"(","revision":1,"decision":"approve"},{"id":")"
            + second.application.text() + R"(","revision":1,"decision":"approve"},{"id":")" + second.application.text()
            + R"(","revision":2,"decision":"refuse","reason":"by_request"},{"id":")" + second.application.text()
            + R"(","revision":1,"decision":"send_back","reason":"document_missing","note":{"zh":"请带证件","en":""}}]})");
    REQUIRE(response.status == 200);
    auto const results = json_of(response)["results"];
    REQUIRE(results.size() == 4);
    CHECK(results[0]["ok"] == true);
    CHECK(results[0]["state"] == "approved");
    CHECK(results[0]["number"].get<std::string>().size() == 8);
    CHECK(results[1]["code"] == "incomplete");
    CHECK(results[2]["code"] == "changed");
    CHECK(results[3]["state"] == "sent_back");
    CHECK(json_of(desk.get("/v1/staff/applications"))["counts"] == nlohmann::json{{"approved", 1}, {"sent_back", 1}});
    for (auto const* const body : {"{}", R"({"decisions":[]})", R"({"decisions":[{"id":"a"}]})",
             R"({"decisions":[{"id":"a","revision":1,"decision":"approve","fix":["heart"]}]})", "[]"})
        CHECK(desk.post("/v1/staff/applications/decisions", body).status == 400);
}

TEST_CASE("staff joining: the list goes on where it ended, and is searched by what is masked", "[api]")
{
    TestDesk desk;
    for (int i = 0; i < 5; ++i) {
        JoiningPerson person;
        person.application = ApplicationId::make("01934f2e-9d6b-7c1a-8b2d-00000000000" + std::to_string(i));
        person.member = MemberId::make("m-p" + std::to_string(i));
        person.card = CardId::make("001122334455660" + std::to_string(i));
        person.phone = "1380013700" + std::to_string(i);
        desk.submit(person);
    }
    desk.as("lin");
    std::set<std::string> seen;
    std::string next;
    do {
        auto const page = json_of(
            desk.get("/v1/staff/applications", "?state=submitted&limit=2" + (next.empty() ? "" : "&before=" + next)));
        for (auto const& each : page["applications"]) CHECK(seen.insert(each["id"]).second);
        next = page.value("next", "");
    } while (!next.empty());
    CHECK(seen.size() == 5);
    CHECK(json_of(desk.get("/v1/staff/applications", "?q=7003"))["applications"].size() == 1);
    CHECK(json_of(desk.get("/v1/staff/applications", "?q=%E9%99%88"))["applications"].size() == 5);
    CHECK(json_of(desk.get("/v1/staff/applications", "?q=%E7%8E%8B"))["applications"].empty());
    CHECK(json_of(desk.get("/v1/staff/applications", "?union=u1"))["applications"].size() == 5);
    CHECK(desk.get("/v1/staff/applications", "?union=none").status == 404);
    for (auto const* const query : {"?state=happy", "?before=x", "?limit=0", "?limit=201", "?union=%20"})
        CHECK(desk.get("/v1/staff/applications", query).status == 400);
}

TEST_CASE("staff joining: a signed form is printed, on record", "[api]")
{
    TestDesk desk;
    auto const person = desk.submit();
    desk.as("lin");
    auto const pdf = desk.get("/v1/staff/applications/" + person.application.text() + "/form.pdf");
    REQUIRE(pdf.status == 200);
    CHECK(test::field(pdf, "content-type") == "application/pdf");
    CHECK(pdf.body.starts_with("%PDF"));
    CHECK(desk.audit()[0]["action"] == "print_form");
}

TEST_CASE("staff joining: each role opens its own doors, and reads what it may change", "[api]")
{
    TestDesk desk;
    auto const person = desk.submit();
    auto const id = person.application.text();
    struct Door {
        std::string roles, method, path;
    };
    std::vector<Door> const doors{{"figures", "GET", "/v1/staff/today"},
        {"figures enrollment district services", "GET", "/v1/staff/unions"},
        {"figures district", "GET", "/v1/staff/places"}, {"figures district", "GET", "/v1/staff/routing-rules"},
        {"figures district", "GET", "/v1/staff/volunteers"}, {"enrollment", "GET", "/v1/staff/applications"},
        {"enrollment", "POST", "/v1/staff/applications/" + id + "/open"},
        {"enrollment", "POST", "/v1/staff/applications/decisions"},
        {"enrollment", "GET", "/v1/staff/applications/" + id + "/form.pdf"},
        {"enrollment district services", "GET", "/v1/staff/members"},
        {"enrollment", "POST", "/v1/staff/members/m1000001/card"}, {"district", "PUT", "/v1/staff/unions/u1"},
        {"district", "PUT", "/v1/staff/employers/e1"}, {"district", "PUT", "/v1/staff/communities/c1"},
        {"district", "PUT", "/v1/staff/routing-rules"}, {"district", "POST", "/v1/staff/members/merge"},
        {"district", "POST", "/v1/staff/volunteers"}, {"district", "DELETE", "/v1/staff/volunteers/m1000001"},
        {"district", "GET", "/v1/staff/audit"}, {"district", "POST", "/v1/staff/kiosks/none/revoke"},
        {"district", "POST", "/v1/staff/join-tickets"}, {"figures district", "GET", "/v1/staff/kiosks"}};
    for (auto const* const role : {"figures", "enrollment", "district", "services"}) {
        desk.as(role, "[\"" + std::string{role} + "\"]");
        for (auto const& door : doors) {
            INFO(role << " at " << door.method << " " << door.path);
            auto const status = desk.ask(door.method, door.path, "{}").status;
            CHECK((status != 403) == (door.roles.find(role) != std::string::npos));
        }
    }
    // Every route of the staff but the session's own asks for a role, and stands above.
    for (auto const& route : desk.hub.hub().routes()) {
        if (route.caller != Caller::Staff || route.pattern.ends_with("/session")) continue;
        INFO(route.method << " " << route.pattern);
        CHECK(!route.roles.empty());
    }
}

TEST_CASE("staff joining: members are found, and cards given and taken", "[api]")
{
    TestDesk desk;
    desk.as("lin");
    auto const number = MemberNumber::of_serial(1'000'001).text();
    for (auto const& query : {"?q=" + number, std::string{"?q=1234"}, std::string{"?q=%E9%99%88&union=u1&limit=1"}}) {
        INFO(query);
        auto const found = json_of(desk.get("/v1/staff/members", query))["members"];
        REQUIRE(found.size() == 1);
        CHECK(found[0]["name"] == "陈**");
    }
    auto const issued = desk.post("/v1/staff/members/m1000001/card", R"({"action":"reissue","reason":"lost"})");
    REQUIRE(issued.status == 200);
    CHECK_THAT(json_of(issued)["credential"].get<std::string>(), Catch::Matchers::StartsWith("YZ1:"));
    CHECK(json_of(issued)["qr"]["rows"].size() == json_of(issued)["qr"]["size"]);
    auto const revoked = desk.post("/v1/staff/members/m1000001/card", R"({"action":"revoke","reason":"lost"})");
    CHECK(revoked.status == 200);
    CHECK(desk.post("/v1/staff/members/m1000001/card", R"({"action":"revoke","reason":"lost"})").status == 404);
    auto const suspended = desk.post("/v1/staff/members/m1000002/card", R"({"action":"reissue","reason":"lost"})");
    CHECK(suspended.status == 403);
    CHECK(desk.audit()[0]["action"] == "revoke_card");
    CHECK(desk.audit()[1]["action"] == "reissue_card");
    CHECK(desk.post("/v1/staff/members/merge", R"({"kept":"m1000001","dropped":"m1000002"})").status == 200);
    auto const merged = json_of(desk.get("/v1/staff/members", "?q=" + MemberNumber::of_serial(1'000'002).text()));
    CHECK(merged["members"][0]["id"] == "m1000001");
}

TEST_CASE("staff joining: a volunteer gets a card and a PIN that is not easy", "[api]")
{
    TestDesk desk;
    desk.as("lin");
    auto const body = [](std::string const& pin) {
        return R"({"member":"m1000001","pin":")" + pin + R"(","until":"2027-01-01T00:00:00Z","stations":["s1"]})";
    };
    CHECK(desk.post("/v1/staff/volunteers", body("123456")).status == 422);
    CHECK(desk.post("/v1/staff/volunteers", body("12345")).status == 400);
    auto const made = desk.post("/v1/staff/volunteers", body("407813"));
    REQUIRE(made.status == 200);
    auto const code = json_of(made)["credential"].get<std::string>();
    auto const row = desk.hub.store().feeds().find(district_channel(), FeedKind::Volunteer, "m1000001");
    REQUIRE(row->has_value());
    CHECK(check_pin(std::get<Volunteer>(**row).pin_verifier, *parse_pin("407813"), code));
    auto const listed = json_of(desk.get("/v1/staff/volunteers"))["volunteers"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["stations"] == nlohmann::json{"s1"});
    CHECK(desk.ask("DELETE", "/v1/staff/volunteers/m1000001").status == 204);
    CHECK(desk.ask("DELETE", "/v1/staff/volunteers/m1000001").status == 404);
    CHECK(desk.audit()[0]["action"] == "dismiss_volunteer");
}

TEST_CASE("staff joining: unions, places and rules are kept, and faulty rules named", "[api]")
{
    TestDesk desk;
    desk.as("lin");
    CHECK(desk.ask("PUT", "/v1/staff/unions/u9",
                  R"({"name":{"zh":"新工会","en":""},"parent":"u1","level":"firm","dues_fen":500})")
              .status
        == 204);
    CHECK(desk.ask("PUT", "/v1/staff/unions/u9", R"({"name":{"zh":"新工会","en":""},"parent":"u9","level":"firm"})")
              .status
        == 400);
    CHECK(json_of(desk.get("/v1/staff/unions"))["unions"].size() == 2);
    CHECK(desk.ask("PUT", "/v1/staff/employers/e1",
                  R"({"name":{"zh":"鸿运货运","en":""},"initials":"hyhy","park":"xiapu","union":"u9"})")
              .status
        == 204);
    CHECK(desk.ask("PUT", "/v1/staff/employers/e2", R"({"name":{"zh":"甲","en":""},"initials":"ABC"})").status == 400);
    CHECK(
        desk.ask("PUT", "/v1/staff/communities/c1", R"({"name":{"zh":"城湾","en":""},"initials":"cw"})").status == 204);
    auto const places = json_of(desk.get("/v1/staff/places"));
    CHECK(places["employers"][0]["park"] == "xiapu");
    CHECK(places["communities"][0]["id"] == "c1");
    auto const rules = [](std::string const& to) {
        return R"({"rules":[{"id":"r1","route":"line","order":1,"occupations":["courier"],"employers":[],"parks":[],)"
               R"("communities":[],"union":")"
            + to + R"(","reason":{"zh":"您是{occupation}","en":"You are a {occupation}"}}]})";
    };
    CHECK(json_of(desk.ask("PUT", "/v1/staff/routing-rules", rules("u9")))["rules"].size() == 1);
    auto const faulty = desk.ask("PUT", "/v1/staff/routing-rules", rules("none"));
    CHECK(faulty.status == 422);
    CHECK(json_of(faulty)["faults"] == nlohmann::json::parse(R"([{"rule":"r1","kind":"unknown_union"}])"));
    CHECK(json_of(desk.get("/v1/staff/routing-rules"))["rules"][0]["union"] == "u9");
    auto const audit = desk.audit();
    CHECK(audit[0]["action"] == "put_routing_rules");
    CHECK(audit.size() == 4);
}

TEST_CASE("staff joining: a revoked kiosk is believed no more, until it joins again", "[api]")
{
    TestDesk desk;
    desk.as("lin");
    auto const certificate = [&] {
        return desk.hub.store().feeds().find(district_channel(), FeedKind::KioskCertificate, desk.kiosk.id.text());
    };
    CHECK(certificate()->has_value());
    CHECK(desk.post("/v1/staff/kiosks/" + desk.kiosk.id.text() + "/revoke").status == 204);
    CHECK_FALSE(certificate()->has_value());
    CHECK(json_of(desk.get("/v1/staff/kiosks"))["kiosks"][0]["revoked"] == true);
    CHECK(desk.hub.ask(desk.kiosk.upload_guests(1, 1)).status == 401);
    desk.hub.restart();
    CHECK(desk.hub.ask(desk.kiosk.upload_guests(1, 1)).status == 401);
    CHECK_FALSE(certificate()->has_value());
    desk.kiosk.join(desk.hub);
    CHECK(desk.hub.ask(desk.kiosk.upload_guests(1, 1)).status == 200);
    CHECK(certificate()->has_value());
}

TEST_CASE("staff joining: nothing that says who somebody is lies on the hub's disk in clear", "[api]")
{
    TestDesk desk;
    auto const person = desk.submit();
    desk.as("lin");
    CHECK(desk.post("/v1/staff/applications/" + person.application.text() + "/open").status == 200);
    CHECK(desk.get("/v1/staff/applications/" + person.application.text() + "/form.pdf").status == 200);
    CHECK(desk.decide(person.application.text(), 1, R"("decision":"approve")")["ok"] == true);
    std::size_t bytes = 0;
    for (auto const& file : std::filesystem::directory_iterator{desk.hub.folder.path()}) {
        auto const content = whole_file(file.path());
        bytes += content.size();
        INFO(file.path());
        for (auto const& secret : {person.name, person.document, person.phone, std::string{"鸿运货运"}})
            CHECK(content.find(secret) == std::string::npos);
    }
    CHECK(bytes > 100'000); // it looked at something
}
