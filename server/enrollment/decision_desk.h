// What staff decide on an application: each decision is one unit of work, and stands or falls alone.
#pragma once

#include "server/enrollment/card_desk.h"
#include "server/enrollment/form_opening.h"

namespace yizhan {

enum class Verdict { Approve, SendBack, Refuse, Withdraw };
std::optional<Verdict> verdict_of(std::string_view name); // approve, send_back, refuse, withdraw

struct Decision {
    ApplicationId application;
    int revision = 0; // that was looked at
    Verdict verdict = Verdict::Approve;
    std::optional<UnionId> union_id; // of Approve: another than the one that was applied for
    std::optional<DecisionReason> reason;
    Bilingual note;
    std::vector<FormField> fix; // of SendBack; none: what belongs to the reason
};

// Why nothing was changed; also its name on the wire.
enum class DecisionFault {
    Changed, // something came in since: look again
    NotWaiting, // decided on already, withdrawn, or not known
    Incomplete, // a document is missing, or the form cannot be opened
    NoReason,
    NoUnion, // there is no such union
    Inactive, // of a suspended member
};
std::string_view name(DecisionFault fault);

struct DecisionResult {
    ApplicationId application;
    std::optional<DecisionFault> fault;
    std::optional<ApplicationState> state; // afterwards
    std::optional<MemberNumber> number; // once approved
};

class DecisionDesk {
public:
    DecisionDesk(DeskPorts const& ports, ApplicationClerk& clerk, CardDesk& cards)
        : m_ports{ports}, m_clerk{clerk}, m_cards{cards}
    {
    }

    // `by`: the account. An error is the machine's, and nothing was changed.
    Result<DecisionResult> decide(Decision const& decision, std::string const& by);

private:
    struct Outcome {
        std::optional<DecisionFault> fault;
        std::string_view action;
    };
    Result<Outcome> act(ApplicationRecord const& record, Decision const& decision, std::string const& by);
    Result<Outcome> approve(ApplicationRecord const& record, Decision const& decision, std::string const& by);
    Result<Outcome> send_back(ApplicationRecord const& record, Decision const& decision, std::string const& by);
    Result<Outcome> refuse(ApplicationRecord const& record, Decision const& decision, std::string const& by);
    Result<Member> member_to_be(ApplicationRecord const& record, UnionId const& union_id);
    Result<MemberNumber> fresh_number();
    Result<void> welcome(
        ApplicationRecord const& record, Member const& before, Member member, std::vector<FeedRow> rows);
    Result<std::optional<PickupRow>> pickup_of(
        ApplicationRecord const& record, OpenedForm const& opened, std::string const& card_text);

    DeskPorts m_ports;
    ApplicationClerk& m_clerk;
    CardDesk& m_cards;
};

} // namespace yizhan
