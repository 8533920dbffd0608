#include "shared/domain/application.h"

#include "shared/domain/name_table.h"

#include <array>

namespace yizhan {
namespace {

using State = ApplicationState;
using Step = ApplicationStep;

constexpr NameTable<State, 6> states{
    {{{State::Draft, "draft"}, {State::Submitted, "submitted"}, {State::SentBack, "sent_back"},
        {State::Approved, "approved"}, {State::Refused, "refused"}, {State::Withdrawn, "withdrawn"}}}};

constexpr NameTable<Step, 7> steps{{{{Step::Drafted, "drafted"}, {Step::Submitted, "submitted"},
    {Step::Amended, "amended"}, {Step::SentBack, "sent_back"}, {Step::Approved, "approved"}, {Step::Refused, "refused"},
    {Step::Withdrawn, "withdrawn"}}}};

constexpr NameTable<FormField, 6> form_fields{
    {{{FormField::Name, "name"}, {FormField::Document, "document"}, {FormField::Phone, "phone"},
        {FormField::Employer, "employer"}, {FormField::Community, "community"}, {FormField::Signing, "signature"}}}};

constexpr NameTable<DecisionReason, 9> decision_reasons{{{{DecisionReason::DocumentMissing, "document_missing"},
    {DecisionReason::DocumentUnclear, "document_unclear"}, {DecisionReason::PhoneWrong, "phone_wrong"},
    {DecisionReason::SignatureMissing, "signature_missing"}, {DecisionReason::OtherUnion, "other_union"},
    {DecisionReason::AlreadyMember, "already_member"}, {DecisionReason::NotEligible, "not_eligible"},
    {DecisionReason::NotGenuine, "not_genuine"}, {DecisionReason::ByRequest, "by_request"}}}};

constexpr NameTable<WithdrawalReason, 4> withdrawal_reasons{
    {{{WithdrawalReason::LeftAlone, "left_alone"}, {WithdrawalReason::ByPerson, "by_person"},
        {WithdrawalReason::ByVolunteer, "by_volunteer"}, {WithdrawalReason::ByStaff, "by_staff"}}}};

struct Transition {
    std::optional<State> from; // nothing: not begun
    Step step;
    State to;
};

// Whatever does not stand here changes nothing.
constexpr std::array transitions{
    Transition{std::nullopt, Step::Drafted, State::Draft},
    Transition{std::nullopt, Step::Submitted, State::Submitted},
    Transition{State::Draft, Step::Submitted, State::Submitted},
    Transition{State::Draft, Step::Withdrawn, State::Withdrawn},
    Transition{State::Submitted, Step::SentBack, State::SentBack},
    Transition{State::Submitted, Step::Amended, State::Submitted},
    Transition{State::Submitted, Step::Approved, State::Approved},
    Transition{State::Submitted, Step::Refused, State::Refused},
    Transition{State::Submitted, Step::Withdrawn, State::Withdrawn},
    Transition{State::SentBack, Step::Amended, State::Submitted},
    Transition{State::SentBack, Step::Approved, State::Approved},
    Transition{State::SentBack, Step::Refused, State::Refused},
    Transition{State::SentBack, Step::Withdrawn, State::Withdrawn},
};

} // namespace

std::string_view name(ApplicationState state) { return states.name_of(state); }
std::optional<ApplicationState> application_state_of(std::string_view text) { return states.value_of(text); }
std::string_view name(ApplicationStep step) { return steps.name_of(step); }
std::optional<ApplicationStep> application_step_of(std::string_view text) { return steps.value_of(text); }
std::string_view name(FormField field) { return form_fields.name_of(field); }
std::optional<FormField> form_field_of(std::string_view text) { return form_fields.value_of(text); }
std::string_view name(DecisionReason reason) { return decision_reasons.name_of(reason); }
std::optional<DecisionReason> decision_reason_of(std::string_view text) { return decision_reasons.value_of(text); }
std::string_view name(WithdrawalReason reason) { return withdrawal_reasons.name_of(reason); }
std::optional<WithdrawalReason> withdrawal_reason_of(std::string_view text)
{
    return withdrawal_reasons.value_of(text);
}

std::optional<ApplicationState> next_state(std::optional<ApplicationState> state, ApplicationStep step)
{
    for (auto const& transition : transitions) {
        if (transition.from == state && transition.step == step) return transition.to;
    }
    return std::nullopt;
}

} // namespace yizhan
