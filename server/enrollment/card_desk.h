// Signing member codes, and the commands on cards and members. Each command is one unit of work: events, roster,
// revocations and audit together, so that nobody ever sees a new card without the old one being revoked. A code for
// somebody who may not check in is never signed.
#pragma once

#include "server/enrollment/application_clerk.h"

namespace yizhan {

constexpr Millis member_card_lifetime{365LL * 24 * 3600 * 1000};

struct IssuedCard {
    CardRecord record;
    std::string text; // "YZ1:…"
};

class CardDesk {
public:
    CardDesk(DeskPorts const& ports, ApplicationClerk& clerk) : m_ports{ports}, m_clerk{clerk} { }

    // Nothing is kept yet. Refused: this member may not check in.
    Result<IssuedCard> prepare(
        Member const& member, CredentialClass cls, UtcMs expires, std::optional<P256Key> const& phone = {});
    // The same text again for a card that was issued.
    std::string text_of(CardRecord const& record) const;
    // Until when an ordinary card that is signed now is good.
    UtcMs usual_end() const;

    // A fresh card, bound to `phone` where one is given; the one before is revoked. NotFound; Refused: inactive, or not
    // approved yet.
    Result<IssuedCard> reissue(MemberId const& member, RevocationReason reason, std::string const& by,
        std::optional<P256Key> const& phone = {});
    // NotFound: no member, or no card. `left` also takes the membership.
    Result<void> revoke(MemberId const& member, RevocationReason reason, std::string const& by);
    // `dropped` is found to be `kept`: cards, number and visits lead there from now on. NotFound; Conflict: the same.
    Result<void> merge(MemberId const& kept, MemberId const& dropped, std::string const& by);

private:
    Result<Member> known(MemberId const& id);
    Result<void> note(std::string const& by, std::string_view action, std::string const& subject);

    DeskPorts m_ports;
    ApplicationClerk& m_clerk;
};

// The union's row with so many members more or fewer; nothing where there is no such union.
Result<std::optional<FeedRow>> with_members(FeedStore& feeds, UnionId const& id, std::int64_t difference);

} // namespace yizhan
