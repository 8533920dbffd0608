#include "shared/domain/events.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<RefusalReason, 8> refusal_reasons{{{{RefusalReason::Unreadable, "unreadable"},
    {RefusalReason::NotOurs, "not_ours"}, {RefusalReason::WrongSignature, "wrong_signature"},
    {RefusalReason::UnknownSigner, "unknown_signer"}, {RefusalReason::Expired, "expired"},
    {RefusalReason::Revoked, "revoked"}, {RefusalReason::Unknown, "unknown"}, {RefusalReason::Inactive, "inactive"}}}};

constexpr NameTable<StartReason, 4> start_reasons{
    {{{StartReason::Boot, "boot"}, {StartReason::NewJournal, "new_journal"}, {StartReason::SetAside, "set_aside"},
        {StartReason::HubKnewMore, "hub_knew_more"}}}};

struct TypeName {
    std::string operator()(CheckedIn const&) const { return "visit.checked_in"; }
    std::string operator()(CheckInRefused const&) const { return "visit.refused"; }
    std::string operator()(AmenityUsed const&) const { return "amenity.used"; }
    std::string operator()(AmenityUseUndone const&) const { return "amenity.use_undone"; }
    std::string operator()(HelpCalled const&) const { return "help.called"; }
    std::string operator()(KioskStarted const&) const { return "kiosk.started"; }
    std::string operator()(ApplicationDrafted const&) const { return "application.drafted"; }
    std::string operator()(ApplicationSubmitted const&) const { return "application.submitted"; }
    std::string operator()(ApplicationAmended const&) const { return "application.amended"; }
    std::string operator()(ApplicationWithdrawn const&) const { return "application.withdrawn"; }
    std::string operator()(ApplicationSentBack const&) const { return "application.sent_back"; }
    std::string operator()(ApplicationApproved const&) const { return "application.approved"; }
    std::string operator()(ApplicationRefused const&) const { return "application.refused"; }
    std::string operator()(CardReissued const&) const { return "card.reissued"; }
    std::string operator()(CardRevoked const&) const { return "card.revoked"; }
    std::string operator()(MemberMerged const&) const { return "member.merged"; }
    std::string operator()(CeremonyOpened const&) const { return "ceremony.opened"; }
    std::string operator()(CeremonyClosed const&) const { return "ceremony.closed"; }
    std::string operator()(VolunteerSignedIn const&) const { return "volunteer.signed_in"; }
    std::string operator()(VolunteerRefused const&) const { return "volunteer.refused"; }
    std::string operator()(VolunteerSignedOut const&) const { return "volunteer.signed_out"; }
    std::string operator()(SessionStarted const&) const { return "session.started"; }
    std::string operator()(SessionEnded const&) const { return "session.ended"; }
    std::string operator()(MachineReported const&) const { return "machine.reported"; }
    std::string operator()(QueueJoined const&) const { return "queue.joined"; }
    std::string operator()(QueueCalled const&) const { return "queue.called"; }
    std::string operator()(QueueLeft const&) const { return "queue.left"; }
    std::string operator()(GoodsTaken const&) const { return "goods.taken"; }
    std::string operator()(TakingUndone const&) const { return "goods.taking_undone"; }
    std::string operator()(StockMoved const&) const { return "stock.moved"; }
    std::string operator()(PointsMoved const&) const { return "points.moved"; }
    std::string operator()(ExceptionSettled const&) const { return "exception.settled"; }
    std::string operator()(ServiceRequested const&) const { return "service.requested"; }
    std::string operator()(ServiceAdvanced const&) const { return "service.advanced"; }
    std::string operator()(UnknownFact const& fact) const { return fact.type; }
};

} // namespace

std::string_view name(RefusalReason reason) { return refusal_reasons.name_of(reason); }
std::optional<RefusalReason> refusal_reason_of(std::string_view text) { return refusal_reasons.value_of(text); }
std::string_view name(StartReason reason) { return start_reasons.name_of(reason); }
std::optional<StartReason> start_reason_of(std::string_view text) { return start_reasons.value_of(text); }
std::string type_name(EventBody const& body) { return std::visit(TypeName{}, body); }

} // namespace yizhan
