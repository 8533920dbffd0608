// People at machines, at goods and at the catalogue of services.
#pragma once

#include "tests/simulation/world/deeds.h"
#include "tests/simulation/world/offers.h"

#include <map>
#include <vector>

namespace yizhan::sim {

class ServiceVisitors {
public:
    ServiceVisitors(District const& district, Deeds& deeds, std::uint64_t seed)
        : m_district{district}, m_deeds{deeds}, m_random{seed, "service-visitors"}
    {
    }
    // One person's next deed. REQUIRES: kiosk.is_up().
    void act(KioskNode& kiosk);

private:
    void arrive(KioskNode& kiosk);
    void use_machine(KioskNode& kiosk);
    void start(KioskNode& kiosk, MachineTile const& tile, std::vector<int> const& minutes);
    void take(KioskNode& kiosk);
    void request(KioskNode& kiosk);
    void follow(KioskNode& kiosk);
    int taps() { return m_random.chance(20) ? 2 : 1; }
    template <class T> T const& any(std::vector<T> const& all) { return all[m_random.below(all.size())]; }

    District const& m_district;
    Deeds& m_deeds;
    test::SeededRandom m_random;
    std::vector<std::string> m_codes; // of requests, as their people keep them
};

} // namespace yizhan::sim
