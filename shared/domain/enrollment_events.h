// The events of joining a union. What identifies a person is only inside `sealed`; the rest is what a roster holds.
#pragma once

#include "shared/domain/application.h"
#include "shared/domain/routing.h"
#include "shared/domain/volunteer.h"

#include <optional>
#include <string>

namespace yizhan {

// A sealed form or amendment: to the hub's enrollment key `key` (8 hex digits), see protocol README.
struct SealedForm {
    std::string key;
    std::string sealed; // base64, at most 6'000 characters

    bool operator==(SealedForm const&) const = default;
};

// Who helped, and in which ceremony. Both empty where a person did it alone.
struct Helped {
    std::optional<MemberId> volunteer;
    std::optional<CeremonyId> ceremony;
    bool operator==(Helped const&) const = default;
};

// application.drafted: somebody began a form.
struct ApplicationDrafted {
    ApplicationId application;
    Helped helped;
    bool operator==(ApplicationDrafted const&) const = default;
};

// application.submitted: signed; the person has a provisional code from now on.
struct ApplicationSubmitted {
    ApplicationId application;
    MemberId member; // fresh, or the one whose card is renewed; stays with the person for good
    bool renewal = false; // 'that is me': a new card for `member`, not a second member
    Applicant applicant;
    UnionId union_id;
    Route route = Route::Area;
    bool incomplete = false; // no document was shown yet
    ConsentVersion consent;
    CardId card; // of the provisional code
    UtcMs card_expires;
    Helped helped;
    SealedForm form;
    bool operator==(ApplicationSubmitted const&) const = default;
};

// application.amended: what was asked again, answered.
struct ApplicationAmended {
    ApplicationId application;
    int revision = 2; // 2, 3, …: the one that this makes
    std::vector<FormField> fields;
    bool incomplete = false;
    std::optional<UnionId> union_id; // where another union was chosen
    Helped helped;
    SealedForm form;
    bool operator==(ApplicationAmended const&) const = default;
};

// application.withdrawn
struct ApplicationWithdrawn {
    ApplicationId application;
    WithdrawalReason reason = WithdrawalReason::ByPerson;
    std::string page; // where the form stood: occupation, employer, …; empty where it was complete
    bool operator==(ApplicationWithdrawn const&) const = default;
};

// application.sent_back, application.approved, application.refused: by staff, recorded by the hub.
struct ApplicationSentBack {
    ApplicationId application;
    int revision = 1; // that was decided on
    DecisionReason reason = DecisionReason::DocumentMissing;
    std::vector<FormField> fix;
    Bilingual note;
    std::string by; // the account's name
    bool operator==(ApplicationSentBack const&) const = default;
};
struct ApplicationApproved {
    ApplicationId application;
    int revision = 1;
    MemberId member;
    MemberNumber number = MemberNumber::of_serial(1'000'000);
    UnionId union_id;
    CardId card; // the full one
    std::string by;
    bool operator==(ApplicationApproved const&) const = default;
};
struct ApplicationRefused {
    ApplicationId application;
    int revision = 1;
    DecisionReason reason = DecisionReason::NotEligible;
    Bilingual note;
    std::string by;
    bool operator==(ApplicationRefused const&) const = default;
};

// card.reissued and card.revoked by staff; member.merged: the kept one answers for the codes of the dropped one.
struct CardReissued {
    MemberId member;
    CardId card;
    RevocationReason reason = RevocationReason::Replaced; // of the one before
    std::string by; // account, or `phone` where the person claimed it
    bool operator==(CardReissued const&) const = default;
};
struct CardRevoked {
    MemberId member;
    CardId card;
    RevocationReason reason = RevocationReason::Lost;
    std::string by;
    bool operator==(CardRevoked const&) const = default;
};
struct MemberMerged {
    MemberId kept;
    MemberId dropped;
    std::string by;
    bool operator==(MemberMerged const&) const = default;
};

// ceremony.opened, ceremony.closed: many people of one group, one after another.
struct CeremonyOpened {
    CeremonyId ceremony;
    UnionId union_id;
    std::string place; // at most 60 characters, as the volunteer typed it; may be empty
    int expected = 0; // people, 0..500; 0: not said
    MemberId volunteer;
    bool operator==(CeremonyOpened const&) const = default;
};
struct CeremonyClosed {
    CeremonyId ceremony;
    int enrolled = 0; // with a code
    int incomplete = 0; // of those
    int given_up = 0;
    bool operator==(CeremonyClosed const&) const = default;
};

// volunteer.signed_in, volunteer.refused, volunteer.signed_out
struct VolunteerSignedIn {
    MemberId volunteer;
    bool operator==(VolunteerSignedIn const&) const = default;
};
struct VolunteerRefused {
    SignInRefusal reason = SignInRefusal::WrongPin;
    std::optional<CardId> card;
    bool operator==(VolunteerRefused const&) const = default;
};
// How the shift stood when it was given away: seen and confirmed by the one who left.
struct VolunteerSignedOut {
    MemberId volunteer;
    bool left_alone = false; // signed out by the kiosk
    int enrolled = 0; // in this shift
    int unsent = 0;
    int sent_back = 0;
    bool operator==(VolunteerSignedOut const&) const = default;
};

} // namespace yizhan
