// An answer that the hub did not sign for this very request is no answer.
#include "tests/kiosk/sync/sync_station.h"

#include "shared/protocol/http_signature.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

using Spoil = std::function<HttpResponse(HttpRequest const&, HttpResponse)>;

// The first upload's answer comes back spoilt; the event must still count as waiting, and arrive once later.
void check_is_no_acknowledgement(Spoil const& spoil)
{
    SyncStation station;
    bool spoilt = false;
    station.transport.script = [&](HttpRequest const& request) {
        auto answer = station.hub.answer(request);
        if (!request.path.ends_with("/events") || std::exchange(spoilt, true)) return answer;
        return spoil(request, std::move(answer));
    };
    station.start();
    station.tap();
    station.run_for(500ms);
    CHECK(station.transport.count("/events") == 1);
    CHECK(station.journal.waiting() == 1);
    CHECK_FALSE(station.state.reachable);
    station.run_for(10s);
    CHECK(station.journal.waiting() == 0);
    CHECK(station.at_hub() == station.journal.current().events);
}

} // namespace

TEST_CASE("an answer cut at any byte is no acknowledgement", "[sync]")
{
    std::size_t length = 1;
    for (std::size_t cut = 0; cut < length; ++cut) {
        check_is_no_acknowledgement([&](auto const&, HttpResponse answer) {
            length = answer.body.size();
            answer.body.resize(cut);
            return answer;
        });
    }
    CHECK(length > 50);
}

TEST_CASE("an answer with any one byte altered is no acknowledgement", "[sync]")
{
    std::size_t length = 1;
    for (std::size_t at = 0; at < length; ++at) {
        check_is_no_acknowledgement([&](auto const&, HttpResponse answer) {
            length = answer.body.size();
            answer.body[at] = static_cast<char>(answer.body[at] ^ 1);
            return answer;
        });
    }
}

TEST_CASE("an answer that lacks any of its signed fields is no acknowledgement", "[sync]")
{
    for (auto const* name : {"content-digest", "signature-input", "signature"}) {
        INFO(name);
        check_is_no_acknowledgement([&](auto const&, HttpResponse answer) {
            std::erase_if(answer.fields, [&](auto const& field) { return field.first == name; });
            return answer;
        });
    }
}

TEST_CASE("a captive portal's page is no acknowledgement", "[sync]")
{
    check_is_no_acknowledgement([](auto const&, auto const&) {
        return HttpResponse{200, {{"content-type", "text/html"}}, "<html>Welcome! Please log in.</html>"};
    });
}

TEST_CASE("a good answer under another status is no acknowledgement", "[sync]")
{
    check_is_no_acknowledgement([](auto const&, HttpResponse answer) {
        answer.status = 201;
        return answer;
    });
}

TEST_CASE("an answer signed by another key is no acknowledgement", "[sync]")
{
    check_is_no_acknowledgement([](HttpRequest const& request, HttpResponse const& answer) {
        HttpResponse forged{200, {}, answer.body};
        REQUIRE(sign_response(forged, request, signing_key(66), UtcMs{0}));
        return forged;
    });
}

TEST_CASE("an answer given to an earlier request is no acknowledgement of a later one", "[sync]")
{
    SyncStation station;
    std::optional<HttpResponse> earlier;
    station.transport.script = [&](HttpRequest const& request) {
        auto answer = station.hub.answer(request);
        if (!request.path.ends_with("/events")) return answer;
        if (!earlier) earlier = answer;
        return *earlier;
    };
    station.start();
    station.tap();
    station.run_for(1s);
    CHECK(station.journal.waiting() == 0);
    station.tap();
    station.run_for(2min);
    CHECK(station.journal.waiting() == 1);
}

TEST_CASE("a signed answer that makes no sense is no acknowledgement, and not asked for in a hurry", "[sync]")
{
    std::string const epoch = R"("hub_time":"2026-11-24T08:00:00.000Z","log_epoch":"log-1",)";
    for (auto const& body :
        {std::string{"{}"}, std::string{"[]"}, std::string(100'000, '['),
            "{" + epoch
                + R"("incarnation":"00000000000000ff","accepted":9,"safe":9,"quarantined":[],"forked":[],"gaps":[]})",
            "{" + epoch
                + R"("incarnation":"00000000000000a1","accepted":1,"safe":9,"quarantined":[],"forked":[],"gaps":[]})"}) {
        SyncStation station;
        station.transport.script = [&](HttpRequest const& request) {
            return request.path.ends_with("/events") ? station.hub.signed_reply(request, 200, body)
                                                     : station.hub.answer(request);
        };
        station.start();
        station.tap();
        station.run_for(10min);
        CHECK(station.journal.waiting() == 1);
        CHECK(station.transport.count("/events") < 25);
    }
}

TEST_CASE("a kiosk whose clock died is heard, and learns the time from the answer", "[sync]")
{
    for (auto const wall : {UtcMs{0}, UtcMs{4'000'000'000'000}}) {
        SyncStation station;
        station.machine_clock.set_wall(wall);
        station.start();
        station.tap();
        station.run_for(5s);
        CHECK(station.journal.waiting() == 0);
        CHECK(station.clock.now().quality == TimeQuality::Agreed);
        CHECK(std::chrono::abs(station.clock.now().time - station.hub.now) < 6s);
    }
}
