// Staff at a hub: accounts with roles, signed in, and a kiosk that sends what people hand in.
#pragma once

#include "tests/server/support/api/test_kiosk.h"
#include "tests/support/joining_person.h"

namespace yizhan::test {

class TestDesk {
public:
    TestDesk() { kiosk.join(hub); }

    static HttpFields same_origin() { return {{"sec-fetch-site", "same-origin"}, {"x-requested-with", "yizhan"}}; }

    // Signs somebody in; what is asked afterwards is asked by them.
    TestDesk& as(
        std::string const& name, std::string const& roles = R"(["figures","enrollment","district","services"])")
    {
        auto const made = hub.post("/v1/operator/accounts",
            R"({"name":")" + name + R"(","password":"demo-district","roles":)" + roles + "}",
            TestHub::operator_fields());
        REQUIRE(made.status == 200);
        auto const response = hub.post("/v1/staff/session", R"({"name":")" + name + R"(","password":"demo-district"})",
            same_origin(), "192.0.2." + std::to_string(++m_peers));
        REQUIRE(response.status == 200);
        auto const set = field(response, "set-cookie");
        m_cookie = set.substr(0, set.find(';'));
        return *this;
    }
    HttpResponse get(std::string path, std::string query = {})
    {
        return hub.get(std::move(path), std::move(query), {{"cookie", m_cookie}});
    }
    HttpResponse ask(std::string method, std::string path, std::string body = {})
    {
        auto fields = same_origin();
        fields.emplace_back("cookie", m_cookie);
        return hub.ask({std::move(method), {}, std::move(path), {}, std::move(fields), std::move(body), "192.0.2.1"});
    }
    HttpResponse post(std::string path, std::string body = {}) { return ask("POST", std::move(path), std::move(body)); }

    // At the kiosk.
    void send(EventBody body)
    {
        ++m_sent;
        auto const response = hub.ask(kiosk.upload(m_sent, 1, kiosk.line(m_sent, std::move(body))));
        REQUIRE(response.status == 200);
        hub.pass(Millis{10});
    }
    EventId next_event() const { return EventId::make("e-" + std::to_string(m_sent + 1)); }
    SealingKey const& key() { return hub.keys().newest_pair().key(); }
    JoiningPerson submit(JoiningPerson person = {}, bool with_document = true)
    {
        person.kiosk = kiosk.id;
        send(person.submitted(key(), next_event(), with_document));
        return person;
    }
    nlohmann::json decide(std::string const& id, int revision, std::string const& rest)
    {
        auto const response = post("/v1/staff/applications/decisions",
            R"({"decisions":[{"id":")" + id + R"(","revision":)" + std::to_string(revision) + "," + rest + "}]}");
        REQUIRE(response.status == 200);
        return json_of(response)["results"][0];
    }
    nlohmann::json audit() { return json_of(get("/v1/staff/audit"))["entries"]; }

    TestHub hub;
    TestKiosk kiosk;

private:
    std::string m_cookie;
    Seq m_sent = 0;
    int m_peers = 10;
};

} // namespace yizhan::test
