#include "tests/server/support/api/test_kiosk.h"

using namespace yizhan;
using test::TestHub;
using test::TestKiosk;

namespace {

UploadReply reply_to(TestHub& hub, TestKiosk const& kiosk, HttpRequest const& request)
{
    auto const response = hub.ask(request);
    REQUIRE(response.status == 200);
    REQUIRE(kiosk.believes(hub, response, request));
    auto reply = decode_upload_reply(response.body);
    REQUIRE(reply);
    return *reply;
}

std::uint64_t stored(TestHub& hub) { return *hub.store().events().event_count(); }

} // namespace

TEST_CASE("upload: what is answered is committed, and the answer is signed and tells the time", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto const reply = reply_to(hub, kiosk, kiosk.upload_guests(1, 500));
    CHECK(reply.accepted == 500);
    CHECK(reply.safe == 0);
    CHECK(reply.hub_time == hub.clock.wall());
    CHECK(reply.log_epoch == hub.store().events().log_epoch());
    CHECK(reply.incarnation == kiosk.incarnation);
    hub.restart();
    CHECK(stored(hub) == 500);
}

TEST_CASE("upload: a lost reply, a restart between, an overlap and another order change nothing", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto const batch = kiosk.upload_guests(1, 10);
    hub.ask(batch); // the reply is lost
    CHECK(reply_to(hub, kiosk, batch).accepted == 10);
    hub.restart();
    CHECK(reply_to(hub, kiosk, batch).accepted == 10);
    auto const ahead = reply_to(hub, kiosk, kiosk.upload_guests(21, 5));
    CHECK(ahead.accepted == 10);
    REQUIRE(ahead.gaps.size() == 1);
    CHECK(ahead.gaps[0] == SequenceGap{11, 20});
    CHECK(reply_to(hub, kiosk, kiosk.upload_guests(6, 15)).accepted == 25);
    CHECK(stored(hub) == 25);
}

TEST_CASE("upload: one bad line is kept and named, and stops none of its neighbours", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto const reply
        = reply_to(hub, kiosk, kiosk.upload(1, 3, kiosk.guest_line(1) + "not json\n" + kiosk.guest_line(3)));
    CHECK(reply.accepted == 3);
    REQUIRE(reply.quarantined.size() == 1);
    CHECK(reply.quarantined[0] == QuarantinedEvent{2, "not_json"});
    CHECK(stored(hub) == 3);
}

TEST_CASE("upload: the same place with other bytes is a fork, told and kept", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    reply_to(hub, kiosk, kiosk.upload_guests(1, 2));
    auto const reply = reply_to(hub, kiosk, kiosk.upload(2, 1, kiosk.line(2, HelpCalled{})));
    CHECK(reply.forked == std::vector<Seq>{2});
}

TEST_CASE("upload: only the kiosk of the path, with its own key and the very body, is heard", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    TestKiosk other{2};
    kiosk.join(hub);
    other.join(hub, "s2");
    auto const good = kiosk.upload_guests(1, 1);
    struct Row {
        char const* what;
        int status;
        bool is_signed; // the answer
        std::function<void(HttpRequest&)> change;
    };
    auto const without = [](std::string_view name) {
        return [name](HttpRequest& r) { std::erase_if(r.fields, [&](auto const& f) { return f.first == name; }); };
    };
    std::vector<Row> const rows{
        {"no signature", 401, false, without("signature")},
        {"no signature input", 401, false, without("signature-input")},
        {"no digest", 401, false, without("content-digest")},
        {"another method", 405, false, [](HttpRequest& r) { r.method = "GET"; }},
        {"another path", 401, false, [&](HttpRequest& r) { r.path = "/v1/kiosks/" + other.id.text() + "/events"; }},
        {"a kiosk that never joined", 401, false, [](HttpRequest& r) { r.path = "/v1/kiosks/k-nobody/events"; }},
        {"another query", 401, false, [](HttpRequest& r) { r.query += "&x=1"; }},
        {"another authority", 401, false, [](HttpRequest& r) { r.authority = "other.test"; }},
        {"another type", 401, false, [](HttpRequest& r) { set_field(r.fields, "content-type", "text/plain"); }},
        {"one bit of the body", 400, true, [](HttpRequest& r) { r.body[5] = static_cast<char>(r.body[5] ^ 1); }},
        {"a cut body", 400, true, [](HttpRequest& r) { r.body.pop_back(); }},
        {"an empty body", 401, false, [](HttpRequest& r) { r.body.clear(); }},
    };
    for (auto const& row : rows) {
        INFO(row.what);
        auto request = good;
        row.change(request);
        auto const response = hub.ask(request);
        CHECK(response.status == row.status);
        CHECK(test::json_of(response)["status"] == row.status);
        CHECK(kiosk.believes(hub, response, request) == row.is_signed);
    }
    CHECK(stored(hub) == 0);
    CHECK(hub.ask(good).status == 200);
}

TEST_CASE("upload: a body that is no batch is refused, with a signature and a reason", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto const path = "/v1/kiosks/" + kiosk.id.text() + "/events";
    UploadHead const head{kiosk.incarnation, 1, 1, {test::FakeClock::usual_wall, MonoMs{5}, BootId::make("b")}};
    HttpFields const fields{{"content-type", "application/x-ndjson"}, {"content-encoding", "zstd"}};
    auto const bomb = *compress(std::string(2U << 20, 'x'));
    struct Row {
        char const* what;
        int status;
        HttpRequest request;
    };
    std::vector<Row> const rows{
        {"not compressed", 400,
            kiosk.signed_request("POST", path, encode_upload_query(head), kiosk.guest_line(1), fields)},
        {"no head", 400, kiosk.signed_request("POST", path, "", *compress(kiosk.guest_line(1)), fields)},
        {"too many lines", 400, kiosk.upload(1, 1, kiosk.guest_line(1) + kiosk.guest_line(2))},
        {"too few lines", 400, kiosk.upload(1, 2, kiosk.guest_line(1))},
        {"a bomb", 413, kiosk.signed_request("POST", path, encode_upload_query(head), bomb, fields)},
        {"another type", 400,
            kiosk.signed_request("POST", path, encode_upload_query(head), *compress(kiosk.guest_line(1)),
                {{"content-type", "text/plain"}, {"content-encoding", "zstd"}})},
    };
    for (auto const& row : rows) {
        INFO(row.what);
        auto const response = hub.ask(row.request);
        CHECK(response.status == row.status);
        CHECK(kiosk.believes(hub, response, row.request));
    }
    CHECK(stored(hub) == 0);
}

TEST_CASE("upload: a kiosk whose clock is years off is heard all the same", "[api]")
{
    TestHub hub;
    TestKiosk kiosk;
    kiosk.join(hub);
    auto request = kiosk.upload_guests(1, 1);
    REQUIRE(sign_request(request, kiosk.key, UtcMs{0}, "nonce-2")); // 1970
    CHECK(reply_to(hub, kiosk, request).accepted == 1);
}
