// Views as the app would send them, with the longest real names and every state a screen knows. Invented people only.
#pragma once

#include "kiosk/app/views.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace yizhan::screens {

struct Sample {
    std::string name;
    View view;
};

inline QrBitmap sample_code()
{
    // Looks like a code and is none: finder squares and a fixed scatter.
    constexpr int size = 33;
    QrBitmap code{size, std::vector<std::uint8_t>(size * size, 0)};
    unsigned state = 1;
    auto const finder = [](int x, int y) {
        int const ring = std::max(std::abs(x - 3), std::abs(y - 3));
        return ring <= 3 && ring != 2;
    };
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            int const fx = x < 8 ? x : x >= size - 8 ? size - 1 - x : -1;
            int const fy = y < 8 ? y : y >= size - 8 ? size - 1 - y : -1;
            bool const corner = fx >= 0 && fy >= 0 && !(x >= size - 8 && y >= size - 8);
            state = state * 1664525U + 1013904223U;
            code.modules[static_cast<std::size_t>(y * size + x)] = corner ? finder(fx, fy) : (state >> 30U) % 2 == 0;
        }
    return code;
}

inline AmenityTile sample_tile(char const* id, char const* icon, Tint tint, Bilingual name, Bilingual state, int uses)
{
    AmenityTile tile;
    tile.amenity.id = AmenityId::make(id);
    tile.amenity.icon = icon;
    tile.amenity.tint = tint;
    tile.amenity.name = std::move(name);
    tile.amenity.state = std::move(state);
    tile.uses = uses;
    return tile;
}

inline std::vector<AmenityTile> sample_amenities(std::size_t count = 6)
{
    std::vector<AmenityTile> const all{
        sample_tile("water", "local_drink", Tint::Teal, {"热水", "Hot water"}, {"随时可用", "Any time"}, 12),
        sample_tile("meal", "microwave", Tint::Amber, {"热饭", "Warm a meal"}, {"两台微波炉", "Two microwaves"}, 7),
        sample_tile(
            "laundry", "local_laundry_service", Tint::Blue, {"洗衣", "Laundry"}, {"洗衣房开着", "Room is open"}, 0),
        sample_tile("charge", "bolt", Tint::Green, {"充电", "Charging"}, {"手机、头盔、电瓶", "Phone or battery"}, 31),
        sample_tile(
            "rest", "menu_book", Tint::Violet, {"书吧休息", "Reading corner"}, {"座位随便坐", "Take any seat"}, 128),
        sample_tile(
            "medicine", "medical_services", Tint::Red, {"应急药箱", "First aid"}, {"找志愿者拿", "Ask a volunteer"}, 0),
        sample_tile("umbrella", "umbrella", Tint::Blue, {"爱心雨伞", "Umbrella"}, {"用完放回来", "Bring it back"}, 3),
        sample_tile("shower", "shower", Tint::Teal, {"淋浴", "Shower"}, {"热水 24 小时", "Hot all day"}, 0),
        sample_tile("parking", "local_parking", Tint::Green, {"停车", "Parking"}, {"先到先停", "First come"}, 9),
        sample_tile("tools", "build", Tint::Amber, {"修车工具", "Tools"}, {"用完放回来", "Bring them back"}, 0),
    };
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()))};
}

inline View sample_view(ScreenView screen)
{
    View view;
    view.revision = 1;
    view.station.name = {"霞浦集卡司机驿站", "Xiapu Truck Drivers' Station"};
    view.station.place = {"霞浦物流工业园区", "Xiapu Logistics Park"};
    view.station.hours = {"24 小时开放", "open 24 hours"};
    view.now = {.year = 2026, .month = 11, .day = 23, .hour = 14, .minute = 5, .weekday = 1};
    view.sync = {.waiting = 3, .agreed_at = view.now, .agreed_today = true};
    view.sync.agreed_at->minute = 2;
    view.screen = std::move(screen);
    return view;
}

inline Bilingual long_union()
{
    return {"宁波市北仑区霞浦物流园区集卡司机新就业形态劳动者工会联合会",
        "Ningbo Beilun Xiapu Logistics Park Truck Drivers' Union Federation"};
}

// 60 characters, as minorities' names can be; rare ones; and the usual.
inline std::string longest_name()
{
    return "阿卜杜热合曼·阿卜杜克热木·买买提明·阿不都热依木·吐尔逊江·艾则孜·玉素甫·库尔班江·阿迪力·依米提·热合木图拉·穆"
           "罕";
}
inline std::string rare_name() { return "𬱖䶮㛃"; }

inline CheckedInView sample_checked_in()
{
    CheckedInView in;
    in.part_of_day = PartOfDay::Afternoon;
    in.surname = "陈";
    in.masked_name = "陈**";
    in.at = {.hour = 14, .minute = 5};
    in.visit_of_month = 9;
    in.union_name = Bilingual{"霞浦物流园区集卡司机工会", "Xiapu Truck Drivers' Union"};
    in.points = 128;
    in.assurance = Assurance::StaticCode;
    in.amenities = sample_amenities();
    for (AmenityTile& tile : in.amenities) tile.uses = 0;
    in.countdown = 4;
    return in;
}

inline UndoToast sample_undo(int tile)
{
    return {UseId::make("use-1"), sample_amenities()[static_cast<std::size_t>(tile)].amenity.name, 9};
}

void add_answers(std::vector<Sample>& all);
void add_forms(std::vector<Sample>& all);
void add_states_of_home(std::vector<Sample>& all);
void add_form_pages(std::vector<Sample>& all);
void add_ends_of_joining(std::vector<Sample>& all);
void add_volunteer_pages(std::vector<Sample>& all);
void add_ceremonies(std::vector<Sample>& all);
void add_machine_states(std::vector<Sample>& all);
void add_goods_states(std::vector<Sample>& all);
void add_stock_states(std::vector<Sample>& all);
void add_catalogue_states(std::vector<Sample>& all);

inline std::vector<Sample> all_samples()
{
    std::vector<Sample> all;
    add_states_of_home(all);
    add_answers(all);
    add_forms(all);
    return all;
}

inline std::vector<Sample> joining_samples()
{
    std::vector<Sample> all;
    add_form_pages(all);
    add_ends_of_joining(all);
    add_volunteer_pages(all);
    add_ceremonies(all);
    return all;
}

inline std::vector<Sample> service_samples()
{
    std::vector<Sample> all;
    add_machine_states(all);
    add_goods_states(all);
    add_stock_states(all);
    add_catalogue_states(all);
    return all;
}

} // namespace yizhan::screens
