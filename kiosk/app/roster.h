// The members that this kiosk knows. Indexed look-ups only; never a scan, never the whole list. Same thread as the
// journal.
#pragma once

#include "shared/domain/check_in.h"
#include "shared/domain/member.h"

#include <optional>
#include <vector>

namespace yizhan {

class Roster {
public:
    virtual ~Roster() = default;
    // The member whose current card it is, and the card's revocation if there is one.
    virtual Result<CardStanding> find_card(CardId const& card) = 0;
    virtual Result<std::optional<Member>> find_number(MemberNumber const& number) = 0;
    // At most `limit`, by masked name then number; active members first.
    virtual Result<std::vector<Member>> find_phone(PhoneKey const& key, std::size_t limit) = 0;
    // When the roster and the revocations were last agreed with the hub; nothing: never.
    virtual Result<std::optional<UtcMs>> as_of() = 0;
};

} // namespace yizhan
