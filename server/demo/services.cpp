#include "server/demo/services.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan::demo {
namespace {

struct Kind {
    std::string_view id;
    Bilingual name;
    std::string_view icon;
    Tint tint;
    std::vector<int> minutes;
    int clear_min;
    int in_park;
    int in_street;
    Bilingual machine; // with {}
};

std::vector<Kind> kinds()
{
    return {
        {"microwave", {"热饭", "Warm a meal"}, "microwave", Tint::Amber, {2, 1, 3, 5}, 3, 3, 1,
            {"{}号微波炉", "Microwave {}"}},
        {"washer", {"洗衣", "Laundry"}, "local_laundry_service", Tint::Blue, {45, 30, 60}, 15, 3, 0,
            {"{}号洗衣机", "Washing machine {}"}},
        {"dryer", {"烘干", "Drying"}, "air", Tint::Amber, {40, 60}, 15, 2, 0, {"{}号烘干机", "Dryer {}"}},
        {"shower", {"淋浴", "Shower"}, "shower", Tint::Teal, {20, 15, 30}, 5, 4, 0, {"{}号淋浴间", "Shower {}"}},
        {"bed", {"床位小憩", "A bed"}, "bed", Tint::Violet, {60, 30, 120}, 10, 6, 0, {"{}号床位", "Bed {}"}},
        {"charging-bay", {"电瓶充电", "Battery charging"}, "electric_bike", Tint::Green, {120, 60, 240}, 20, 0, 6,
            {"{}号充电位", "Charging bay {}"}},
    };
}

std::vector<int> ascending(std::vector<int> minutes)
{
    std::sort(minutes.begin(), minutes.end());
    return minutes;
}

struct Item {
    std::string_view id;
    Bilingual name;
    Bilingual unit;
    std::string_view icon;
    std::string_view barcode;
    std::int64_t cost_fen;
};

// Barcodes of the range that GS1 keeps for use inside a house (200 to 299).
std::vector<Item> items()
{
    return {
        {"medicine-pack", {"暖心药包", "Medicine pack"}, {"份", "packs"}, "medical_services", "2000000000015", 2'800},
        {"cooling-pack", {"夏日清凉包", "Summer cooling pack"}, {"份", "packs"}, "ac_unit", "2000000000022", 3'500},
        {"breakfast-set", {"暖心早餐", "Breakfast"}, {"份", "meals"}, "free_breakfast", "2000000000039", 800},
        {"porridge", {"腊八粥", "Festival porridge"}, {"碗", "bowls"}, "rice_bowl", "2000000000046", 500},
        {"courtesy-card", {"甬爱e家礼遇卡", "Courtesy card"}, {"张", "cards"}, "card_giftcard", "2000000000053", 0},
        {"gloves", {"防寒手套", "Warm gloves"}, {"副", "pairs"}, "back_hand", "2000000000060", 1'500},
    };
}

Campaign campaign(std::string_view id, Bilingual name, Bilingual about, std::string_view icon, Tint tint, Payer payer)
{
    Campaign row;
    row.id = CampaignId::make(std::string{id});
    row.name = std::move(name);
    row.about = std::move(about);
    row.icon = icon;
    row.tint = tint;
    row.payer = payer;
    return row;
}

Campaign with_goods(Campaign row, std::vector<std::string_view> const& goods, int order)
{
    for (auto const id : goods) row.goods.push_back(GoodsId::make(std::string{id}));
    row.order = order;
    return row;
}

} // namespace

DemoMachines demo_machines(bool in_park, int first_order)
{
    DemoMachines found;
    for (auto const& kind : kinds()) {
        int const count = in_park ? kind.in_park : kind.in_street;
        if (count == 0) continue;
        Amenity amenity;
        amenity.id = AmenityId::make(std::string{kind.id});
        amenity.kind = AmenityKind::Timed;
        amenity.name = kind.name;
        amenity.icon = kind.icon;
        amenity.tint = kind.tint;
        amenity.order = first_order + static_cast<int>(found.amenities.size());
        amenity.timed = {ascending(kind.minutes), kind.clear_min};
        for (int n = 1; n <= count; ++n) {
            Machine machine;
            machine.id = MachineId::make(fmt::format("{}-{}", kind.id, n));
            machine.amenity = amenity.id;
            machine.name
                = {fmt::format(fmt::runtime(kind.machine.zh), n), fmt::format(fmt::runtime(kind.machine.en), n)};
            machine.order = n;
            found.machines.push_back(std::move(machine));
        }
        found.amenities.push_back(std::move(amenity));
    }
    return found;
}

std::vector<Goods> demo_goods()
{
    std::vector<Goods> rows;
    for (auto const& item : items()) {
        Goods row;
        row.id = GoodsId::make(std::string{item.id});
        row.name = item.name;
        row.unit = item.unit;
        row.icon = item.icon;
        if (auto code = Barcode::parse(item.barcode)) row.barcode = std::move(*code);
        row.cost_fen = item.cost_fen;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Campaign> demo_campaigns(UtcMs now, ZoneMinutes zone)
{
    auto const today = local_day(now, zone);
    std::vector<Campaign> rows;
    rows.push_back(with_goods(campaign("medicine-2026", {"暖心药包", "Medicine pack"},
                                  {"常用药和创可贴，出门在外备一份。", "Everyday medicines and plasters for the road."},
                                  "medical_services", Tint::Red, Payer::StateFinance),
        {"medicine-pack"}, 1));
    rows.back().period = Period::Month;
    rows.push_back(with_goods(campaign("breakfast-2026", {"免费早餐", "Free breakfast"},
                                  {"会员每天一份，先到先得。", "One a day for members, while it lasts."},
                                  "free_breakfast", Tint::Amber, Payer::Union),
        {"breakfast-set"}, 2));
    rows.back().period = Period::Day;
    rows.back().from_minute = 6 * 60;
    rows.back().to_minute = 9 * 60;
    rows.push_back(with_goods(campaign("winter-2026", {"冬日送温暖", "Warm in winter"},
                                  {"防寒手套一副，前 400 名。", "A pair of warm gloves for the first 400."},
                                  "back_hand", Tint::Violet, Payer::Dues),
        {"gloves"}, 3));
    rows.back().total = 400;
    for (int n = 1; n <= 4; ++n) rows.back().shares.push_back({StationId::make(fmt::format("st-logistics-{}", n)), 60});
    rows.push_back(with_goods(campaign("courtesy-2026", {"甬爱e家礼遇卡", "Courtesy card"},
                                  {"入会满三个月，每人一张。", "One each, three months after joining."},
                                  "card_giftcard", Tint::Blue, Payer::Union),
        {"courtesy-card"}, 4));
    rows.back().audience.min_months = 3;
    rows.back().policy.demand = Demand::Volunteer;
    rows.push_back(with_goods(campaign("laba-2027", {"腊八送粥", "Festival porridge"},
                                  {"来了就有，不是会员也欢迎。", "For everybody who comes in, member or not."},
                                  "rice_bowl", Tint::Red, Payer::Donation),
        {"porridge"}, 5));
    rows.back().audience.members_only = false;
    rows.back().policy.demand = Demand::Always;
    for (auto& row : rows) {
        row.first_day = today - 20;
        row.last_day = today + 70;
    }
    return rows;
}

std::vector<OwnEvent> demo_first_stock(std::vector<StationId> const& stations, Random& random, UtcMs now)
{
    constexpr Millis day{86'400'000};
    std::vector<OwnEvent> events;
    for (auto const& station : stations) {
        for (auto const& item : items()) {
            OwnEvent event{new_event_id(now - day, random), station, {}, {}};
            event.moment.clock.wall = now - day;
            event.moment.clock.boot = BootId::make("demo");
            event.moment.agreed_offset = Millis{0};
            StockMoved moved;
            moved.movement = MovementId::make(event.id.text());
            moved.goods = GoodsId::make(std::string{item.id});
            moved.units = 36 + static_cast<std::int64_t>(random.below(60));
            moved.from = {StockPlace::Supplier, {}};
            moved.to = {StockPlace::Station, station};
            moved.by = "demo";
            event.body = std::move(moved);
            events.push_back(std::move(event));
        }
    }
    return events;
}

} // namespace yizhan::demo
