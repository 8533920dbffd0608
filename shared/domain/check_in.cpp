#include "shared/domain/check_in.h"

namespace yizhan {
namespace {

bool is_bounce(CardId const& card, CheckInContext const& context)
{
    return !card.empty() && context.last && context.last->card == card
        && context.mono - context.last->at < context.bounce;
}

} // namespace

CheckInDecision decide_scanned(ScannedCode const& scanned, CardStanding const& standing, CheckInContext const& context)
{
    if (auto const* fault = std::get_if<RefusalReason>(&scanned)) return CheckInRefused{*fault, std::nullopt};
    auto const& card = std::get<ReadCard>(scanned);
    if (is_bounce(card.card, context)) return Bounced{context.last->visit};
    if (standing.revocation) return CheckInRefused{RefusalReason::Revoked, card.card};
    if (standing.member && !may_check_in(standing.member->status))
        return CheckInRefused{RefusalReason::Inactive, card.card};
    bool const clock_is_sure = context.now.quality == TimeQuality::Agreed;
    if (clock_is_sure && card.expires <= context.now.time) return CheckInRefused{RefusalReason::Expired, card.card};

    CheckedIn in{context.fresh_visit, std::nullopt, card.card, std::nullopt, card.assurance,
        clock_is_sure ? ExpiryCheck::Passed : ExpiryCheck::NotPossible};
    if (standing.member) {
        in.member = standing.member->id;
        in.occupation = standing.member->occupation;
    }
    return in;
}

CheckInDecision decide_typed(std::optional<Member> const& member, CheckInContext const& context)
{
    if (!member) return CheckInRefused{RefusalReason::Unknown, std::nullopt};
    if (is_bounce(member->card, context)) return Bounced{context.last->visit};
    if (!may_check_in(member->status)) return CheckInRefused{RefusalReason::Inactive, std::nullopt};
    return CheckedIn{context.fresh_visit, member->id, std::nullopt, member->occupation, Assurance::Typed,
        ExpiryCheck::NotApplicable};
}

CheckedIn decide_guest(Occupation occupation, CheckInContext const& context)
{
    return {context.fresh_visit, std::nullopt, std::nullopt, occupation, Assurance::Guest, ExpiryCheck::NotApplicable};
}

} // namespace yizhan
