#include "server/projections/projector.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/fake_clock.h"

#include <algorithm>
#include <fmt/format.h>

using namespace yizhan;
using namespace yizhan::test;

namespace {

constexpr ZoneMinutes zone{8 * 60};
std::int32_t const today = local_day(SendingKiosk::first_wall, zone);
auto const station = StationId::make("s1");
auto const packs = GoodsId::make("packs");
auto const winter = CampaignId::make("winter");
auto const somebody = MemberId::make("m1");

GoodsTaken taking(std::string const& id)
{
    GoodsTaken e;
    e.taking = TakingId::make(id);
    e.campaign = winter;
    e.goods = packs;
    e.units = 1;
    e.cost_fen = 300;
    e.by.member = somebody;
    e.by.union_id = UnionId::make("u1");
    return e;
}

TakingUndone undoing(std::string const& id)
{
    auto const taken = taking(id);
    TakingUndone e;
    e.taking = taken.taking;
    e.campaign = taken.campaign;
    e.goods = taken.goods;
    e.units = taken.units;
    e.cost_fen = taken.cost_fen;
    e.by = taken.by;
    e.taken_at = SendingKiosk::first_wall;
    return e;
}

struct Serving {
    OpenHub hub;
    ManualExecutor executor;
    FakeClock clock{FakeClock::usual_wall, &executor.time()};
    Projector projector{executor, {hub->projections(), hub->feeds(), hub->work(), clock, zone}, [] { return false; }};

    Serving()
    {
        Campaign campaign;
        campaign.id = winter;
        campaign.name = {"冬季暖粥", "Winter porridge"};
        campaign.icon = "soup_kitchen";
        campaign.goods = {packs};
        campaign.first_day = today - 10;
        campaign.last_day = today + 10;
        campaign.total = 100;
        FeedRow const row = campaign;
        REQUIRE(hub->feeds().put(district_channel(), {&row, 1}));
        FeedRow const place = Station{station, {"霞浦站", ""}, {}, {}, 4, 5};
        REQUIRE(hub->feeds().put(station_channel(station), {&place, 1}));
    }
    std::string print()
    {
        std::string text;
        auto const figures = hub->services();
        for (auto const by : {UsageBy::Station, UsageBy::Campaign, UsageBy::Hour, UsageBy::Union, UsageBy::Payer}) {
            auto const rows = figures.usage.usage({today, today, by, {}, {}});
            REQUIRE(rows);
            for (auto const& row : *rows)
                text += fmt::format("{} {} {} {} {}\n", name(by), row.key, row.takings, row.units, row.cost_fen);
        }
        auto const stock = figures.stock.balances(today, {});
        REQUIRE(stock);
        for (auto const& line : *stock) text += fmt::format("{} {} {}\n", line.goods.text(), line.units, line.given);
        auto const open = figures.exceptions.list_exceptions(ExceptionState::Open, {}, 50);
        REQUIRE(open);
        std::vector<std::string> lines;
        for (auto const& each : *open)
            lines.push_back(fmt::format("{} {} {}\n", each.id.text(), each.found, each.sides.size()));
        std::sort(lines.begin(), lines.end());
        for (auto const& line : lines) text += line;
        for (auto const& [channel, kind] : {std::pair{station_channel(station), FeedKind::StockPart},
                 std::pair{district_channel(), FeedKind::CampaignPart},
                 std::pair{district_channel(), FeedKind::MemberTakings}}) {
            auto const rows = hub->feeds().rows(channel, kind);
            REQUIRE(rows);
            lines.clear();
            for (auto const& row : *rows) {
                auto const* const part = std::get_if<StockPart>(&row);
                lines.push_back(feed_key(row) + (part && !part->is_kept ? " taken only" : ""));
            }
            std::sort(lines.begin(), lines.end());
            for (auto const& line : lines) text += line + "\n";
        }
        return text;
    }
};

} // namespace

TEST_CASE(
    "takings of two kiosks come to the same, in any order of arrival and after all is counted again", "[projections]")
{
    SendingKiosk one{"k1"};
    SendingKiosk two{"k2", "00000000000000bb"};
    StockMoved received;
    received.movement = MovementId::make("mv1");
    received.goods = packs;
    received.units = 2;
    received.from = {StockPlace::Supplier, {}};
    received.to = {StockPlace::Station, station};
    one.add(received);
    one.add(taking("t1"));
    one.add(taking("t2"));
    one.add(undoing("t2"));
    one.add(received); // the same again
    two.add(taking("t3"));
    two.add(taking("t4"));
    two.add(undoing("t2")); // both kiosks undid it
    std::vector<std::pair<SendingKiosk const*, Seq>> sends;
    for (Seq at = 1; at <= 5; ++at) sends.emplace_back(&one, at);
    for (Seq at = 1; at <= 3; ++at) sends.emplace_back(&two, at);
    std::optional<std::string> first;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        SeededRandom order{seed, "order"};
        Serving scene;
        for (std::size_t i = sends.size(); seed > 1 && i > 1; --i) std::swap(sends[i - 1], sends[order.below(i)]);
        for (auto const& [kiosk, at] : sends) {
            REQUIRE(scene.hub.send(*kiosk, at, 1));
            REQUIRE(scene.projector.catch_up());
        }
        auto const seen = scene.print();
        if (!first) first = seen;
        CHECK(seen.find("/k2/00000000000000bb taken only") != std::string::npos); // nothing was received there
        CHECK(seen == *first);
        InTurn in_turn;
        REQUIRE(scene.projector.rebuild(in_turn));
        CHECK(scene.print() == *first);
        // 2 received, t1, t3 and t4 taken; one each is allowed.
        CHECK(scene.hub->services().stock.balances(today, station)->front().units == -1);
        auto const open = scene.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 50);
        REQUIRE(open->size() == 2);
    }
}

TEST_CASE("a step that changes nothing puts nothing into the feed", "[projections]")
{
    Serving scene;
    SendingKiosk kiosk{"k1"};
    kiosk.add(taking("t1"));
    kiosk.add_guests(5);
    REQUIRE(scene.hub.send(kiosk, 1, 1));
    REQUIRE(scene.projector.catch_up());
    auto const district = scene.hub->feeds().head(district_channel());
    auto const own = scene.hub->feeds().head(station_channel(station));
    REQUIRE(scene.hub.send(kiosk, 2, 5));
    REQUIRE(scene.projector.catch_up());
    CHECK(scene.hub->feeds().head(district_channel()) == district);
    CHECK(scene.hub->feeds().head(station_channel(station)) == own);
    // Nobody ever received or counted it here: it is not below zero.
    CHECK(scene.hub->services().exceptions.list_exceptions(ExceptionState::Open, {}, 50)->empty());
}
