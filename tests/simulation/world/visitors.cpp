#include "tests/simulation/world/visitors.h"

namespace yizhan::sim {

void Visitors::act(KioskNode& kiosk)
{
    switch (m_random.below(10)) {
    case 0:
    case 1:
    case 2:
        return scan(kiosk);
    case 3:
        return type_number(kiosk);
    case 4:
        return type_phone(kiosk);
    case 5:
        return check_in_as_guest(kiosk);
    case 6:
    case 7:
        return use(kiosk);
    case 8:
        return undo(kiosk);
    default:
        deed(kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::CallVolunteer{}); });
        return deed(kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::GoHome{}); });
    }
}

void Visitors::scan(KioskNode& kiosk)
{
    auto code = somebody().code;
    if (m_random.chance(10)) code[m_random.below(code.size())] ^= 1;
    if (m_random.chance(5)) code = "https://example.org/health-code";
    deed(kiosk, Expected::AnAnswer, [&](Kiosk& actor) { actor.on_scan(code); });
}

void Visitors::type_number(KioskNode& kiosk)
{
    auto number = somebody().member.number->text();
    if (m_random.chance(15)) number = MemberNumber::of_serial(9'000'000).text();
    deed(
        kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::OpenKeypad{KeypadMode::MemberNumber}); });
    for (char const key : number) {
        deed(kiosk, Expected::Anything, [key](Kiosk& actor) { actor.on_intent(intent::PressKey{key}); });
    }
}

void Visitors::type_phone(KioskNode& kiosk)
{
    auto const phone = *somebody().member.phone;
    deed(kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::OpenKeypad{KeypadMode::PhoneTail}); });
    for (char const key : phone.tail + phone.initial) {
        deed(kiosk, Expected::Anything, [key](Kiosk& actor) { actor.on_intent(intent::PressKey{key}); });
    }
    if (kiosk.is_dead() || !std::holds_alternative<CandidatesView>(kiosk.view().screen)) return;
    deed(kiosk, Expected::AnAnswer, [](Kiosk& actor) { actor.on_intent(intent::PickCandidate{1}); });
}

void Visitors::check_in_as_guest(KioskNode& kiosk)
{
    auto const occupation = all_occupations()[m_random.below(all_occupations().size())];
    deed(kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::OpenGuest{}); });
    deed(
        kiosk, Expected::AnAnswer, [occupation](Kiosk& actor) { actor.on_intent(intent::CheckInAsGuest{occupation}); });
}

void Visitors::use(KioskNode& kiosk)
{
    if (kiosk.is_dead()) return;
    bool const has_tiles = std::holds_alternative<HomeView>(kiosk.view().screen)
        || std::holds_alternative<CheckedInView>(kiosk.view().screen);
    if (!has_tiles) deed(kiosk, Expected::Anything, [](Kiosk& actor) { actor.on_intent(intent::GoHome{}); });
    auto const amenities = District::amenities();
    for (auto taps = 1 + m_random.below(3); taps > 0; --taps) {
        auto const& amenity = amenities[m_random.below(amenities.size())];
        deed(kiosk, Expected::Anything, [&](Kiosk& actor) { actor.on_intent(intent::UseAmenity{amenity}); });
    }
    if (m_random.chance(30)) undo(kiosk);
}

void Visitors::undo(KioskNode& kiosk)
{
    if (kiosk.is_dead() || !kiosk.view().undo) return;
    auto const use = kiosk.view().undo->use;
    deed(kiosk, Expected::Anything, [&](Kiosk& actor) { actor.on_intent(intent::UndoUse{use}); });
}

} // namespace yizhan::sim
