// Who may help others at a kiosk. Signing in takes their own code and a PIN; it works with no network.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/trusted_time.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

struct Volunteer {
    MemberId id;
    std::string masked_name;
    CardId card; // of class volunteer
    std::string pin_verifier; // Argon2id over the PIN and the card's whole code: nothing to guess from without the card
    UtcMs until; // not after this
    std::vector<StationId> stations; // none: all
    bool operator==(Volunteer const&) const = default;
};

// Wrong PINs of one card at one kiosk. Kept over restarts.
struct PinAttempts {
    int wrong = 0;
    UtcMs last; // trusted time of the last wrong one
    bool operator==(PinAttempts const&) const = default;
};
constexpr int free_pin_attempts = 5;
constexpr Millis pin_pause{15 * 60 * 1000}; // after the fifth wrong one, doubled after each fifth more, at most a day

// How long the card must wait now; zero: it may try. A clock that was set back does not shorten it.
Millis pin_wait(PinAttempts const& attempts, UtcMs now);

enum class SignInRefusal { NotAVolunteer, Revoked, Ended, OtherStation, WrongPin, Waiting };
std::string_view name(SignInRefusal refusal);
std::optional<SignInRefusal> sign_in_refusal_of(std::string_view name);

// Before the PIN is asked for. An end is only held against an agreed clock. Nothing: go on.
std::optional<SignInRefusal> check_volunteer(
    std::optional<Volunteer> const& volunteer, bool revoked, StationId const& station, TrustedNow const& now);

} // namespace yizhan
