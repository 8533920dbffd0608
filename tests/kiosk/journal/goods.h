// Takings, movements and parts for the tests of what a kiosk keeps of goods. Synthetic people only.
#pragma once

#include "tests/kiosk/journal/enrollment.h"
#include "tests/support/amenity_samples.h"

namespace yizhan::test {

inline std::string const station_of_test = "station.S-01";
inline GoodsId const bowl = GoodsId::make("bowl");

inline Campaign porridge(Period period = Period::Once, std::optional<std::int64_t> total = {})
{
    auto campaign = sample_campaign();
    campaign.period = period;
    campaign.total = total;
    campaign.shares.clear();
    return campaign;
}

inline GoodsTaken taking(int i, char const* member = "m-1", std::int64_t points = 0, int units = 1)
{
    auto made = sample_taken();
    made.taking = TakingId::make(fmt::format("t-{}", i));
    made.by = {VisitId::make(fmt::format("v-{}", i)), MemberId::make(member), UnionId::make("u-1")};
    made.points = points;
    made.units = units;
    return made;
}

inline GoodsTaken guest_taking(int i, char const* visit)
{
    auto made = taking(i);
    made.by = {VisitId::make(visit), {}, {}};
    return made;
}

inline StockMoved received(int i, std::int64_t units)
{
    return sample_movement(
        fmt::format("mv-{}", i).c_str(), units, {StockPlace::Supplier, {}}, at_station("S-01"), StockReason::Received);
}

inline StockPart stock_part(
    std::string const& kiosk, std::string const& incarnation, Seq through, std::int64_t units, std::int64_t coming = 0)
{
    return {bowl, KioskId::make(kiosk), IncarnationId::make(incarnation), through, units, coming, true};
}

inline StockBalance stock_of(KioskComputer& machine)
{
    auto const stock = machine.store->goods_book().stock().value();
    auto const found = stock.find(bowl);
    return found == stock.end() ? StockBalance{0, 0, false} : found->second;
}

inline std::vector<std::string> taken_by(KioskComputer& machine, Campaign const& campaign, char const* member)
{
    std::vector<std::string> ids;
    auto const taken = machine.store->goods_book().taken(campaign, MemberId::make(member), {}).value();
    for (auto const& one : taken.by_claimant) ids.push_back(one.taking.text());
    return ids;
}

inline std::string incarnation_of(KioskComputer& machine)
{
    return machine.store->journal().status().incarnation.text();
}

} // namespace yizhan::test
