// A hub with one campaign and one station, kept up with its log by hand, and what staff and stations are told of it.
#pragma once

#include "server/projections/projector.h"
#include "tests/server/support/open_hub.h"
#include "tests/support/amenity_samples.h"
#include "tests/support/fake_clock.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace yizhan::test {

inline constexpr ZoneMinutes zone{8 * 60};
inline std::int32_t const today = local_day(SendingKiosk::first_wall, zone);
inline auto const station = StationId::make("s1");
inline auto const packs = GoodsId::make("packs");
inline auto const winter = CampaignId::make("winter");
inline auto const somebody = MemberId::make("m1");

inline GoodsTaken taking(std::string const& id)
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

inline TakingUndone undoing(std::string const& id) { return undone_of(taking(id), SendingKiosk::first_wall); }

inline StockMoved receiving(std::string const& id, std::int64_t units)
{
    StockMoved e;
    e.movement = MovementId::make(id);
    e.goods = packs;
    e.units = units;
    e.from = {StockPlace::Supplier, {}};
    e.to = {StockPlace::Station, station};
    return e;
}

inline Member member_row(MemberId const& id, std::int64_t points)
{
    Member row;
    row.id = id;
    row.number = MemberNumber::of_serial(1'000'000U + static_cast<std::uint32_t>(id.text().back() - '0'));
    row.masked_name = "陈**";
    row.phone = PhoneKey{"7007", 'c'};
    row.union_id = UnionId::make("u1");
    row.points = points;
    return row;
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
    void put(std::vector<FeedRow> const& rows) { REQUIRE(hub->feeds().put(district_channel(), rows)); }
    // The kiosk's next event, told of.
    void arrive(SendingKiosk& kiosk, EventBody body)
    {
        kiosk.add(std::move(body));
        REQUIRE(hub.send(kiosk, kiosk.lines().size(), 1));
        REQUIRE(projector.catch_up());
    }
    // What kiosks are told that somebody has.
    std::int64_t points(MemberId const& id)
    {
        auto const row = hub->feeds().find(district_channel(), FeedKind::Member, id.text());
        REQUIRE(row);
        REQUIRE(*row);
        return std::get<Member>(**row).points;
    }
    // As staff do it: both rows become one.
    void merge(MemberId const& dropped, MemberId const& kept)
    {
        auto const both = points(dropped) + points(kept);
        put({RemovedRow{FeedKind::Member, dropped.text()}, MergedMember{dropped, kept}, member_row(kept, both)});
    }
    std::vector<ServiceException> listed(ExceptionState state = ExceptionState::Open)
    {
        auto found = hub->services().exceptions.list_exceptions(state, {}, 50);
        REQUIRE(found);
        return std::move(*found);
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

} // namespace yizhan::test
