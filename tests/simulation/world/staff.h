// Staff at the hub: they edit and end campaigns, take machines out of service, move goods and points, settle
// exceptions and go on with requests, whatever stations are out of reach meanwhile.
#pragma once

#include "tests/simulation/world/district.h"
#include "tests/simulation/world/hub_node.h"
#include "tests/simulation/world/offers.h"

namespace yizhan::sim {

class Staff {
public:
    Staff(HubNode& hub, Ledger& ledger, std::uint64_t seed) : m_hub{hub}, m_ledger{ledger}, m_random{seed, "staff"} { }
    // The next piece of work. REQUIRES: the hub is up.
    void act();

private:
    Result<void> edit_campaign(ServiceDesks& desks);
    Result<void> end_campaign(ServiceDesks& desks);
    Result<void> change_machine(ServiceDesks& desks);
    Result<void> move_stock(ServiceDesks& desks);
    Result<void> move_points(ServiceDesks& desks);
    Result<void> settle(ServiceDesks& desks);
    Result<void> advance(ServiceDesks& desks);
    Result<void> ask_by_phone(ServiceDesks& desks);
    std::string fresh_id();
    MemberId any_member() { return MemberId::make("m" + std::to_string(m_random.below(District::people / 2))); }
    StationId any_station() { return District::station(1 + m_random.below(District::station_count)); }
    template <class T> T any(std::vector<T> const& all) { return all[m_random.below(all.size())]; }

    HubNode& m_hub;
    Ledger& m_ledger;
    test::SeededRandom m_random;
};

} // namespace yizhan::sim
