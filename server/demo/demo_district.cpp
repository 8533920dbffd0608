#include "server/demo/demo_district.h"

#include "server/demo/demo_cards.h"
#include "server/demo/seeded_stream.h"
#include "server/demo/stations.h"

#include <algorithm>
#include <iterator>

namespace yizhan::demo {
namespace {

constexpr std::size_t rows_a_transaction = 20'000;
constexpr IssuerKid kid{0xde, 0x01};

// Everything that every station may know, in the order in which a new kiosk can use it best: keys and unions first.
std::vector<FeedRow> district_rows(
    SigningKey const& issuer, std::vector<DemoUnion> const& unions, DemoRoster& roster, UtcMs now)
{
    std::vector<FeedRow> rows;
    IssuerKeyRow key{kid, {}};
    std::ranges::copy(issuer.verify_key().bytes(), key.key.begin());
    rows.emplace_back(key);
    for (auto const& group : unions) rows.emplace_back(group.row);
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

Result<std::size_t> put_stations(FeedStore& feeds)
{
    auto const stations = demo_stations();
    for (auto const& station : stations) {
        std::vector<FeedRow> rows{station.row};
        std::ranges::copy(station.amenities, std::back_inserter(rows));
        TRY_DO(feeds.put(station_channel(station.row.id), rows));
    }
    return stations.size();
}

} // namespace

Result<DemoSummary> seed_demo(
    FeedStore& feeds, FileStore& files, std::filesystem::path const& data_dir, DemoOptions const& options, UtcMs now)
{
    SeededStream random{options.seed};
    SigningKey const issuer{Secret::generate([&](auto out) { random.fill(out); })};
    auto const unions = demo_unions();
    auto roster = demo_roster(random, unions, options.members, now);
    auto const cards = demo_cards(roster, issuer, kid, random, now);
    DemoSummary summary{unions.size(), 0, roster.members.size(), data_dir / "demo-cards.json"};
    TRY_DO(put_all(feeds, district_channel(), district_rows(issuer, unions, roster, now)));
    summary.stations = TRY(put_stations(feeds));
    TRY_DO(files.write_durably(summary.cards, to_json(cards)));
    return summary;
}

} // namespace yizhan::demo
