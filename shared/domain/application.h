// An application to join a union: one state machine, used at the kiosk and at the hub. Every transition is an event; a
// step that does not fit the state is kept as a fact and changes nothing.
#pragma once

#include "shared/base/ids.h"
#include "shared/domain/member.h"
#include "shared/domain/text.h"

#include <optional>
#include <string_view>
#include <vector>

namespace yizhan {

enum class ApplicationState { Draft, Submitted, SentBack, Approved, Refused, Withdrawn };
std::string_view name(ApplicationState state); // draft, submitted, sent_back, …
std::optional<ApplicationState> application_state_of(std::string_view name);

enum class ApplicationStep { Drafted, Submitted, Amended, SentBack, Approved, Refused, Withdrawn };
std::string_view name(ApplicationStep step);
std::optional<ApplicationStep> application_step_of(std::string_view name);

// The state after the step; nothing: the step does not fit (it is late, or it is the second of two), the state stays.
// No state: not begun. Events arrive in any order, so Submitted fits without Drafted before it.
std::optional<ApplicationState> next_state(std::optional<ApplicationState> state, ApplicationStep step);

// What a form can be asked again for. Names on the wire: name, document, phone, employer, community, signature.
enum class FormField { Name, Document, Phone, Employer, Community, Signing };
std::string_view name(FormField field);
std::optional<FormField> form_field_of(std::string_view name);

// Why an application was sent back or refused. The kiosk and the pages have the sentences for a person.
enum class DecisionReason {
    DocumentMissing, // no card was shown yet
    DocumentUnclear, // the number or the name does not fit
    PhoneWrong,
    SignatureMissing,
    OtherUnion, // another union is the right one: proposed again
    AlreadyMember, // here, or in another union
    NotEligible, // not a worker: an employer, a pensioner
    NotGenuine,
    ByRequest, // the person asked for it
};
std::string_view name(DecisionReason reason); // document_missing, …
std::optional<DecisionReason> decision_reason_of(std::string_view name);

enum class WithdrawalReason { LeftAlone, ByPerson, ByVolunteer, ByStaff };
std::string_view name(WithdrawalReason reason);
std::optional<WithdrawalReason> withdrawal_reason_of(std::string_view name);

// What a stranger may read of the person: as a roster has it.
struct Applicant {
    std::string masked_name; // 陈**
    std::optional<PhoneKey> phone; // none: no phone was given
    Occupation occupation = Occupation::Other;

    bool operator==(Applicant const&) const = default;
};

// What the hub tells the station about an application that was made there.
struct ApplicationStanding {
    ApplicationId id;
    MemberId member;
    CardId card; // the provisional one
    ApplicationState state = ApplicationState::Submitted;
    int revision = 1;
    Applicant applicant;
    std::optional<DecisionReason> reason; // of SentBack and Refused
    Bilingual note; // what staff wrote to the person; nothing personal in it; may be empty
    std::vector<FormField> fix; // of SentBack: what to ask again
    UtcMs since;

    bool operator==(ApplicationStanding const&) const = default;
};

constexpr Millis provisional_lifetime{30LL * 24 * 3600 * 1000};

} // namespace yizhan
