// Who may help others at a kiosk: a card of its own class and the verifier of a PIN, in the feed. Making the verifier
// is slow on purpose, so it happens between two steps, elsewhere.
#pragma once

#include "server/enrollment/card_desk.h"
#include "shared/protocol/pin.h"

namespace yizhan {

struct Appointment {
    MemberId member;
    UtcMs until;
    std::vector<StationId> stations; // none: all
};

class VolunteerRegister {
public:
    VolunteerRegister(DeskPorts const& ports, CardDesk& cards) : m_ports{ports}, m_cards{cards} { }

    // The card that is going to be theirs; nothing is kept yet. NotFound: no such member. Refused: not an active one.
    // InvalidInput: the end is past.
    Result<IssuedCard> prepare(Appointment const& appointment);
    // With make_pin_verifier() of that card's text. Whoever was a volunteer already has this card instead.
    Result<void> appoint(
        Appointment const& appointment, IssuedCard const& card, std::string verifier, std::string const& by);
    // NotFound: not a volunteer. The card is revoked.
    Result<void> dismiss(MemberId const& member, std::string const& by);

private:
    Result<std::optional<Volunteer>> find(MemberId const& member);

    DeskPorts m_ports;
    CardDesk& m_cards;
};

} // namespace yizhan
