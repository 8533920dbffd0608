#include "server/ingest/event_store.h"
#include "server/ingest/kiosk_directory.h"
#include "tests/server/support/open_hub.h"

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr UtcMs now = received;
constexpr UtcMs expiry{received.ms + 900'000};

struct Joining {
    OpenHub hub;
    std::array<std::uint8_t, 16> code{1, 2, 3};
    int made = 0;

    SigningKey key()
    {
        return SigningKey{Secret::generate([&](auto out) { hub.random().fill(out); })};
    }
    void add_ticket(std::string station = "s1")
    {
        REQUIRE(hub->kiosks().add_ticket(hash_of_code(code), StationId::make(std::move(station)), expiry));
    }
    Result<KnownKiosk> join(SigningKey const& key, std::optional<std::string> claims = {}, UtcMs at = now)
    {
        auto const claimed = claims ? std::optional{KioskId::make(*claims)} : std::nullopt;
        auto const check_in_key
            = std::make_shared<Secret const>(Secret::generate([&](auto out) { hub.random().fill(out); }));
        auto const fresh = KioskId::make("fresh-" + std::to_string(++made));
        return hub->kiosks().join({hash_of_code(code), key.verify_key(), "pc", claimed, fresh, check_in_key}, at);
    }
};

Heartbeat beat()
{
    Heartbeat beat;
    beat.incarnation = IncarnationId::make("00000000000000aa");
    beat.last_sequence = 9;
    beat.unsent = 4;
    beat.clock = {now, MonoMs{5}, BootId::make("b1")};
    beat.version = "0.1.0";
    beat.storage = "ok";
    beat.scanner = "none";
    beat.feeds = {{"district", 12}};
    return beat;
}

} // namespace

TEST_CASE("a ticket lets one kiosk in, under its own key", "[store]")
{
    Joining scene;
    scene.add_ticket();
    auto const first = scene.key();
    auto const joined = scene.join(first);
    REQUIRE(joined);
    CHECK(joined->id == KioskId::make("fresh-1"));
    CHECK(joined->station == StationId::make("s1"));
    auto const again = scene.join(first); // its reply was lost
    REQUIRE(again);
    CHECK(again->id == joined->id);
    CHECK(same_bytes(again->check_in_key->bytes(), joined->check_in_key->bytes()));
    CHECK(scene.join(scene.key()).error().code == ErrorCode::Conflict);
    KioskDirectory directory;
    REQUIRE(load(directory, scene.hub->kiosks()));
    CHECK(directory.find_by_key_id(first.verify_key().key_id())->id == joined->id);
    CHECK(directory.find(joined->id)->key == first.verify_key());
    CHECK_FALSE(directory.find_by_key_id("nobody"));
}

TEST_CASE("an unknown code and one of a quarter of an hour ago let nobody in", "[store]")
{
    Joining scene;
    CHECK(scene.join(scene.key()).error().code == ErrorCode::NotFound);
    scene.add_ticket();
    CHECK(scene.join(scene.key(), {}, expiry).error().code == ErrorCode::NotFound);
    CHECK(scene.hub->kiosks().kiosks()->empty());
}

TEST_CASE("a kiosk that joins again keeps its id", "[store]")
{
    Joining scene;
    scene.add_ticket();
    auto const key = scene.key();
    auto const id = scene.join(key)->id;
    scene.code = {9};
    SECTION("with its old key, even at another station")
    {
        scene.add_ticket("s2");
        auto const moved = scene.join(key, id.text());
        REQUIRE(moved);
        CHECK(moved->id == id);
        CHECK(moved->station == StationId::make("s2"));
    }
    SECTION("with a new key at the same station: its old key is good no longer")
    {
        scene.add_ticket("s1");
        auto const fresh = scene.key();
        REQUIRE(scene.join(fresh, id.text()));
        KioskDirectory directory;
        REQUIRE(load(directory, scene.hub->kiosks()));
        CHECK(directory.find(id)->key == fresh.verify_key());
        CHECK_FALSE(directory.find_by_key_id(key.verify_key().key_id()));
    }
    SECTION("but not with a new key at another station")
    {
        scene.add_ticket("s2");
        CHECK(scene.join(scene.key(), id.text()).error().code == ErrorCode::Refused);
    }
    CHECK(scene.hub->kiosks().kiosks()->size() == 1);
}

TEST_CASE("nobody joins under the hub's own name", "[store]")
{
    Joining scene;
    scene.add_ticket();
    CHECK(scene.join(scene.key(), hub_kiosk().text()).error().code == ErrorCode::Refused);
}

TEST_CASE("the directory follows a kiosk whose key changes, and never drops another's", "[ingest]")
{
    Joining scene;
    auto const secret
        = std::make_shared<Secret const>(Secret::generate([&](auto out) { scene.hub.random().fill(out); }));
    auto const a = scene.key();
    auto const b = scene.key();
    auto const kiosk = [&](std::string id, SigningKey const& key) {
        return KnownKiosk{KioskId::make(std::move(id)), StationId::make("s1"), key.verify_key(), secret, "pc"};
    };
    KioskDirectory directory;
    directory.put(kiosk("k1", a));
    directory.put(kiosk("k2", a)); // the key moves on
    directory.put(kiosk("k1", b));
    CHECK(directory.find_by_key_id(a.verify_key().key_id())->id == KioskId::make("k2"));
    CHECK(directory.find_by_key_id(b.verify_key().key_id())->id == KioskId::make("k1"));
}

TEST_CASE("the last heartbeat of each kiosk is kept, and of a stranger none", "[store]")
{
    Joining scene;
    scene.add_ticket();
    auto const id = scene.join(scene.key())->id;
    CHECK_FALSE(scene.hub->kiosks().health()->front().last_heard);
    REQUIRE(scene.hub->kiosks().record_heartbeat(id, beat(), now));
    auto later = beat();
    later.unsent = 0;
    REQUIRE(scene.hub->kiosks().record_heartbeat(id, later, now + Millis{30'000}));
    auto const health = scene.hub->kiosks().health();
    REQUIRE(health->size() == 1);
    CHECK(health->front().last_heard == now + Millis{30'000});
    CHECK(health->front().last->unsent == 0);
    CHECK(health->front().last->feeds.at("district") == 12);
    CHECK(scene.hub->kiosks().record_heartbeat(KioskId::make("stranger"), beat(), now).error().code
        == ErrorCode::NotFound);
}
