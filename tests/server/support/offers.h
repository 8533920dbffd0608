// Rows that staff would keep, valid as they are: a test spoils one thing.
#pragma once

#include "shared/domain/feed.h"

namespace yizhan::test {

inline Amenity washing()
{
    Amenity row;
    row.id = AmenityId::make("washing");
    row.kind = AmenityKind::Timed;
    row.name = {"洗衣机", "Washing machine"};
    row.state = {"两台", "Two of them"};
    row.icon = "local_laundry_service";
    row.timed = {{30, 45}, 15};
    return row;
}
inline Amenity water()
{
    Amenity row;
    row.id = AmenityId::make("hot-water");
    row.name = {"热水", "Hot water"};
    row.icon = "local_drink";
    return row;
}
inline Machine washer(std::string id, std::string amenity = "washing")
{
    return {MachineId::make(std::move(id)), AmenityId::make(std::move(amenity)), {"1号洗衣机", "Washer 1"}, 1, true};
}
inline Goods porridge(std::string id = "porridge", std::string barcode = "6901234567892")
{
    Goods row;
    row.id = GoodsId::make(std::move(id));
    row.name = {"八宝粥", "Porridge"};
    row.unit = {"份", "portion"};
    row.icon = "breakfast_dining";
    row.barcode = *Barcode::parse(barcode);
    row.cost_fen = 350;
    return row;
}
inline Campaign winter(int revision = 0)
{
    Campaign row;
    row.id = CampaignId::make("winter");
    row.revision = revision;
    row.name = {"冬季暖粥", "Warm porridge"};
    row.icon = "breakfast_dining";
    row.goods = {GoodsId::make("porridge")};
    row.first_day = 20'781;
    row.last_day = 20'880;
    return row;
}
inline ServiceEntry training()
{
    ServiceEntry row;
    row.id = ServiceId::make("training");
    row.icon = "school";
    row.title = {"技能培训", "Skills training"};
    row.ask = {"驿站志愿者", "A volunteer here"};
    row.initials = "jnpx";
    return row;
}

} // namespace yizhan::test
