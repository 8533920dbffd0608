#include "server/demo/unions.h"

#include "server/demo/joining.h"
#include "server/demo/places.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::demo {
namespace {

struct Trade {
    std::string_view id;
    std::string_view zh;
    std::string_view en;
    Occupation occupation;
    unsigned weight;
};

constexpr std::array trades{
    Trade{"trucking", "集卡运输", "container trucking", Occupation::TruckDriver, 60},
    Trade{"courier", "快递", "courier", Occupation::Courier, 40},
    Trade{"delivery", "网约配送", "food delivery", Occupation::FoodDeliveryRider, 50},
    Trade{"ride-hailing", "网约车", "ride-hailing", Occupation::RideHailingDriver, 30},
    Trade{"care", "护理服务", "care", Occupation::CareWorker, 12},
    Trade{"domestic", "家政服务", "domestic service", Occupation::DomesticWorker, 16},
    Trade{"retail", "商贸零售", "retail promotion", Occupation::SalesPromoter, 14},
    Trade{"estate", "房产中介", "estate agency", Occupation::EstateAgent, 8},
    Trade{"security", "保安服务", "security", Occupation::SecurityGuard, 14},
};

DemoUnion make(std::string id, Bilingual name, UnionLevel level, std::string parent, unsigned weight)
{
    DemoUnion made;
    made.row.id = UnionId::make(std::move(id));
    made.row.name = std::move(name);
    made.row.level = level;
    if (!parent.empty()) made.row.parent = UnionId::make(std::move(parent));
    made.row.dues_fen = 0;
    made.weight = weight;
    return made;
}

void add_federations(std::vector<DemoUnion>& all)
{
    all.push_back(
        make("u-district", {"北仑区新就业形态劳动者工会联合会", "Beilun Federation of New Employment Workers"},
            UnionLevel::District, "", 4));
    all.push_back(
        make("u-park", {"霞浦物流园区集卡司机工会联合会", "Xiapu Logistics Park Truckers' Federation of Unions"},
            UnionLevel::Federation, "u-district", 20));
    all.back().row.stations = 4;
    for (auto const& trade : trades) {
        all.push_back(make(fmt::format("u-trade-{}", trade.id),
            {fmt::format("北仑区{}行业工会联合会", trade.zh), fmt::format("Beilun {} Industry Federation", trade.en)},
            UnionLevel::Federation, "u-district", trade.weight));
        all.back().occupation = trade.occupation;
    }
}

void add_joint_unions(std::vector<DemoUnion>& all)
{
    for (auto const& place : subdistricts()) {
        all.push_back(make(fmt::format("u-{}", place.id),
            {fmt::format("{}新就业形态劳动者联合工会", place.zh),
                fmt::format("{} Joint Union of New Employment Workers", place.en)},
            UnionLevel::Township, "u-district", 12));
        all.back().row.stations = 1;
    }
}

} // namespace

std::vector<DemoUnion> demo_unions()
{
    std::vector<DemoUnion> all;
    add_federations(all);
    add_joint_unions(all);
    int n = 0;
    for (auto const& firm : park_firms()) {
        all.push_back(make(fmt::format("u-firm-{:02}", ++n),
            {fmt::format("霞浦物流园区{}工会", firm.zh), fmt::format("{} Union, Xiapu Logistics Park", firm.en)},
            UnionLevel::Firm, "u-park", 9));
        all.back().occupation = Occupation::TruckDriver;
    }
    n = 0;
    for (auto const& place : communities()) {
        all.push_back(make(fmt::format("u-community-{:02}", ++n),
            {fmt::format("{}{}社区灵活就业人员联合工会", place.subdistrict->zh, place.zh),
                fmt::format("{} Community Joint Union, {}", place.en, place.subdistrict->en)},
            UnionLevel::Joint, fmt::format("u-{}", place.subdistrict->id), 3));
    }
    return all;
}

} // namespace yizhan::demo
