// How sure a station is of who stands there.
#pragma once

#include <optional>
#include <string_view>

namespace yizhan {

// How sure it is that the person who checked in is the member. Kept with every check-in, for policies to come.
enum class Assurance {
    FreshCode, // a code with a fresh proof of the member's own phone
    StaticCode, // a printed or stored code: may be a copy
    Typed, // number, or phone tail and initial: a claim
    Guest, // nobody claimed anything
    ByVolunteer, // a volunteer vouched
};
std::string_view name(Assurance assurance);
std::optional<Assurance> assurance_of(std::string_view name);

// Whether the card's expiry was held against a clock that may turn somebody away.
enum class ExpiryCheck { Passed, NotPossible, NotApplicable };
std::string_view name(ExpiryCheck check);
std::optional<ExpiryCheck> expiry_check_of(std::string_view name);

} // namespace yizhan
