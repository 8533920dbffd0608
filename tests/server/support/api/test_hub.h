// A whole hub over SQLite in a temporary folder, with no socket and no thread: a request goes in, its answer comes out,
// time stands still unless a test moves it.
#pragma once

#include "server/api/hub.h"
#include "server/staff/file_accounts.h"
#include "server/store/hub_store.h"
#include "shared/platform/log.h"
#include "shared/protocol/http_signature.h"
#include "shared/protocol/join_ticket.h"
#include "shared/protocol/json_reading.h"
#include "tests/support/fake_clock.h"
#include "tests/support/manual_executor.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <optional>

namespace yizhan::test {

inline std::string field(HttpResponse const& response, std::string_view name)
{
    return std::string{find_field(response.fields, name).value_or("")};
}
inline nlohmann::json json_of(HttpResponse const& response) { return nlohmann::json::parse(response.body); }

class TestHub {
public:
    static constexpr std::string_view operator_secret = "the-operator";
    static constexpr PasswordCost cheap{1, 8};

    TestHub()
    {
        log::set_level(log::Level::Error);
        open();
        seed();
    }

    // The answer, once everything that is due now has run; nothing when it needs more time.
    std::optional<HttpResponse> try_ask(HttpRequest request)
    {
        auto const answer = std::make_shared<std::optional<HttpResponse>>();
        if (request.authority.empty()) request.authority = "hub.test";
        m_hub->handle(std::move(request), [answer](HttpResponse response) {
            CHECK_FALSE(*answer); // never two answers
            *answer = std::move(response);
        });
        executor.run_ready();
        return *answer;
    }
    HttpResponse ask(HttpRequest request)
    {
        auto const answer = try_ask(std::move(request));
        REQUIRE(answer);
        return *answer;
    }
    HttpResponse get(std::string path, std::string query = {}, HttpFields fields = {})
    {
        return ask({"GET", {}, std::move(path), std::move(query), std::move(fields), {}, "192.0.2.1"});
    }
    HttpResponse post(std::string path, std::string body, HttpFields fields = {}, std::string peer = "192.0.2.1")
    {
        return ask({"POST", {}, std::move(path), {}, std::move(fields), std::move(body), std::move(peer)});
    }
    void pass(Millis time) { executor.run_for(time); }

    JoinTicket ticket(std::string_view station = "s1")
    {
        auto const response
            = post("/v1/operator/join-tickets", "{\"station\":\"" + std::string{station} + "\"}", operator_fields());
        REQUIRE(response.status == 200);
        return *parse_join_ticket(json_of(response)["ticket"].get<std::string>());
    }
    static HttpFields operator_fields() { return {{"authorization", "Bearer " + std::string{operator_secret}}}; }

    // As after a crash and a restart: only what is on the disk is left.
    void restart()
    {
        executor.drop_all();
        m_hub = nullptr;
        m_store = nullptr;
        open();
    }

    Hub& hub() { return *m_hub; }
    HubKeys& keys() { return *m_keys; }
    HubStore& store() { return *m_store; }
    VerifyKey const& key() const { return m_hub->verify_key(); }

    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};
    SeededRandom random{11, "hub"};
    TempDir folder;

    static Member member(std::uint32_t serial, std::string tail, MemberStatus status = MemberStatus::Active)
    {
        Member out;
        out.id = MemberId::make("m" + std::to_string(serial));
        out.number = MemberNumber::of_serial(serial);
        out.masked_name = "陈**";
        out.phone = PhoneKey{std::move(tail), 'c'};
        out.union_id = UnionId::make("u1");
        out.occupation = Occupation::TruckDriver;
        out.status = status;
        out.points = 35;
        return out;
    }

private:
    void open()
    {
        m_store = std::move(*HubStore::open({(folder / "hub.db").string(), ""}, random));
        m_accounts = std::move(*FileAccounts::open(m_files, folder / "accounts.json"));
        m_keys = std::move(*HubKeys::open(m_files, folder.path(), random, clock.wall()));
        HubPorts const ports{m_store->events(), m_store->kiosks(), m_store->feeds(), m_store->projections(),
            m_store->figures(), *m_accounts, m_store->applications(), m_store->audit(), m_store->cards(),
            m_store->members(), m_store->work(), *m_keys, m_store->services()};
        HubSettings const settings{"http://hub.test", {}, cheap, blake2b(as_bytes(operator_secret))};
        WebPages pages{{{"index.html", "<desk>"}, {"phone.html", "<phone>"}, {"assets/desk-abc.js", "run()"},
            {"assets/desk-abc.css", "a{}"}}};
        SigningKey key{*Secret::from_bytes(Bytes(32, 9))};
        auto hub = Hub::open(
            ports, {clock, random, executor, executor, executor}, settings, std::move(key), std::move(pages));
        REQUIRE(hub);
        m_hub = std::move(*hub);
    }
    void seed()
    {
        auto& feeds = m_store->feeds();
        std::vector<FeedRow> const district{IssuerKeyRow{{0, 1}, {}},
            Union{UnionId::make("u1"), {"霞浦货运行业联合工会", "Xiapu Haulage Union"}}, member(1'000'001, "1234"),
            member(1'000'002, "5678", MemberStatus::Suspended)};
        REQUIRE(feeds.put(district_channel(), district));
        for (auto const* const id : {"s1", "s2"}) {
            std::vector<FeedRow> const rows{Station{StationId::make(id), {"霞浦集卡司机驿站", "Xiapu"},
                                                {"园区", "Park"}, {"全天", "All day"}, 4, 5},
                Amenity{AmenityId::make("hot-water"), AmenityKind::Counted, {"热水", "Hot water"}, {"有", "Yes"},
                    "local_drink", Tint::Teal, 1, true}};
            REQUIRE(feeds.put(station_channel(StationId::make(id)), rows));
        }
    }

    SystemFiles m_files;
    std::unique_ptr<HubStore> m_store;
    std::optional<FileAccounts> m_accounts;
    std::optional<HubKeys> m_keys;
    std::unique_ptr<Hub> m_hub;
};

} // namespace yizhan::test
