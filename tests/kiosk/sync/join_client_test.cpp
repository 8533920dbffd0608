// Joining a hub by a ticket, and keeping what it gives.
#include "kiosk/sync/identity_file.h"
#include "kiosk/sync/join_client.h"
#include "shared/protocol/http_signature.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/sealed_box.h"
#include "shared/protocol/sync_messages.h"
#include "tests/kiosk/sync/sync_station.h"
#include "tests/shared/protocol/test_keys.h"
#include "tests/support/sim_files.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using namespace yizhan::test;
using namespace std::chrono_literals;

namespace {

Bytes const check_in_key(Secret::size, 0x42);

// The hub's side of joining: a ticket is used up by the first key that brings it.
struct Joining {
    Joining()
    {
        transport.script = [this](HttpRequest const& request) { return answer(request); };
    }

    HttpResponse answer(HttpRequest const& request)
    {
        auto const asked = decode_join_request(request.body);
        REQUIRE(asked);
        auto const key = *VerifyKey::from_bytes(asked->verify_key);
        REQUIRE(verify_request(request, [&](std::string_view) { return std::optional{key}; }));
        last = *asked;
        HttpResponse response;
        if (used_by && !(*used_by == key)) {
            response = to_response(problem_of(ErrorCode::Conflict));
        } else {
            used_by = key;
            JoinReply reply{UtcMs{1'795'507'200'000}, asked->kiosk.value_or(KioskId::make("k7")), StationId::make("s1"),
                {{{1, 2}, {}}}, *seal_for(key, check_in_key)};
            response.body = encode(reply);
        }
        REQUIRE(sign_response(response, request, signing_key(9), UtcMs{1'795'507'200'000}));
        return response;
    }

    void join(std::optional<KioskId> known = std::nullopt)
    {
        results.clear();
        client.join(ticket, "kiosk-host", std::move(known),
            [this](Result<KioskIdentity> result) { results.push_back(std::move(result)); });
        executor.run_for(5min);
        REQUIRE(results.size() == 1);
    }

    ManualExecutor executor;
    FakeClock machine_clock;
    ForgetfulMemory memory;
    KioskClock clock{machine_clock, memory, UtcMs{0}};
    SeededRandom random{1, "join"};
    ScriptedTransport transport{executor};
    JoinClient client{{transport, executor, random, clock}};
    std::string ticket = *format_join_ticket({{1, 2, 3}, signing_key(9).verify_key(), "http://hub.test:8080"});
    std::optional<VerifyKey> used_by;
    JoinRequest last;
    std::vector<Result<KioskIdentity>> results;
};

} // namespace

TEST_CASE("a ticket makes a kiosk of a bare machine", "[sync]")
{
    Joining joining;
    joining.join();
    auto const& identity = *joining.results[0];
    CHECK(identity.kiosk == KioskId::make("k7"));
    CHECK(identity.station == StationId::make("s1"));
    CHECK(identity.hub_url == "http://hub.test:8080");
    CHECK(identity.hub_key == signing_key(9).verify_key());
    CHECK(identity.key.verify_key() == joining.used_by);
    CHECK(as_text(identity.check_in_key.bytes()) == as_text(check_in_key));
    CHECK(identity.issuer_keys.size() == 1);
    CHECK(joining.last.machine == "kiosk-host");
    CHECK_FALSE(joining.last.kiosk);
    CHECK(joining.clock.now().quality == TimeQuality::Agreed);
}

TEST_CASE("a kiosk that joins again keeps its name", "[sync]")
{
    Joining joining;
    joining.join(KioskId::make("k3"));
    CHECK(joining.results[0]->kiosk == KioskId::make("k3"));
}

