#include "server/demo/unions.h"

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

struct Firm {
    std::string_view zh;
    std::string_view en;
};

// Invented: no firm of these names is meant.
constexpr std::array firms{
    Firm{"一号堆场", "Yard One"},
    Firm{"二号堆场", "Yard Two"},
    Firm{"三号堆场", "Yard Three"},
    Firm{"冷链中心", "Cold Chain Centre"},
    Firm{"港前车队", "Gangqian Fleet"},
    Firm{"海风车队", "Haifeng Fleet"},
    Firm{"潮涌车队", "Chaoyong Fleet"},
    Firm{"晨帆物流", "Chenfan Logistics"},
    Firm{"远岸物流", "Yuan'an Logistics"},
    Firm{"星驿速运", "Xingyi Express"},
    Firm{"青橙配送", "Qingcheng Delivery"},
    Firm{"红蚂蚁车队", "Red Ant Fleet"},
    Firm{"东堤仓储", "Dongdi Warehousing"},
    Firm{"北港拖车", "Beigang Haulage"},
    Firm{"联达货代", "Lianda Forwarding"},
    Firm{"安途危运", "Antu Tankers"},
};

DemoUnion make(std::string id, std::string zh, std::string en, UnionLevel level, unsigned weight)
{
    DemoUnion one;
    one.row.id = UnionId::make(std::move(id));
    one.row.name = {std::move(zh), std::move(en)};
    one.level = level;
    one.weight = weight;
    return one;
}

} // namespace

std::vector<DemoUnion> demo_unions()
{
    std::vector<DemoUnion> all;
    all.push_back(make("u-district", "北仑区新就业形态劳动者工会联合会", "Beilun Federation of New Employment Workers",
        UnionLevel::District, 4));
    all.push_back(
        make("u-park", "霞浦物流园区总工会", "Xiapu Logistics Park Federation of Unions", UnionLevel::Subdistrict, 20));
    for (auto const& trade : trades) {
        auto row = make(fmt::format("u-trade-{}", trade.id), fmt::format("北仑区{}行业工会联合会", trade.zh),
            fmt::format("Beilun {} Industry Federation", trade.en), UnionLevel::Industry, trade.weight);
        row.occupation = trade.occupation;
        all.push_back(std::move(row));
    }
    for (auto const& place : subdistricts()) {
        all.push_back(make(fmt::format("u-{}", place.id), fmt::format("{}新就业形态劳动者联合工会", place.zh),
            fmt::format("{} Joint Union of New Employment Workers", place.en), UnionLevel::Subdistrict, 12));
    }
    for (std::size_t n = 0; n < firms.size(); ++n) {
        auto row = make(fmt::format("u-firm-{:02}", n + 1), fmt::format("霞浦物流园区{}工会", firms[n].zh),
            fmt::format("{} Union, Xiapu Logistics Park", firms[n].en), UnionLevel::Firm, 9);
        row.occupation = Occupation::TruckDriver;
        all.push_back(std::move(row));
    }
    for (auto const& place : communities()) {
        all.push_back(make(fmt::format("u-community-{:02}", all.size() - 35), // counts from 1
            fmt::format("{}{}社区灵活就业人员联合工会", place.subdistrict->zh, place.zh),
            fmt::format("{} Community Joint Union, {}", place.en, place.subdistrict->en), UnionLevel::Community, 3));
    }
    return all;
}

} // namespace yizhan::demo
