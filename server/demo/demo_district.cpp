#include "server/demo/demo_district.h"

#include "server/demo/demo_cards.h"
#include "server/demo/joining.h"
#include "server/demo/seeded_stream.h"
#include "server/demo/services.h"
#include "server/demo/stations.h"
#include "server/demo/volunteers.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace yizhan::demo {
namespace {

constexpr std::size_t rows_a_transaction = 20'000;

void count_members(std::vector<DemoUnion>& unions, DemoRoster const& roster)
{
    std::map<UnionId, std::int64_t> members;
    for (auto const& member : roster.members) ++members[member.union_id];
    for (auto& group : unions) group.row.members = members[group.row.id];
}

// Everything that every station may know, in the order in which a new kiosk can use it best: keys and unions first.
std::vector<FeedRow> district_rows(
    SigningKey const& issuer, std::vector<DemoUnion> const& unions, DemoRoster& roster, UtcMs now)
{
    std::vector<FeedRow> rows;
    IssuerKeyRow key{kiosk_kid(issuer.verify_key()), {}};
    std::ranges::copy(issuer.verify_key().bytes(), key.key.begin());
    rows.emplace_back(key);
    for (auto const& group : unions) rows.emplace_back(group.row);
    for (auto& employer : demo_employers()) rows.emplace_back(std::move(employer));
    for (auto& community : demo_communities()) rows.emplace_back(std::move(community));
    for (auto& rule : demo_routing_rules()) rows.emplace_back(std::move(rule));
    for (auto const& station : demo_stations()) rows.emplace_back(StationName{station.row.id, station.row.name});
    for (auto& goods : demo_goods()) rows.emplace_back(std::move(goods));
    for (auto& campaign : demo_campaigns(now, {})) rows.emplace_back(std::move(campaign));
    for (auto& bulletin : demo_bulletins(now)) rows.emplace_back(std::move(bulletin));
    std::ranges::move(roster.revocations, std::back_inserter(rows));
    std::ranges::move(roster.members, std::back_inserter(rows));
    return rows;
}

Result<void> put_all(FeedStore& feeds, std::string const& channel, std::span<FeedRow const> rows)
{
    while (!rows.empty()) {
        auto const count = std::min(rows.size(), rows_a_transaction);
        TRY_DO(feeds.put(channel, rows.first(count)));
        rows = rows.subspan(count);
    }
    return {};
}

Result<void> put_stations(FeedStore& feeds, std::vector<DemoStation> const& stations)
{
    for (auto const& station : stations) {
        std::vector<FeedRow> rows{station.row};
        std::ranges::copy(station.amenities, std::back_inserter(rows));
        std::ranges::copy(station.machines, std::back_inserter(rows));
        TRY_DO(feeds.put(station_channel(station.row.id), rows));
    }
    return {};
}

std::vector<StationId> ids_of(std::vector<DemoStation> const& stations)
{
    std::vector<StationId> ids;
    for (auto const& station : stations) ids.push_back(station.row.id);
    return ids;
}

} // namespace

Result<DemoSummary> seed_demo(FeedStore& feeds, EventStore& events, FileStore& files,
    std::filesystem::path const& data_dir, SigningKey const& issuer, DemoOptions const& options, UtcMs now)
{
    SeededStream random{options.seed};
    auto const kid = kiosk_kid(issuer.verify_key());
    auto unions = demo_unions();
    auto roster = demo_roster(random, unions, options.members, now);
    count_members(unions, roster);
    auto cards = demo_cards(roster, issuer, kid, random, now);
    auto volunteers = TRY(demo_volunteers(roster, issuer, kid, random, now));
    std::ranges::move(volunteers.cards, std::back_inserter(cards));
    DemoSummary summary{unions.size(), 0, roster.members.size(), data_dir / "demo-cards.json"};
    auto rows = district_rows(issuer, unions, roster, now);
    std::ranges::move(volunteers.rows, std::back_inserter(rows));
    std::ranges::copy(options.services, std::back_inserter(rows));
    TRY_DO(put_all(feeds, district_channel(), rows));
    auto const stations = demo_stations();
    TRY_DO(put_stations(feeds, stations));
    summary.stations = stations.size();
    TRY(events.append_own(demo_first_stock(ids_of(stations), random, now)));
    TRY_DO(files.write_durably(summary.cards, to_json(cards)));
    return summary;
}

} // namespace yizhan::demo
