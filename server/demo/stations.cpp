#include "server/demo/stations.h"

#include "server/demo/places.h"
#include "server/demo/services.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace yizhan::demo {
namespace {

struct Offer {
    std::string_view id;
    Bilingual name;
    Bilingual state;
    std::string_view icon;
    Tint tint;
};

// The same id at every station, so that the district's figures add up.
std::vector<Offer> offers()
{
    return {
        {"hot-water", {"热水", "Hot water"}, {"随时可用", "Any time"}, "local_drink", Tint::Teal},
        {"charging", {"手机充电", "Phone charging"}, {"6 个插座", "6 sockets"}, "bolt", Tint::Green},
        {"seat", {"歇脚座位", "A seat"}, {"请随意坐", "Sit where you like"}, "chair", Tint::Amber},
        {"reading", {"书吧休息", "Reading corner"}, {"安静，请自取", "Quiet, help yourself"}, "menu_book",
            Tint::Violet},
        {"cool-warm", {"纳凉取暖", "Cool or warm air"}, {"空调开着", "The air is on"}, "ac_unit", Tint::Blue},
        {"first-aid", {"急救箱", "First-aid box"}, {"在服务台", "At the desk"}, "medical_services", Tint::Red},
        {"tyre-pump", {"打气筒", "Tyre pump"}, {"在门口", "At the door"}, "tire_repair", Tint::Blue},
        {"umbrella", {"爱心雨伞", "Umbrellas"}, {"用完请归还", "Please bring it back"}, "umbrella", Tint::Violet},
        {"parking", {"集卡临停", "Truck parking"}, {"两小时内", "Up to two hours"}, "local_parking", Tint::Amber},
    };
}

// Places in the list above, in the order of the grid; the machines come behind the first of them.
constexpr std::array park_offers{0, 1, 2, 3, 4, 8};
constexpr std::array street_offers{0, 1, 2, 4, 3, 6, 7};
constexpr int before_machines = 1;

template <std::size_t N> std::vector<Amenity> amenities_of(std::array<int, N> const& places)
{
    auto const all = offers();
    std::vector<Amenity> found;
    for (auto const at : places) {
        auto const& offer = all[static_cast<std::size_t>(at)];
        Amenity amenity;
        amenity.id = AmenityId::make(std::string{offer.id});
        amenity.name = offer.name;
        amenity.state = offer.state;
        amenity.icon = offer.icon;
        amenity.tint = offer.tint;
        amenity.order = static_cast<int>(found.size()) + 1;
        found.push_back(std::move(amenity));
    }
    return found;
}

template <std::size_t N> DemoStation station_with(Station row, std::array<int, N> const& places, bool in_park)
{
    DemoStation station{std::move(row), amenities_of(places), {}};
    auto made = demo_machines(in_park, before_machines + 1);
    auto const count = static_cast<int>(made.amenities.size());
    for (auto& amenity : station.amenities) {
        if (amenity.order > before_machines) amenity.order += count;
    }
    std::ranges::move(made.amenities, std::back_inserter(station.amenities));
    station.machines = std::move(made.machines);
    return station;
}

struct ParkStation {
    std::string_view id;
    Bilingual name;
    Bilingual place;
};

std::vector<ParkStation> park_stations()
{
    return {
        {"st-logistics-1", {"霞浦集卡司机驿站", "Xiapu Truckers' Station"},
            {"霞浦物流工业园区 · 一号门", "Xiapu Logistics Park · Gate 1"}},
        {"st-logistics-2", {"港前集卡司机驿站", "Gangqian Truckers' Station"},
            {"霞浦物流工业园区 · 三号堆场", "Xiapu Logistics Park · Yard Three"}},
        {"st-logistics-3", {"冷链集卡司机驿站", "Cold Chain Truckers' Station"},
            {"霞浦物流工业园区 · 冷链中心", "Xiapu Logistics Park · Cold Chain Centre"}},
        {"st-logistics-4", {"东堤集卡司机驿站", "Dongdi Truckers' Station"},
            {"霞浦物流工业园区 · 东堤停车场", "Xiapu Logistics Park · Dongdi Car Park"}},
    };
}

Bulletin notice(std::string id, Bilingual title, Bilingual body, UtcMs published)
{
    return {BulletinId::make(std::move(id)), std::move(title), std::move(body), published};
}

} // namespace

std::vector<DemoStation> demo_stations()
{
    std::vector<DemoStation> all;
    for (auto& park : park_stations()) {
        Station row{
            StationId::make(std::string{park.id}), park.name, park.place, {"24 小时开放", "Open day and night"}};
        all.push_back(station_with(std::move(row), park_offers, true));
    }
    for (auto const& place : subdistricts()) {
        Station row;
        row.id = StationId::make(fmt::format("st-{}", place.id));
        row.name = {fmt::format("{}户外劳动者驿站", place.zh), fmt::format("{} Workers' Station", place.en)};
        row.place = {fmt::format("{}便民服务中心", place.zh), fmt::format("{} Service Centre", place.en)};
        row.hours = {"6:00–22:00", "6:00–22:00"};
        all.push_back(station_with(std::move(row), street_offers, false));
    }
    return all;
}

std::vector<Bulletin> demo_bulletins(UtcMs now)
{
    constexpr Millis day{86'400'000};
    return {
        notice("b-breakfast", {"冬至暖心早餐", "Warm breakfast at midwinter"},
            {"12 月 21 日至 23 日，每天 6:00 到 8:00，四个集卡司机驿站供应热粥、茶叶蛋和红糖姜茶，来了就有。",
                "From 21 to 23 December, 6:00 to 8:00, all four truckers' stations serve hot porridge, tea eggs and "
                "ginger "
                "tea. Just come in."},
            now - 1 * day),
        notice("b-fraud", {"当心“代办入会”骗局", "Beware of 'join for a fee'"},
            {"加入工会不收任何手续费。有人以“代办入会”“领补贴”为名要您转账或报验证码，请不要理会，并告诉驿站志愿者。",
                "Joining the union costs nothing. If somebody asks for money or a code to 'sign you up', do not "
                "answer, and "
                "tell a volunteer here."},
            now - 3 * day),
        notice("b-wages", {"集卡行业工资集体协商结果", "This year's wage agreement for truckers"},
            {"今年的工资专项集体合同已签订：基本工资、计件工资、节油奖、安全奖和年终奖的标准贴在驿站公告栏，也可向志愿"
             "者索取。",
                "This year's wage agreement is signed. The rates for base wage, piece rate, fuel saving, safety and "
                "year-end "
                "award are on the board here; a volunteer can give you a copy."},
            now - 6 * day),
        notice("b-ceremony", {"周六集中入会仪式", "Joining together on Saturday"},
            {"本周六 14:00，霞浦集卡司机驿站举行集中入会仪式，带上身份证，十分钟办好，家属也欢迎来坐坐。",
                "Saturday, 14:00, at the Xiapu Truckers' Station: bring your ID card, it takes ten minutes. Families "
                "are "
                "welcome."},
            now - 2 * day),
    };
}

} // namespace yizhan::demo
