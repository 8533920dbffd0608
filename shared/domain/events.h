// Everything that can happen, as facts. An event is never changed and never refused by the hub; a correction is a new
// event. Names say in the past what happened to what; `type_name` is the CloudEvents type.
#pragma once

#include "shared/domain/amenity_events.h"
#include "shared/domain/assurance.h"
#include "shared/domain/enrollment_events.h"
#include "shared/domain/member.h"
#include "shared/domain/trusted_time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace yizhan {

// visit.checked_in
struct CheckedIn {
    VisitId visit;
    std::optional<MemberId> member; // none: a guest, or a good card that this kiosk's roster does not hold yet
    std::optional<CardId> card;
    std::optional<Occupation> occupation;
    Assurance assurance = Assurance::Guest;
    ExpiryCheck expiry = ExpiryCheck::NotApplicable;

    bool operator==(CheckedIn const&) const = default;
};

enum class RefusalReason {
    Unreadable, // our prefix, but damaged
    NotOurs, // some other QR code
    WrongSignature, // forged or damaged
    UnknownSigner, // perhaps a provisional code of a kiosk that is not known here yet
    Expired,
    Revoked,
    Unknown, // a typed number or phone that fits nobody
    Inactive, // a member who left or is suspended
};
std::string_view name(RefusalReason reason);
std::optional<RefusalReason> refusal_reason_of(std::string_view name);

// visit.refused. What was scanned is not kept: it may be anything, a stranger's health code too.
struct CheckInRefused {
    RefusalReason reason = RefusalReason::Unreadable;
    std::optional<CardId> card;

    bool operator==(CheckInRefused const&) const = default;
};

// amenity.used
struct AmenityUsed {
    UseId use;
    AmenityId amenity;
    std::optional<VisitId> visit; // none: taken from the home screen without checking in
    std::optional<MemberId> member;
    std::optional<UnionId> union_id; // the member's at that time

    bool operator==(AmenityUsed const&) const = default;
};

// amenity.use_undone. Carries what it undoes, so that it can be counted in any order of arrival.
struct AmenityUseUndone {
    UseId use;
    AmenityId amenity;
    UtcMs used_at; // occurred_at of the use
    std::optional<UnionId> union_id; // of the use

    bool operator==(AmenityUseUndone const&) const = default;
};

// help.called: somebody pressed 'call a volunteer'.
struct HelpCalled {
    std::optional<RefusalReason> after; // what had just happened

    bool operator==(HelpCalled const&) const = default;
};

enum class StartReason { Boot, NewJournal, SetAside, HubKnewMore };
std::string_view name(StartReason reason);
std::optional<StartReason> start_reason_of(std::string_view name);

// kiosk.started
struct KioskStarted {
    std::string version; // at most 32 printable ASCII characters
    StartReason reason = StartReason::Boot;

    bool operator==(KioskStarted const&) const = default;
};

// A type that this version does not know: kept and passed on, counted nowhere.
struct UnknownFact {
    std::string type;

    bool operator==(UnknownFact const&) const = default;
};

using EventBody = std::variant<CheckedIn, CheckInRefused, AmenityUsed, AmenityUseUndone, HelpCalled, KioskStarted,
    ApplicationDrafted, ApplicationSubmitted, ApplicationAmended, ApplicationWithdrawn, ApplicationSentBack,
    ApplicationApproved, ApplicationRefused, CardReissued, CardRevoked, MemberMerged, CeremonyOpened, CeremonyClosed,
    VolunteerSignedIn, VolunteerRefused, VolunteerSignedOut, SessionStarted, SessionEnded, MachineReported, QueueJoined,
    QueueCalled, QueueLeft, GoodsTaken, TakingUndone, StockMoved, PointsMoved, ExceptionSettled, ServiceRequested,
    ServiceAdvanced, UnknownFact>;
std::string type_name(EventBody const& body);

using EventHash = std::array<std::uint8_t, 32>; // BLAKE2b-256 of an event's bytes; all zero before the first event

// When something happened, as the kiosk's clocks had it.
struct Moment {
    ClockReading clock;
    std::optional<Millis> agreed_offset; // add it to the wall time; none: not agreed in this boot
    UtcMs occurred_at() const { return agreed_offset ? clock.wall + *agreed_offset : clock.wall; }
};

struct Event {
    EventId id;
    KioskId kiosk;
    IncarnationId incarnation;
    StationId station;
    Seq sequence = 0;
    EventHash previous{};
    Moment moment;
    EventBody body;
};

} // namespace yizhan
