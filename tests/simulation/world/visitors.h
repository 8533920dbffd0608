// What people do at a kiosk, and whether the screen told them the truth about it.
#pragma once

#include "tests/simulation/world/kiosk_node.h"

#include <functional>

namespace yizhan::sim {

class Visitors {
public:
    Visitors(District const& district, Ledger& ledger, Trace& trace, std::uint64_t seed)
        : m_district{district}, m_ledger{ledger}, m_trace{trace}, m_random{seed, "visitors"}
    {
    }
    // One person's next deed. REQUIRES: kiosk.is_up().
    void act(KioskNode& kiosk);

private:
    enum class Expected { Anything, AnAnswer };
    void deed(KioskNode& kiosk, Expected expected, std::function<void(Kiosk&)> const& what);
    void scan(KioskNode& kiosk);
    void type_number(KioskNode& kiosk);
    void type_phone(KioskNode& kiosk);
    void check_in_as_guest(KioskNode& kiosk);
    void use(KioskNode& kiosk);
    void undo(KioskNode& kiosk);
    Citizen const& somebody() { return m_district.citizens()[m_random.below(m_district.citizens().size())]; }

    District const& m_district;
    Ledger& m_ledger;
    Trace& m_trace;
    test::SeededRandom m_random;
};

} // namespace yizhan::sim
