// What reasons, payers, losses, fields and states are called, as a neighbour says them.
#include "kiosk/screens/numbers.h"
#include "kiosk/screens/service_parts.h"

namespace yizhan::screens {

using namespace ui;

std::string next_text(Scene const& scene, LocalTime const& next)
{
    LocalTime const& now = scene.view.now;
    bool const today = now.year == next.year && now.month == next.month && now.day == next.day;
    if (today) return clock_text(next);
    return next.hour == 0 && next.minute == 0 ? date_text(scene, next) : moment_text(scene, next);
}

std::string payer_text(Scene const& scene, Payer payer)
{
    switch (payer) {
    case Payer::StateFinance:
        return scene.tr("payer.state_finance");
    case Payer::Union:
        return scene.tr("payer.union");
    case Payer::Dues:
        return scene.tr("payer.dues");
    case Payer::Donation:
        break;
    }
    return scene.tr("payer.donation");
}

namespace {

std::string reason_in_words(Scene const& scene, EntitlementReason reason)
{
    switch (reason) {
    case EntitlementReason::NotYet:
        return scene.tr("entitlement.not_yet");
    case EntitlementReason::Over:
        return scene.tr("entitlement.over");
    case EntitlementReason::NotHere:
        return scene.tr("entitlement.not_here");
    case EntitlementReason::NotAtThisHour:
        return scene.tr("entitlement.not_at_this_hour");
    case EntitlementReason::NeedsCode:
        return scene.tr("entitlement.needs_code");
    case EntitlementReason::MembersOnly:
        return scene.tr("entitlement.members_only");
    case EntitlementReason::VolunteersOnly:
        return scene.tr("entitlement.volunteers_only");
    case EntitlementReason::OtherUnion:
        return scene.tr("entitlement.other_union");
    case EntitlementReason::OtherOccupation:
        return scene.tr("entitlement.other_occupation");
    case EntitlementReason::TooNew:
        return scene.tr("entitlement.too_new");
    case EntitlementReason::TooFewPoints:
        return scene.tr("entitlement.too_few_points");
    case EntitlementReason::AlreadyTaken:
        return scene.tr("entitlement.already_taken");
    case EntitlementReason::AllGone:
        return scene.tr("entitlement.all_gone");
    case EntitlementReason::OutOfStock:
        return scene.tr("entitlement.out_of_stock");
    case EntitlementReason::NeedsFreshCode:
        return scene.tr("entitlement.needs_fresh_code");
    case EntitlementReason::NeedsVolunteer:
        return scene.tr("entitlement.needs_volunteer");
    case EntitlementReason::Entitled:
        break;
    }
    return scene.tr("entitlement.entitled");
}

} // namespace

std::string entitlement_text(Scene const& scene, EntitlementReason reason, std::optional<LocalTime> const& next)
{
    std::string const words = reason_in_words(scene, reason);
    if (!next) return words;
    return words + " · " + scene.tr("entitlement.from", {{"time", next_text(scene, *next)}});
}

std::string entitlement_advice(Scene const& scene, EntitlementReason reason)
{
    switch (reason) {
    case EntitlementReason::NeedsCode:
    case EntitlementReason::NeedsFreshCode:
        return scene.tr("entitlement.do_scan");
    case EntitlementReason::MembersOnly:
        return scene.tr("entitlement.do_join");
    case EntitlementReason::VolunteersOnly:
        return scene.tr("entitlement.do_volunteer");
    case EntitlementReason::NeedsVolunteer:
        return scene.tr("entitlement.do_call");
    case EntitlementReason::NotHere:
    case EntitlementReason::OutOfStock:
        return scene.tr("entitlement.do_ask");
    default:
        break;
    }
    return scene.tr("entitlement.do_rest");
}

std::string refusal_text(Scene const& scene, RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::Unreadable:
        return scene.tr("refused.unreadable");
    case RefusalReason::NotOurs:
        return scene.tr("refused.not_ours");
    case RefusalReason::UnknownSigner:
        return scene.tr("refused.unknown_signer");
    case RefusalReason::WrongSignature:
        return scene.tr("refused.wrong_signature");
    case RefusalReason::Expired:
        return scene.tr("refused.expired");
    case RefusalReason::Revoked:
        return scene.tr("refused.revoked");
    case RefusalReason::Unknown:
        return scene.tr("refused.unknown");
    case RefusalReason::Inactive:
        break;
    }
    return scene.tr("refused.inactive");
}

std::string loss_text(Scene const& scene, StockReason reason)
{
    switch (reason) {
    case StockReason::Received:
        return scene.tr("loss.received");
    case StockReason::Sent:
        return scene.tr("loss.sent");
    case StockReason::Counted:
        return scene.tr("loss.counted");
    case StockReason::Damaged:
        return scene.tr("loss.damaged");
    case StockReason::OutOfDate:
        return scene.tr("loss.out_of_date");
    case StockReason::Lost:
        return scene.tr("loss.lost");
    case StockReason::Trial:
        break;
    }
    return scene.tr("loss.trial");
}

namespace {

// Staff write units as they are counted: packs, boxes, berries. Of one, by the regular rule of English; Chinese has
// none.
std::string unit_of(Scene const& scene, std::int64_t units, Bilingual const& unit)
{
    std::string words{scene.say(unit)};
    if (units != 1 || scene.view.language != yizhan::Language::English) return words;
    auto const without = [&](std::size_t letters) { return words.substr(0, words.size() - letters); };
    if (words.size() > 4 && words.ends_with("ies")) return without(3) + "y";
    for (auto const* const ending : {"ches", "shes", "sses", "xes"}) {
        if (words.ends_with(ending)) return without(2);
    }
    bool const has_one = words.size() > 2 && words.ends_with('s') && !words.ends_with("ss");
    return has_one ? without(1) : words;
}

} // namespace

std::string units_text(Scene const& scene, std::optional<std::int64_t> units, Bilingual const& unit)
{
    if (!units) return scene.tr("goods.not_counted");
    // A true minus sign, as wide as a digit.
    if (*units < 0) return scene.tr("goods.negative", {{"n", "−" + grouped(-*units)}});
    return scene.tr("goods.units", {{"n", grouped(*units)}, {"unit", unit_of(scene, *units, unit)}});
}

std::string state_text(Scene const& scene, RequestState state)
{
    switch (state) {
    case RequestState::Asked:
        return scene.tr("standing.asked");
    case RequestState::TakenUp:
        return scene.tr("standing.taken_up");
    case RequestState::WaitingForPerson:
        return scene.tr("standing.waiting_for_person");
    case RequestState::Done:
        return scene.tr("standing.done");
    case RequestState::Declined:
        return scene.tr("standing.declined");
    case RequestState::Withdrawn:
        break;
    }
    return scene.tr("standing.withdrawn");
}

} // namespace yizhan::screens
