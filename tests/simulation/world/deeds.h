// One thing that somebody does at a kiosk, and whether the screen told them the truth about it.
#pragma once

#include "tests/simulation/world/kiosk_node.h"

#include <functional>
#include <string>

namespace yizhan::sim {

// The screen says that something was not recorded.
bool says_not_recorded(ScreenView const& screen);

class Deeds {
public:
    enum class Expected { Anything, AnAnswer };

    Deeds(Ledger& ledger, Trace& trace) : m_ledger{ledger}, m_trace{trace} { }

    void act(KioskNode& kiosk, Expected expected, std::function<void(Kiosk&)> const& what);
    void intent(KioskNode& kiosk, Intent const& intent)
    {
        act(kiosk, Expected::Anything, [&](Kiosk& actor) { actor.on_intent(intent); });
    }
    void scan(KioskNode& kiosk, std::string const& code)
    {
        act(kiosk, Expected::AnAnswer, [&](Kiosk& actor) { actor.on_scan(code); });
    }
    // A tap that is to record one event of this type, twice where the finger slips: told if and only if it was
    // recorded, and once.
    void tap(KioskNode& kiosk, Intent const& intent, std::string const& type, int taps,
        std::function<bool(ScreenView const&)> const& is_told);

    Ledger& ledger() { return m_ledger; }

private:
    Ledger& m_ledger;
    Trace& m_trace;
};

} // namespace yizhan::sim
