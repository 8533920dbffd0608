// What people do at a kiosk: they check in and use what is counted.
#pragma once

#include "tests/simulation/world/deeds.h"

namespace yizhan::sim {

class Visitors {
public:
    Visitors(District const& district, Deeds& deeds, std::uint64_t seed)
        : m_district{district}, m_deeds{deeds}, m_random{seed, "visitors"}
    {
    }
    // One person's next deed. REQUIRES: kiosk.is_up().
    void act(KioskNode& kiosk);

private:
    using Expected = Deeds::Expected;
    void deed(KioskNode& kiosk, Expected expected, std::function<void(Kiosk&)> const& what)
    {
        m_deeds.act(kiosk, expected, what);
    }
    void scan(KioskNode& kiosk);
    void type_number(KioskNode& kiosk);
    void type_phone(KioskNode& kiosk);
    void check_in_as_guest(KioskNode& kiosk);
    void use(KioskNode& kiosk);
    void undo(KioskNode& kiosk);
    Citizen const& somebody() { return m_district.citizens()[m_random.below(m_district.citizens().size())]; }

    District const& m_district;
    Deeds& m_deeds;
    test::SeededRandom m_random;
};

} // namespace yizhan::sim
