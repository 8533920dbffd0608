#include "tests/server/support/api/test_kiosk.h"

using namespace yizhan;
using Catch::Matchers::Contains;
using test::TestHub;

namespace {

std::string with_segment(std::string_view pattern)
{
    std::string path{pattern};
    for (auto star = path.find('*'); star != std::string::npos; star = path.find('*'))
        path.replace(star, 1, "anything");
    return path;
}

} // namespace

TEST_CASE("routes: nobody gets past a route without the credential that it asks for", "[api]")
{
    TestHub hub;
    int guarded = 0;
    for (auto const& route : hub.hub().routes()) {
        INFO(route.method << " " << route.pattern);
        auto const response
            = hub.ask({std::string{route.method}, {}, with_segment(route.pattern), {}, {}, "{}", "192.0.2.1"});
        if (route.caller == Caller::Anyone) {
            CHECK(response.status != 401);
            continue;
        }
        ++guarded;
        CHECK((response.status == 401 || response.status == 403));
        CHECK(test::field(response, "content-type") == "application/problem+json");
    }
    CHECK(guarded >= 15);
}

TEST_CASE("routes: a credential of one kind opens no door of another", "[api]")
{
    TestHub hub;
    test::TestKiosk kiosk;
    kiosk.join(hub);
    for (auto const& route : hub.hub().routes()) {
        if (route.caller == Caller::Anyone) continue;
        INFO(route.method << " " << route.pattern);
        auto const path = with_segment(route.pattern);
        if (route.caller != Caller::Kiosk && route.caller != Caller::JoiningKiosk) {
            auto const signed_one = hub.ask(kiosk.signed_request(
                std::string{route.method}, path, {}, "{}", {{"content-type", "application/json"}}));
            CHECK((signed_one.status == 401 || signed_one.status == 403));
        }
        if (route.caller != Caller::Operator) {
            auto const by_operator
                = hub.ask({std::string{route.method}, {}, path, {}, TestHub::operator_fields(), "{}", ""});
            CHECK((by_operator.status == 401 || by_operator.status == 403));
        }
    }
}

TEST_CASE("routes: a path that is not there, and a method that it has not", "[api]")
{
    TestHub hub;
    CHECK(hub.get("/v1/nothing").status == 404);
    CHECK(hub.get("/v1/health/").status == 404);
    CHECK(hub.get("/v1/kiosks/a/b/events").status == 404);
    auto const response = hub.post("/v1/health", "");
    CHECK(response.status == 405);
    CHECK(test::field(response, "allow") == "GET");
    auto const several = hub.ask({"PUT", {}, "/v1/staff/session", {}, {}, {}, {}});
    CHECK(test::field(several, "allow") == "POST, GET, DELETE");
}

TEST_CASE("routes: every problem has both sentences and says nothing of its cause", "[api]")
{
    TestHub hub;
    auto const problem = test::json_of(hub.get("/v1/staff/today"));
    CHECK(problem["status"] == 401);
    CHECK(problem["code"] == "unauthorised");
    CHECK_FALSE(problem["detail"].get<std::string>().empty());
    CHECK_FALSE(problem["detail_zh"].get<std::string>().empty());
    CHECK(problem.size() == 6); // type, title, status, code and the two
}

TEST_CASE("routes: only uploads are large", "[api]")
{
    TestHub hub;
    std::string const large(Gates::small_body_bytes + 1, ' ');
    for (auto const* const path : {"/v1/join", "/v1/phone/check-ins", "/v1/staff/session", "/v1/operator/accounts"})
        CHECK(hub.post(path, large).status == 413);
}

TEST_CASE("health: it says that the hub works, which log it has and how many events", "[api]")
{
    TestHub hub;
    test::TestKiosk kiosk;
    kiosk.join(hub);
    hub.ask(kiosk.upload_guests(1, 3));
    auto const health = test::json_of(hub.get("/v1/health"));
    CHECK(health["ok"] == true);
    CHECK(health["events"] == 3);
    CHECK(health["log_epoch"].get<std::string>() == hub.store().events().log_epoch());
}

TEST_CASE("pages: the desk, the phone page behind any token, and hashed files", "[api]")
{
    TestHub hub;
    auto const desk = hub.get("/");
    CHECK(desk.body == "<desk>");
    CHECK(test::field(desk, "content-type") == "text/html; charset=utf-8");
    CHECK(test::field(desk, "cache-control") == "no-cache");
    CHECK(test::field(desk, "content-security-policy")
        == "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src "
           "'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    CHECK(test::field(desk, "x-content-type-options") == "nosniff");
    CHECK(test::field(desk, "referrer-policy") == "no-referrer");
    auto const phone = hub.get("/c/k1.59850240.AAAAAAAAAAAAAAAA");
    CHECK(phone.body == "<phone>");
    CHECK_THAT(test::field(phone, "content-security-policy"), Contains("default-src 'none'"));
    auto const script = hub.get("/assets/desk-abc.js");
    CHECK(script.body == "run()");
    CHECK(test::field(script, "content-type") == "text/javascript; charset=utf-8");
    CHECK_THAT(test::field(script, "cache-control"), Contains("immutable"));
    CHECK(test::field(hub.get("/assets/desk-abc.css"), "content-type") == "text/css; charset=utf-8");
}

TEST_CASE("pages: nothing leads out of the built pages", "[api]")
{
    TestHub hub;
    for (auto const* const path : {"/assets/../hub.key", "/assets/..%2f..%2fhub.key", "/assets/%2e%2e/hub.key",
             "/assets/", "/assets/x.js", "/index.html", "/hub.key", "//etc/passwd", "/assets/desk-abc.js/..", "/c/",
             "/c/a/b", "/..", "/assets/desk-abc.js%00"}) {
        INFO(path);
        CHECK(hub.get(path).status == 404);
    }
}
