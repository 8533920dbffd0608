#include "tests/simulation/world/deeds.h"

namespace yizhan::sim {

bool says_not_recorded(ScreenView const& screen)
{
    return std::visit(
        [](auto const& one) {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, NotRecordedView>) return true;
            if constexpr (requires { one.not_recorded; }) return static_cast<bool>(one.not_recorded);
            return false;
        },
        screen);
}

// What the screen says must be what the journal did. A machine that lost its power on the way says nothing.
void Deeds::act(KioskNode& kiosk, Expected expected, std::function<void(Kiosk&)> const& what)
{
    if (kiosk.is_dead()) return;
    auto const recorded = kiosk.journal().recorded();
    auto const failed = kiosk.journal().failed();
    bool const said_not = says_not_recorded(kiosk.view().screen);
    what(kiosk.actor());
    if (kiosk.is_dead()) return;

    auto const& screen = kiosk.view().screen;
    bool const says_not = says_not_recorded(screen);
    bool const wrote = kiosk.journal().recorded() > recorded;
    m_trace.note(
        kiosk.id().text(), fmt::format("deed: screen {}, {}", screen.index(), wrote ? "recorded" : "nothing recorded"));
    // Where a volunteer hands out, a visit may be recorded and the taking not; machines do things of their own.
    bool const one_thing = std::holds_alternative<NotRecordedView>(screen);
    if (one_thing && wrote && !said_not) m_ledger.violated("the screen said 'not recorded' of what was recorded");
    bool const of_machines = std::holds_alternative<MachinesScreen>(screen);
    if (kiosk.journal().failed() > failed && !says_not && !of_machines) {
        m_ledger.violated("the screen did not say that nothing was recorded");
    }
    if (expected == Expected::Anything || wrote || says_not) return;
    auto const* welcome = std::get_if<CheckedInView>(&screen);
    if ((welcome && !welcome->bounced) || std::holds_alternative<RefusedView>(screen)) {
        m_ledger.violated("an answer was shown, and nothing was recorded");
    }
}

void Deeds::tap(KioskNode& kiosk, Intent const& wanted, std::string const& type, int taps,
    std::function<bool(ScreenView const&)> const& is_told)
{
    if (kiosk.is_dead()) return;
    auto const before = kiosk.journal().recorded_of(type);
    bool const told_before = is_told(kiosk.view().screen);
    for (int i = 0; i < taps; ++i) intent(kiosk, wanted);
    if (kiosk.is_dead()) return;
    auto const wrote = kiosk.journal().recorded_of(type) - before;
    bool const told = is_told(kiosk.view().screen);
    if (wrote > 1) m_ledger.violated("one tap made " + std::to_string(wrote) + " of " + type);
    if (wrote == 1 && !told) m_ledger.violated("a person was not told of " + type);
    if (wrote == 0 && told && !told_before)
        m_ledger.violated("a person was told of " + type + ", and nothing was recorded");
}

} // namespace yizhan::sim
