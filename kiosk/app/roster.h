// The members that this kiosk knows. Indexed look-ups only; never a scan, never the whole list. Same thread as the
// journal.
#pragma once

#include "shared/domain/application.h"
#include "shared/domain/check_in.h"
#include "shared/domain/member.h"

#include <optional>
#include <vector>

namespace yizhan {

// Somebody who may be the same person as who is joining.
struct KnownPerson {
    MemberId member;
    Applicant applicant;
    UnionId union_id;
    bool waiting = false; // applied and is not approved yet

    bool operator==(KnownPerson const&) const = default;
};

class Roster {
public:
    virtual ~Roster() = default;
    // The member whose card it is, and the card's revocation if there is one. A provisional card leads to who applied
    // with it at this station, from the moment of signing; a volunteer's card to the member who helps, on the list or
    // not; cards and numbers of a record that was merged lead to the one that was kept.
    virtual Result<CardStanding> find_card(CardId const& card) = 0;
    virtual Result<std::optional<Member>> find_number(MemberNumber const& number) = 0;
    // At most `limit`, by masked name then number; active members first, then who is provisional or applied here.
    virtual Result<std::vector<Member>> find_phone(PhoneKey const& key, std::size_t limit) = 0;
    // 'Is that you?': same tail and masked name, or same tail, initial and surname; members and who applied here, those
    // who applied here first. Nobody is found without a phone.
    virtual Result<std::vector<KnownPerson>> find_duplicates(Applicant const& applicant, std::size_t limit) = 0;
    // When the roster and the revocations were last agreed with the hub; nothing: never.
    virtual Result<std::optional<UtcMs>> as_of() = 0;
};

} // namespace yizhan
