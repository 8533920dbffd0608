// Checking in: pure decisions. A refusal is a fact to record, not an error; nobody is turned away from water by any of
// it.
#pragma once

#include "shared/domain/events.h"
#include "shared/domain/trusted_time.h"

#include <optional>
#include <variant>

namespace yizhan {

// What the credential reader made of a scan that carries our good signature.
struct ReadCard {
    CardId card;
    UtcMs expires;
    Assurance assurance = Assurance::StaticCode;
};
// …or why it could not: Unreadable, NotOurs, WrongSignature or UnknownSigner.
using ScannedCode = std::variant<ReadCard, RefusalReason>;

// What the roster says of the card.
struct CardStanding {
    std::optional<Member> member; // the one whose current card it is
    std::optional<Revocation> revocation;
};

// The last check-in by this very card or member at this kiosk, for telling a bounce from a second visit.
struct LastCheckIn {
    CardId card; // empty where no card is known
    VisitId visit;
    MonoMs at;
};

// The same code again within the bounce window: nothing to record.
struct Bounced {
    VisitId visit;

    bool operator==(Bounced const&) const = default;
};

using CheckInDecision = std::variant<CheckedIn, CheckInRefused, Bounced>;

struct CheckInContext {
    VisitId fresh_visit;
    TrustedNow now;
    MonoMs mono;
    Millis bounce{5'000};
    std::optional<LastCheckIn> last;
};

// Order of the rules: unreadable → bounce → revoked → inactive → expired (only by an agreed clock) → in. A good card
// that is on no roster here is let in: the hub knows it, this kiosk will.
CheckInDecision decide_scanned(ScannedCode const& scanned, CardStanding const& standing, CheckInContext const& context);

// A number, or a name picked from the short list. None: it fits nobody.
CheckInDecision decide_typed(std::optional<Member> const& member, CheckInContext const& context);

CheckedIn decide_guest(Occupation occupation, CheckInContext const& context);

} // namespace yizhan
