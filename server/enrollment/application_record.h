// An application as the hub knows it: what its events add up to. A pure function of the set of events, so that any
// order of arrival, and any repetition, ends in the same record.
#pragma once

#include "shared/domain/application.h"
#include "shared/domain/events.h"

#include <optional>
#include <string>
#include <vector>

namespace yizhan {

// One event of an application, out of the log.
struct ApplicationFact {
    Event event;
    UtcMs at; // the hub's best
};

struct ApplicationMoment {
    ApplicationStep step = ApplicationStep::Drafted;
    UtcMs at;
    std::string by; // an account; empty where it happened at a kiosk
    std::optional<DecisionReason> reason;
    std::optional<WithdrawalReason> withdrawal;
    Bilingual note;
    bool too_late = false; // kept, and changed nothing

    bool operator==(ApplicationMoment const&) const = default;
};

// A sealed form, or the sealed part of it that an amendment brought.
struct SealedRevision {
    EventId event;
    KioskId kiosk;
    SealedForm form;
    std::vector<FormField> fields; // of an amendment
    bool whole = false;

    bool operator==(SealedRevision const&) const = default;
};

struct ApplicationRecord {
    ApplicationId id;
    std::optional<ApplicationState> state; // none: only later steps have arrived so far
    int revision = 0; // the newest that counts; 0: not submitted
    StationId station; // where it was submitted
    KioskId kiosk;
    UtcMs submitted_at;
    UtcMs since; // of the state
    MemberId member;
    bool renewal = false;
    Applicant applicant;
    UnionId union_id;
    Route route = Route::Area;
    bool incomplete = false;
    ConsentVersion consent;
    CardId card; // the provisional one
    UtcMs card_expires;
    std::optional<MemberId> helper; // a volunteer
    std::optional<DecisionReason> reason; // of the last decision
    Bilingual note;
    std::vector<FormField> fix;
    std::string decided_by;
    std::optional<MemberNumber> number; // once approved
    std::vector<SealedRevision> revisions; // in order; the first is whole
    std::vector<ApplicationMoment> history; // in the order that counts

    bool is_submitted() const { return revision > 0; }
    bool is_waiting() const { return state == ApplicationState::Submitted || state == ApplicationState::SentBack; }
    bool operator==(ApplicationRecord const&) const = default;
};

// The application that an event is about, where it is one that counts: decisions are the hub's alone.
std::optional<ApplicationId> application_of(Event const& event);

ApplicationRecord fold_application(ApplicationId const& id, std::vector<ApplicationFact> facts);

} // namespace yizhan
