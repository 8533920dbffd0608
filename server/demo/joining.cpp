#include "server/demo/joining.h"

#include "server/demo/places.h"

#include <array>
#include <fmt/format.h>

namespace yizhan::demo {
namespace {

// Invented: no firm of these names is meant.
constexpr std::array firms{
    Firm{"一号堆场", "Yard One", "yhdc"},
    Firm{"二号堆场", "Yard Two", "ehdc"},
    Firm{"三号堆场", "Yard Three", "shdc"},
    Firm{"冷链中心", "Cold Chain Centre", "llzx"},
    Firm{"港前车队", "Gangqian Fleet", "gqcd"},
    Firm{"海风车队", "Haifeng Fleet", "hfcd"},
    Firm{"潮涌车队", "Chaoyong Fleet", "cycd"},
    Firm{"晨帆物流", "Chenfan Logistics", "cfwl"},
    Firm{"远岸物流", "Yuan'an Logistics", "yawl"},
    Firm{"星驿速运", "Xingyi Express", "xysy"},
    Firm{"青橙配送", "Qingcheng Delivery", "qcps"},
    Firm{"红蚂蚁车队", "Red Ant Fleet", "hmycd"},
    Firm{"东堤仓储", "Dongdi Warehousing", "ddcc"},
    Firm{"北港拖车", "Beigang Haulage", "bgtc"},
    Firm{"联达货代", "Lianda Forwarding", "ldhd"},
    Firm{"安途危运", "Antu Tankers", "atwy"},
};

// In the park, with no union of their own yet.
constexpr std::array small_park_firms{
    Firm{"鸿运货运", "Hongyun Freight", "hyhy"},
    Firm{"顺海集运", "Shunhai Containers", "shjy"},
    Firm{"蓝鲸冷运", "Blue Whale Cold Transport", "ljly"},
    Firm{"长堤汽修", "Changdi Truck Repair", "cdqx"},
};

// Anywhere in the district: platforms, shops, agencies.
constexpr std::array district_firms{
    Firm{"闪燕快递", "Shanyan Express", "sykd"},
    Firm{"百里速递", "Baili Courier", "blsd"},
    Firm{"小灯笼外卖", "Little Lantern Delivery", "xdlwm"},
    Firm{"热锅配送", "Hot Pot Delivery", "rgps"},
    Firm{"微风出行", "Weifeng Rides", "wfcx"},
    Firm{"橘子出行", "Juzi Rides", "jzcx"},
    Firm{"暖阳护理", "Nuanyang Care", "nyhl"},
    Firm{"巧嫂家政", "Qiaosao Home Service", "qsjz"},
    Firm{"甬新商场", "Yongxin Department Store", "yxsc"},
    Firm{"港湾房产", "Gangwan Estates", "gwfc"},
    Firm{"磐石保安", "Panshi Security", "psba"},
};

// By hand, in the order of communities(): initials are how people look one up.
constexpr std::array community_initials{"xy", "zl", "gt", "yl", "zj", "bq", "dg", "yc", "ml", "ht", "chp", "yq", "hl",
    "fl", "dk", "jb", "qd", "bj", "bt", "jf", "lf", "xy", "md", "sj sq", "fc", "ht", "wlgy", "xn", "px", "lg", "ht",
    "jl", "lj", "hd", "zs", "hm", "lj", "ry", "ds", "yg", "lh", "qz", "sn", "ys", "my", "ss", "ca", "hl", "mz", "mg",
    "la", "yc", "nm", "ck", "hz", "yd", "xm", "mp", "gz"};

EmployerId employer_id(int n) { return EmployerId::make(fmt::format("e-{:02}", n)); }
CommunityId community_id(std::size_t n) { return CommunityId::make(fmt::format("c-{:02}", n + 1)); }
ParkId xiapu_park() { return ParkId::make("xiapu-logistics"); }

RoutingRule rule(std::string id, Route route, int order, std::string union_id, Bilingual reason)
{
    RoutingRule made;
    made.id = RoutingRuleId::make(std::move(id));
    made.route = route;
    made.order = order;
    made.union_id = UnionId::make(std::move(union_id));
    made.reason = std::move(reason);
    return made;
}

struct Trade {
    Occupation occupation;
    std::string_view id;
};
constexpr std::array trades{
    Trade{Occupation::TruckDriver, "trucking"},
    Trade{Occupation::Courier, "courier"},
    Trade{Occupation::FoodDeliveryRider, "delivery"},
    Trade{Occupation::RideHailingDriver, "ride-hailing"},
    Trade{Occupation::CareWorker, "care"},
    Trade{Occupation::DomesticWorker, "domestic"},
    Trade{Occupation::SalesPromoter, "retail"},
    Trade{Occupation::EstateAgent, "estate"},
    Trade{Occupation::SecurityGuard, "security"},
};

} // namespace

std::span<Firm const> park_firms() { return firms; }

std::vector<Employer> demo_employers()
{
    std::vector<Employer> all;
    int n = 0;
    auto const add = [&](Firm const& firm, bool in_park, bool has_union) {
        Employer employer;
        employer.id = employer_id(++n);
        employer.name = {std::string{firm.zh}, std::string{firm.en}};
        employer.initials = firm.initials;
        if (in_park) employer.park = xiapu_park();
        if (has_union) employer.union_id = UnionId::make(fmt::format("u-firm-{:02}", n));
        all.push_back(std::move(employer));
    };
    for (auto const& firm : firms) add(firm, true, true);
    for (auto const& firm : small_park_firms) add(firm, true, false);
    for (auto const& firm : district_firms) add(firm, false, false);
    return all;
}

std::vector<Community> demo_communities()
{
    static_assert(community_initials.size() == 59);
    std::vector<Community> all;
    for (auto const& place : communities()) {
        auto const n = all.size();
        all.push_back({community_id(n),
            {fmt::format("{}{}社区", place.subdistrict->zh, place.zh),
                fmt::format("{} Community, {}", place.en, place.subdistrict->en)},
            n < community_initials.size() ? community_initials[n] : ""});
    }
    return all;
}

std::vector<RoutingRule> demo_routing_rules()
{
    std::vector<RoutingRule> rules;
    auto park = rule("r-park", Route::Point, 1, "u-park",
        {"您的单位“{employer}”在霞浦物流园区，园区工会覆盖园内所有企业。",
            "Your firm, {employer}, is in Xiapu Logistics Park. The park's union is for every firm in it."});
    park.parks = {xiapu_park()};
    rules.push_back(std::move(park));
    for (auto const& trade : trades) {
        auto line = rule(fmt::format("r-trade-{}", trade.id), Route::Line, 1, fmt::format("u-trade-{}", trade.id),
            {"您是{occupation}，没有单位工会也能按行业加入。",
                "You work as a {occupation}. The union of your trade takes you, with or without a firm."});
        line.occupations = {trade.occupation};
        rules.push_back(std::move(line));
    }
    auto const count = communities().size();
    for (std::size_t n = 0; n < count; ++n) {
        auto area
            = rule(fmt::format("r-community-{:02}", n + 1), Route::Area, 1, fmt::format("u-community-{:02}", n + 1),
                {"您住在{community}，社区联合工会谁都可以加入。",
                    "You live in {community}. Its joint union is open to everybody."});
        area.communities = {community_id(n)};
        rules.push_back(std::move(area));
    }
    rules.push_back(rule("r-anyone", Route::Area, 9, "u-district",
        {"没有单位、行业和社区也没关系，区联合会欢迎您。",
            "No firm, no trade, no community? The district's federation is glad to have you."}));
    return rules;
}

} // namespace yizhan::demo
