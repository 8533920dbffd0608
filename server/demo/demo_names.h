// What the demo district is made of: places, trades, surnames. Inside this room only.
#pragma once

#include "shared/domain/member.h"

#include <array>
#include <string_view>

namespace yizhan::demo {

struct Word {
    std::string_view zh;
    std::string_view en;
};

struct Surname {
    std::string_view zh;
    char initial;
};

struct Trade {
    Occupation occupation;
    Word name;
};

inline constexpr std::array<Word, 11> places{{{"新碶", "Xinqi"}, {"小港", "Xiaogang"}, {"大碶", "Daqi"},
    {"霞浦", "Xiapu"}, {"柴桥", "Chaiqiao"}, {"戚家山", "Qijiashan"}, {"白峰", "Baifeng"}, {"春晓", "Chunxiao"},
    {"梅山", "Meishan"}, {"郭巨", "Guoju"}, {"大榭", "Daxie"}}};

inline constexpr std::array<Trade, 8> trades{{{Occupation::TruckDriver, {"货运", "Haulage"}},
    {Occupation::Courier, {"快递", "Courier"}}, {Occupation::FoodDeliveryRider, {"外卖配送", "Food Delivery"}},
    {Occupation::RideHailingDriver, {"网约车", "Ride-hailing"}}, {Occupation::CareWorker, {"护工护理", "Care"}},
    {Occupation::DomesticWorker, {"家政服务", "Domestic Service"}},
    {Occupation::SalesPromoter, {"商场信息", "Sales Promotion"}},
    {Occupation::EstateAgent, {"房产中介", "Estate Agency"}}}};

inline constexpr std::array<Surname, 24> surnames{
    {{"王", 'w'}, {"李", 'l'}, {"张", 'z'}, {"刘", 'l'}, {"陈", 'c'}, {"杨", 'y'}, {"赵", 'z'}, {"黄", 'h'},
        {"周", 'z'}, {"吴", 'w'}, {"徐", 'x'}, {"孙", 's'}, {"胡", 'h'}, {"朱", 'z'}, {"高", 'g'}, {"林", 'l'},
        {"何", 'h'}, {"郭", 'g'}, {"马", 'm'}, {"罗", 'l'}, {"梁", 'l'}, {"宋", 's'}, {"欧阳", 'o'}, {"贺", 'h'}}};

// The logistics park's four stations, and one in each of eight subdistricts.
struct DemoStation {
    std::string_view id;
    Word name;
    Word place;
    Word hours;
};

inline constexpr Word all_day{"24 小时开放", "Open 24 hours"};
inline constexpr Word by_day{"6:00–22:00 开放", "Open 6:00–22:00"};
inline constexpr Word park{"霞浦物流工业园区", "Xiapu Logistics Park"};

inline constexpr std::array<DemoStation, 12> stations{{
    {"st-logistics-1", {"霞浦集卡司机驿站", "Xiapu Truck Drivers’ Station"}, park, all_day},
    {"st-logistics-2", {"霞浦集卡司机驿站二号", "Xiapu Truck Drivers’ Station No. 2"}, park, all_day},
    {"st-logistics-3", {"穿山港区司机驿站", "Chuanshan Port Drivers’ Station"}, park, all_day},
    {"st-logistics-4", {"园区停车场司机驿站", "Truck Park Drivers’ Station"}, park, all_day},
    {"st-xinqi", {"新碶街道劳动者驿站", "Xinqi Workers’ Station"}, {"新碶街道", "Xinqi"}, by_day},
    {"st-xiaogang", {"小港街道劳动者驿站", "Xiaogang Workers’ Station"}, {"小港街道", "Xiaogang"}, by_day},
    {"st-daqi", {"大碶街道劳动者驿站", "Daqi Workers’ Station"}, {"大碶街道", "Daqi"}, by_day},
    {"st-chaiqiao", {"柴桥街道劳动者驿站", "Chaiqiao Workers’ Station"}, {"柴桥街道", "Chaiqiao"}, by_day},
    {"st-qijiashan", {"戚家山街道劳动者驿站", "Qijiashan Workers’ Station"}, {"戚家山街道", "Qijiashan"}, by_day},
    {"st-baifeng", {"白峰街道劳动者驿站", "Baifeng Workers’ Station"}, {"白峰街道", "Baifeng"}, by_day},
    {"st-chunxiao", {"春晓街道劳动者驿站", "Chunxiao Workers’ Station"}, {"春晓街道", "Chunxiao"}, by_day},
    {"st-meishan", {"梅山街道劳动者驿站", "Meishan Workers’ Station"}, {"梅山街道", "Meishan"}, by_day},
}};

} // namespace yizhan::demo
