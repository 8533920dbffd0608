// A hub's database from before there were goods, machines and services (tests/golden/README.md), opened by this
// version: nothing is lost, figures are counted again from the log, and kiosks go on where they were.
#include "server/projections/projector.h"
#include "shared/platform/sqlite.h"
#include "shared/protocol/compression.h"
#include "shared/protocol/feed_page.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/fake_clock.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr ZoneMinutes zone{8 * 60};
constexpr std::int32_t first_day = 20'777; // 2026-11-20
auto const station = StationId::make("s-1");
auto const somebody = MemberId::make("m-1");

std::string golden_sql()
{
    auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root != nullptr ? root : "."} + "/tests/golden/v1/hub_before_services.sql"};
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct OldHub {
    OpenHub hub;
    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};

    OldHub()
    {
        hub.put_back(3, [](sqlite::Database& database) { REQUIRE(database.execute(golden_sql())); });
        REQUIRE(hub.open());
        Projector projector{
            executor, {hub->projections(), hub->feeds(), hub->work(), clock, zone}, [] { return false; }};
        REQUIRE(projector.catch_up());
    }
    // What a kiosk that knows this much is given.
    FeedPage follow(std::string const& channel, FeedCursor const& cursor)
    {
        auto const encoded = hub->feeds().read({channel, cursor, 100}, received);
        REQUIRE(encoded);
        auto const text = decompress((*encoded)->body, max_feed_page_bytes);
        REQUIRE(text);
        auto page = decode_feed_page(*text);
        REQUIRE(page);
        return std::move(*page);
    }
};

} // namespace

TEST_CASE("an older hub: every event, kiosk, card and entry of the audit log is there as it was", "[store]")
{
    OldHub old;
    auto const log = old.hub.log();
    REQUIRE(log.size() == 11);
    auto const sql = golden_sql();
    for (auto const& line : log) CHECK(sql.find(line) != std::string::npos);
    CHECK(old.hub->kiosks().kiosks()->size() == 2);
    REQUIRE(old.hub->audit().list({}, 10)->entries.size() == 1);
    CHECK(old.hub->members().member_by_card(CardId::make("00112233445566aa")).value()->id == somebody);
    CHECK(old.hub->members().merged_into(somebody).value() == std::vector{MemberId::make("m-2")});
    auto const former = old.hub->feeds().member_by_number(MemberNumber::of_serial(1'234'568));
    REQUIRE(former);
    REQUIRE(*former);
    CHECK((*former)->points == 35);
    CHECK(old.hub->applications().counts()->size() == 1);
}

TEST_CASE("an older hub: its days are counted again, and have figures of use as well", "[store]")
{
    OldHub old;
    auto const day = old.hub->figures().day(first_day, station).value();
    CHECK(day.check_ins_by_assurance == std::map<std::string, std::int64_t>{{"static_code", 1}});
    CHECK(day.amenity_uses == std::map<AmenityId, std::int64_t>{{AmenityId::make("hot-water"), 1}});
    CHECK(day.refusals_by_reason.at("unknown") == 1); // its old count was not even there
    CHECK(day.help_calls == 1);
    CHECK(day.applications_by_step.at("submitted") == 1);
    CHECK(old.hub->figures().recent_check_ins(station, 10)->size() == 1);
    CHECK(old.hub->figures().month_visits(somebody, local_month(SendingKiosk::first_wall, zone)) == 1);
    auto const uses = old.hub->services().usage.usage({first_day, first_day + 3, UsageBy::Amenity, {}, {}});
    CHECK(uses.value() == std::vector<UsageRow>{{"hot-water", 1, 0, 0, 0}, {"microwave", 1, 0, 0, 0}});
    CHECK(old.hub->services().stock.balances(first_day, {})->empty());
    CHECK(old.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 10)->empty());
}

TEST_CASE("an older hub: a kiosk goes on with its feed and its uploads where it was", "[store]")
{
    OldHub old;
    auto const nothing_new = old.follow(district_channel(), {"00000000000000f1", 6});
    CHECK(nothing_new.rows.empty());
    CHECK(nothing_new.epoch == "00000000000000f1");
    CHECK(nothing_new.head == 6);
    auto const all = old.follow(station_channel(station), {"00000000000000f2", 0});
    REQUIRE(all.rows.size() == 2);
    auto const* const amenity = std::get_if<Amenity>(&all.rows[1]);
    REQUIRE(amenity != nullptr);
    CHECK(amenity->policy.demand == Demand::Always);

    // Its next event, and one of goods after it.
    SendingKiosk kiosk{"k-1", "00000000000000a1", "s-1"};
    kiosk.add_guests(8); // stand for those that it sent long ago
    kiosk.add_guests(1);
    GoodsTaken taken;
    taken.taking = TakingId::make("t1");
    taken.campaign = CampaignId::make("winter");
    taken.goods = GoodsId::make("packs");
    taken.points = 5;
    taken.by.member = somebody;
    kiosk.add(taken);
    auto const reply = old.hub.send(kiosk, 9, 2);
    REQUIRE(reply);
    CHECK(reply->accepted == 10);
    CHECK(reply->log_epoch == "00000000000000e1");
    CHECK(reply->gaps.empty());
    Projector projector{old.executor, {old.hub->projections(), old.hub->feeds(), old.hub->work(), old.clock, zone},
        [] { return false; }};
    REQUIRE(projector.catch_up());
    // The points that the member had stay, and what was spent since is taken from them.
    auto const news = old.follow(district_channel(), {"00000000000000f1", 6});
    auto const member = std::find_if(
        news.rows.begin(), news.rows.end(), [](FeedRow const& row) { return std::holds_alternative<Member>(row); });
    REQUIRE(member != news.rows.end());
    CHECK(std::get<Member>(*member).points == 30);
}

TEST_CASE("an older hub: it is brought to the present once", "[store]")
{
    OldHub old;
    auto const head = old.hub->feeds().head(district_channel());
    REQUIRE(old.hub.open());
    CHECK(old.hub->projections().position() == 11U);
    CHECK(old.hub->feeds().head(district_channel()) == head);
    CHECK(old.hub.log().size() == 11);
}
