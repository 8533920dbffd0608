// What a phone sends to check in, read strictly.
#pragma once

#include "shared/domain/member.h"
#include "shared/protocol/check_in_link.h"

#include <string>
#include <string_view>
#include <variant>

namespace yizhan {

// A member's claim: the number, and the last four digits of the phone that the union knows.
struct MemberClaim {
    MemberNumber number;
    std::string phone_tail;
};

struct PhoneAttempt {
    EventId id; // a UUID that the phone made: the same attempt again is the same check-in
    CheckInToken token;
    std::variant<Occupation, MemberClaim> who; // a guest's occupation, or a member
};

// Unauthorised: no token. InvalidInput: anything else.
Result<PhoneAttempt> read_phone_attempt(std::string_view body);
// Unauthorised: absent or not of the form.
Result<CheckInToken> read_token(std::optional<std::string_view> text);

} // namespace yizhan