TEST_CASE("a lost answer wastes no ticket: the next try goes with the same key", "[sync]")
{
    Joining joining;
    int tries = 0;
    joining.transport.script = [&](HttpRequest const& request) -> std::optional<Result<HttpResponse>> {
        auto answer = joining.answer(request);
        if (++tries <= 7) return std::nullopt;
        return answer;
    };
    joining.join();
    CHECK(joining.results[0].error().code == ErrorCode::Unavailable);
    CHECK(tries == JoinClient::most_tries);
    joining.join();
    CHECK(joining.results[0]);
}

TEST_CASE("only the ticket's own hub can answer", "[sync]")
{
    Joining joining;
    joining.transport.script = [&](HttpRequest const& request) {
        auto answer = joining.answer(request);
        HttpResponse forged{200, {}, answer.body};
        REQUIRE(sign_response(forged, request, signing_key(66), UtcMs{0}));
        return forged;
    };
    joining.join();
    CHECK(joining.results[0].error().code == ErrorCode::Unavailable);
}

TEST_CASE("a used ticket is refused at once", "[sync]")
{
    Joining joining;
    joining.used_by = signing_key(5).verify_key();
    joining.join();
    CHECK(joining.results[0].error().code == ErrorCode::Conflict);
    CHECK(joining.transport.sent.size() == 1);
}

TEST_CASE("what is no ticket is not sent anywhere", "[sync]")
{
    Joining joining;
    joining.ticket.pop_back();
    joining.join();
    CHECK(joining.results[0].error().code == ErrorCode::InvalidInput);
    CHECK(joining.transport.sent.empty());
}

TEST_CASE("a second scan while joining is under way is told to wait", "[sync]")
{
    Joining joining;
    std::optional<ErrorCode> code;
    bool joined = false;
    joining.client.join(joining.ticket, "host", std::nullopt, [&](Result<KioskIdentity> result) { joined = !!result; });
    joining.client.join(
        joining.ticket, "host", std::nullopt, [&](Result<KioskIdentity> result) { code = result.error().code; });
    joining.executor.run_for(1min);
    CHECK(code == ErrorCode::Busy);
    CHECK(joined);
}

TEST_CASE("an identity comes back from its file as it went in", "[sync]")
{
    CrashDisk disk{1};
    SimFiles files{disk};
    auto identity = ModelHub::identity();
    identity.issuer_keys = {{{0xab, 0xcd}, {1, 2, 3}}, {{0, 1}, {}}};
    REQUIRE(store_identity(files, "identity.json", identity));
    disk.restart(Restart::PowerCut);
    auto const loaded = load_identity(files, "identity.json");
    REQUIRE(loaded);
    CHECK(loaded->kiosk == identity.kiosk);
    CHECK(loaded->station == identity.station);
    CHECK(loaded->key.verify_key() == identity.key.verify_key());
    CHECK(loaded->hub_key == identity.hub_key);
    CHECK(loaded->hub_url == identity.hub_url);
    CHECK(as_text(loaded->check_in_key.bytes()) == as_text(identity.check_in_key.bytes()));
    CHECK(loaded->issuer_keys == identity.issuer_keys);
}

TEST_CASE("a file that is not whole or not ours is no identity", "[sync]")
{
    CrashDisk disk{1};
    SimFiles files{disk};
    CHECK(load_identity(files, "identity.json").error().code == ErrorCode::NotFound);
    REQUIRE(store_identity(files, "identity.json", ModelHub::identity()));
    auto const good = *files.read("identity.json");
    for (std::size_t length = 0; length < good.size(); ++length) {
        REQUIRE(files.write_durably("identity.json", good.substr(0, length)));
        CHECK_FALSE(load_identity(files, "identity.json"));
    }
    auto newer = good;
    newer.replace(newer.find(":1,"), 3, ":2,");
    REQUIRE(files.write_durably("identity.json", newer));
    CHECK(load_identity(files, "identity.json").error().code == ErrorCode::Unsupported);
    auto more = good;
    more.insert(1, R"("extra":1,)");
    REQUIRE(files.write_durably("identity.json", more));
    CHECK(load_identity(files, "identity.json").error().code == ErrorCode::InvalidInput);
}
