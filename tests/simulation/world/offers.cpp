#include "tests/simulation/world/offers.h"

#include "tests/simulation/world/node_clock.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace yizhan::sim {
namespace {

Bilingual both(std::string const& text) { return {text, text}; }

constexpr std::array barcodes{"6901234567892", "6901234567908", "6901234567915"};

template <class IdType> std::vector<IdType> ids(std::initializer_list<char const*> names)
{
    std::vector<IdType> out;
    for (auto const* name : names) out.push_back(IdType::make(name));
    return out;
}

Campaign campaign(std::string const& id, std::initializer_list<char const*> goods)
{
    Campaign made;
    made.id = CampaignId::make(id);
    made.name = both(id);
    made.icon = "redeem";
    made.goods = ids<GoodsId>(goods);
    made.first_day = local_day(world_start, {}) - 10;
    made.last_day = made.first_day + 40;
    return made;
}

std::vector<Campaign> campaigns()
{
    auto daily = campaign("daily", {"bowl"});
    daily.period = Period::Day;

    auto first_few = campaign("first-few", {"pack", "towel"});
    first_few.total = 12;
    first_few.shares = {{StationId::make("s1"), 4}, {StationId::make("s2"), 3}};
    first_few.payer = Payer::StateFinance;

    auto for_points = campaign("for-points", {"towel"});
    for_points.period = Period::Week;
    for_points.allowance = 3;
    for_points.points_price = 10;
    for_points.payer = Payer::Dues;

    auto for_all = campaign("for-all", {"bowl"});
    for_all.audience.members_only = false;
    for_all.units = 2;
    for_all.payer = Payer::Donation;

    auto watched = campaign("watched", {"pack"});
    watched.policy.demand = Demand::Volunteer;
    watched.period = Period::Month;
    watched.allowance = 2;
    return {daily, first_few, for_points, for_all, watched};
}

Amenity timed(std::string const& id, TimedTerms terms, Demand demand)
{
    Amenity made;
    made.id = AmenityId::make(id);
    made.kind = AmenityKind::Timed;
    made.name = both(id);
    made.state = both("ready");
    made.icon = "local_laundry_service";
    made.policy.demand = demand;
    made.timed = std::move(terms);
    return made;
}

} // namespace

std::vector<AmenityId> timed_amenities() { return ids<AmenityId>({"wash", "bed"}); }
std::vector<GoodsId> goods_ids() { return ids<GoodsId>({"bowl", "pack", "towel"}); }
std::vector<CampaignId> campaign_ids()
{
    return ids<CampaignId>({"daily", "first-few", "for-points", "for-all", "watched"});
}
std::vector<ServiceId> service_ids() { return ids<ServiceId>({"training", "advice"}); }

Barcode barcode_of(GoodsId const& goods)
{
    auto const all = goods_ids();
    auto const at = static_cast<std::size_t>(std::find(all.begin(), all.end(), goods) - all.begin());
    return *Barcode::parse(barcodes.at(at));
}

CardId volunteer_card(std::size_t number) { return CardId::make(fmt::format("{:016x}", 0xf0de00 + number)); }
MemberId volunteer_member(std::size_t number) { return MemberId::make(fmt::format("m{}", number + 1)); }

std::vector<FeedRow> district_offers()
{
    std::vector<FeedRow> rows;
    for (auto const& id : goods_ids()) {
        Goods goods;
        goods.id = id;
        goods.name = both(id.text());
        goods.unit = both("piece");
        goods.icon = "redeem";
        goods.barcode = barcode_of(id);
        goods.cost_fen = 350;
        rows.emplace_back(std::move(goods));
    }
    for (auto& one : campaigns()) rows.emplace_back(std::move(one));
    for (auto const& id : service_ids()) {
        ServiceEntry entry;
        entry.id = id;
        entry.icon = "school";
        entry.title = both(id.text());
        entry.ask = both("somebody");
        entry.initials = "jnpx";
        rows.emplace_back(std::move(entry));
    }
    for (std::size_t i = 0; i < volunteer_count; ++i) {
        rows.emplace_back(Volunteer{volunteer_member(i), "王*", volunteer_card(i), "$argon2id$v=19$simulated",
            world_start + std::chrono::hours{10'000}, {}});
    }
    return rows;
}

std::vector<FeedRow> station_offers(StationId const& station)
{
    std::vector<FeedRow> rows;
    rows.emplace_back(timed("wash", {{1, 3}, 1}, Demand::Always));
    rows.emplace_back(timed("bed", {{2, 5}, 2}, Demand::AnyCode));
    for (auto const* const name : {"wash-1", "wash-2", "bed-1"}) {
        auto const amenity = std::string{name}.substr(0, std::string{name}.find('-'));
        rows.emplace_back(Machine{MachineId::make(station.text() + "-" + name), AmenityId::make(amenity), both(name)});
    }
    return rows;
}

} // namespace yizhan::sim
