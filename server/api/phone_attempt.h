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

// A card in the phone, as it proves itself now: "YZP:…".
struct ShownCard {
    std::string presentation;
};

struct PhoneAttempt {
    EventId id; // a UUID that the phone made: the same attempt again is the same check-in
    CheckInToken token;
    std::variant<Occupation, MemberClaim, ShownCard> who; // a guest's occupation, or a member
};

// Unauthorised: no token. InvalidInput: anything else.
Result<PhoneAttempt> read_phone_attempt(std::string_view body);
// Unauthorised: absent or not of the form.
Result<CheckInToken> read_token(std::optional<std::string_view> text);

// As every phone makes its ids: in lower case.
bool is_uuid(std::string_view text);

} // namespace yizhan
