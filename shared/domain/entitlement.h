// What a person may take now, and why. Pure, and the same at kiosk and hub:
// tests/shared/domain/vectors/entitlement.json is run by both. It decides by what is known, and says when that is not
// enough to be sure.
#pragma once

#include "shared/domain/campaign.h"
#include "shared/domain/trusted_time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace yizhan {

// In the order in which they are looked at: the first that applies is said.
enum class EntitlementReason {
    Entitled,
    NotYet, // before its first day
    Over, // ended, or after its last day
    NotHere, // another station's
    NotAtThisHour, // of the day; see next
    NeedsCode, // nobody checked in
    MembersOnly, // a guest, or a card that no roster here holds
    VolunteersOnly,
    OtherUnion,
    OtherOccupation,
    TooNew, // joined too short ago; see next
    TooFewPoints,
    AlreadyTaken, // as often as the period allows; see next
    AllGone, // the total is used up, as far as is known
    OutOfStock, // of every one of its goods here
    NeedsFreshCode,
    NeedsVolunteer,
};
std::string_view name(EntitlementReason reason); // entitled, not_yet, …
std::optional<EntitlementReason> entitlement_reason_of(std::string_view name);

struct Claimant {
    std::optional<Assurance> assurance; // none: nobody checked in
    std::optional<Member> member; // none: a guest
    std::optional<Occupation> occupation; // as a guest said it; of a member the roster's counts
    std::vector<UnionId> unions; // the member's own and all above it
    bool is_volunteer = false;
};

// What was taken of the one campaign, with what is not sent yet and without what was undone: each taking once.
struct TakenSoFar {
    std::vector<KnownTaking> by_claimant; // of a guest: of this visit
    std::int64_t here = 0; // at this station, of a campaign with a total
    std::int64_t everywhere = 0; // with `here`
    // Takings at the stations of the campaign's shares, in their order. What is missing is taken to be within them.
    std::vector<std::int64_t> at_shares;
};

struct EntitlementQuestion {
    Campaign const& campaign;
    Claimant const& claimant;
    TakenSoFar const& taken;
    StationId const& station;
    TrustedNow now;
    ZoneMinutes zone;
    bool volunteer_present = false;
    std::optional<Millis> list_age; // since the kiosk last agreed with the hub; none: never
    // Units here of each of the campaign's goods, in their order; may be negative. None: nobody counts them here, and
    // that stops nobody.
    std::span<std::optional<std::int64_t> const> stock;
};

struct Entitlement {
    EntitlementReason reason = EntitlementReason::Entitled;
    int left = 0; // takings of this person in this period, before this one; 0 unless entitled
    std::optional<std::int64_t> left_of_total; // as far as known; of the share where the station has one
    bool reserved = false; // within this station's share: it may promise with no network
    // NotAtThisHour, AlreadyTaken, NotYet, TooNew: when it will be otherwise, if ever.
    std::optional<UtcMs> next;
    // A volunteer who stands by may say yes all the same: NeedsFreshCode, NeedsVolunteer.
    bool volunteer_may = false;

    bool is_entitled() const { return reason == EntitlementReason::Entitled; }
    bool operator==(Entitlement const&) const = default;
};

// A clock that was never agreed turns nobody away: days and hours are then not judged, and a period counts by the clock
// as it is. Stock that is believed to be gone does not forbid either where a volunteer stands by: they see the shelf.
Entitlement decide_entitlement(EntitlementQuestion const& question);

// The period of a campaign that a moment is in, from..before; Once: all time.
struct PeriodSpan {
    UtcMs from;
    UtcMs before;
};
PeriodSpan period_span(Period period, UtcMs at, ZoneMinutes zone);

} // namespace yizhan
