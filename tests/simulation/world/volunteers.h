// Volunteers at a kiosk: they sign in, receive, count, send and write off, hand out to a queue and take back.
#pragma once

#include "tests/simulation/world/deeds.h"
#include "tests/simulation/world/offers.h"

namespace yizhan::sim {

class Volunteers {
public:
    Volunteers(District const& district, Deeds& deeds, std::uint64_t seed)
        : m_district{district}, m_deeds{deeds}, m_random{seed, "volunteers"}
    {
    }
    // Signs in where nobody is on duty; else the next piece of work. True: signed in just now, works in a moment.
    // REQUIRES: kiosk.is_up().
    bool act(KioskNode& kiosk);

private:
    void keep_stock(KioskNode& kiosk);
    void hand_out(KioskNode& kiosk);
    void serve(KioskNode& kiosk);
    void take_back(KioskNode& kiosk);
    void repair(KioskNode& kiosk);
    void confirm(KioskNode& kiosk);

    District const& m_district;
    Deeds& m_deeds;
    test::SeededRandom m_random;
};

} // namespace yizhan::sim
