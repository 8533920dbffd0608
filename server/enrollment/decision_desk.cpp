#include "server/enrollment/decision_desk.h"

#include "server/ingest/roster.h"
#include "shared/domain/name_table.h"
#include "shared/protocol/private_box.h"

namespace yizhan {
namespace {

constexpr Millis pickup_lifetime{180LL * 24 * 3600 * 1000};

constexpr NameTable<Verdict, 4> verdicts{{{{Verdict::Approve, "approve"}, {Verdict::SendBack, "send_back"},
    {Verdict::Refuse, "refuse"}, {Verdict::Withdraw, "withdraw"}}}};
constexpr NameTable<DecisionFault, 6> faults{
    {{{DecisionFault::Changed, "changed"}, {DecisionFault::NotWaiting, "not_waiting"},
        {DecisionFault::Incomplete, "incomplete"}, {DecisionFault::NoReason, "no_reason"},
        {DecisionFault::NoUnion, "no_union"}, {DecisionFault::Inactive, "inactive"}}}};

std::vector<FormField> usual_fix(DecisionReason reason)
{
    switch (reason) {
    case DecisionReason::DocumentMissing:
        return {FormField::Document};
    case DecisionReason::DocumentUnclear:
        return {FormField::Name, FormField::Document};
    case DecisionReason::PhoneWrong:
        return {FormField::Phone};
    case DecisionReason::SignatureMissing:
        return {FormField::Signing};
    case DecisionReason::OtherUnion:
        return {FormField::Employer, FormField::Community};
    default:
        return {};
    }
}

} // namespace

std::optional<Verdict> verdict_of(std::string_view text) { return verdicts.value_of(text); }
std::string_view name(DecisionFault fault) { return faults.name_of(fault); }

Result<DecisionResult> DecisionDesk::decide(Decision const& decision, std::string const& by)
{
    DecisionResult result{decision.application, {}, {}, {}};
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        TRY_DO(m_clerk.catch_up());
        auto record = TRY(m_clerk.find(decision.application));
        if (!record || !record->is_waiting()) {
            result.fault = DecisionFault::NotWaiting;
        } else if (record->revision != decision.revision) {
            result.fault = DecisionFault::Changed;
        } else {
            auto const outcome = TRY(act(*record, decision, by));
            result.fault = outcome.fault;
            if (!outcome.fault) {
                TRY_DO(m_clerk.catch_up());
                TRY_DO(m_ports.audit.add(
                    {m_ports.clock.wall(), by, std::string{outcome.action}, decision.application.text()}));
                record = TRY(m_clerk.find(decision.application));
            }
        }
        if (record) result.state = record->state;
        if (record) result.number = record->number;
        return {};
    }));
    return result;
}

Result<DecisionDesk::Outcome> DecisionDesk::act(
    ApplicationRecord const& record, Decision const& decision, std::string const& by)
{
    switch (decision.verdict) {
    case Verdict::Approve:
        return approve(record, decision, by);
    case Verdict::SendBack:
        return send_back(record, decision, by);
    case Verdict::Refuse:
        return refuse(record, decision, by);
    case Verdict::Withdraw:
        break;
    }
    TRY_DO(m_clerk.record(record.station, ApplicationWithdrawn{record.id, WithdrawalReason::ByStaff, {}}));
    return Outcome{{}, "withdraw"};
}

Result<DecisionDesk::Outcome> DecisionDesk::send_back(
    ApplicationRecord const& record, Decision const& decision, std::string const& by)
{
    if (record.state != ApplicationState::Submitted) return Outcome{DecisionFault::NotWaiting, {}};
    if (!decision.reason) return Outcome{DecisionFault::NoReason, {}};
    auto fix = decision.fix.empty() ? usual_fix(*decision.reason) : decision.fix;
    if (fix.empty()) return Outcome{DecisionFault::NoReason, {}}; // nothing that a person could do about it
    TRY_DO(m_clerk.record(record.station,
        ApplicationSentBack{record.id, record.revision, *decision.reason, std::move(fix), decision.note, by}));
    return Outcome{{}, "send_back"};
}

Result<DecisionDesk::Outcome> DecisionDesk::refuse(
    ApplicationRecord const& record, Decision const& decision, std::string const& by)
{
    if (!decision.reason) return Outcome{DecisionFault::NoReason, {}};
    TRY_DO(m_clerk.record(
        record.station, ApplicationRefused{record.id, record.revision, *decision.reason, decision.note, by}));
    return Outcome{{}, "refuse"};
}

Result<DecisionDesk::Outcome> DecisionDesk::approve(
    ApplicationRecord const& record, Decision const& decision, std::string const& by)
{
    if (record.incomplete) return Outcome{DecisionFault::Incomplete, {}};
    auto const opened = open_application(record, m_ports.keys, m_clerk.today());
    if (opened.shut) return Outcome{DecisionFault::Incomplete, {}};
    auto const union_id = decision.union_id.value_or(record.union_id);
    auto const known = TRY(m_ports.feeds.find(district_channel(), FeedKind::Union, union_id.text()));
    if (!known) return Outcome{DecisionFault::NoUnion, {}};
    auto const before = TRY(member_to_be(record, record.union_id));
    if (before.status == MemberStatus::Suspended) return Outcome{DecisionFault::Inactive, {}};
    auto member = before;
    member.union_id = union_id;
    member.status = MemberStatus::Active;
    if (before.status == MemberStatus::Provisional) member.card = CardId{}; // which was no card of a member
    if (!member.number) member.number = TRY(fresh_number());
    auto const phone = TRY(m_ports.cards.find(record.card));
    auto const issued = TRY(m_cards.prepare(
        member, CredentialClass::Member, m_cards.usual_end(), phone ? phone->credential.phone_key : std::nullopt));
    TRY_DO(m_ports.cards.add(issued.record));
    member.card = issued.record.credential.card;
    TRY_DO(m_clerk.record(record.station,
        ApplicationApproved{record.id, record.revision, member.id, *member.number, union_id, member.card, by}));
    std::vector<FeedRow> rows;
    if (auto row = TRY(pickup_of(record, opened, issued.text))) rows.emplace_back(std::move(*row));
    TRY_DO(welcome(record, before, std::move(member), std::move(rows)));
    return Outcome{{}, "approve"};
}

// Who it is on the roster before the approval: the provisional member, or the one whose card is renewed.
Result<Member> DecisionDesk::member_to_be(ApplicationRecord const& record, UnionId const& union_id)
{
    auto known = TRY(find_member(m_ports.feeds, record.member));
    if (known) return std::move(*known);
    auto const check = TRY(m_ports.applications.check(record.id));
    auto const applicant = applicant_now(record, check.value_or(FormCheck{}));
    Member member;
    member.id = record.member;
    member.masked_name = applicant.masked_name;
    member.phone = applicant.phone;
    member.union_id = union_id;
    member.occupation = applicant.occupation;
    member.status = MemberStatus::Provisional;
    return member;
}

Result<MemberNumber> DecisionDesk::fresh_number()
{
    for (int tries = 0; tries < 1'000; ++tries) {
        auto const serial = 1'000'000 + static_cast<std::uint32_t>(m_ports.random.below(9'000'000));
        auto number = MemberNumber::of_serial(serial);
        if (!TRY(m_ports.feeds.member_by_number(number))) return number;
    }
    return fail(ErrorCode::Internal, "no member number is free");
}

Result<std::optional<PickupRow>> DecisionDesk::pickup_of(
    ApplicationRecord const& record, OpenedForm const& opened, std::string const& card_text)
{
    if (opened.form.pickup_key.empty()) return std::optional<PickupRow>{}; // a phone fetches its card itself
    auto const key = TRY(Secret::from_bytes(opened.form.pickup_key));
    BoxNonce nonce{};
    m_ports.random.fill(nonce);
    return std::optional{
        PickupRow{record.card, seal_pickup(key, nonce, card_text), m_ports.clock.wall() + pickup_lifetime}};
}

// The roster, the cards that are good no longer, and the unions' members.
Result<void> DecisionDesk::welcome(
    ApplicationRecord const& record, Member const& before, Member member, std::vector<FeedRow> rows)
{
    auto const now = m_ports.clock.wall();
    auto const owner = TRY(m_ports.members.member_by_card(record.card));
    // Whoever names somebody else's card in a form does not take it away from them.
    if (!owner || owner->id == member.id)
        rows.emplace_back(Revocation{record.card, member.id, RevocationReason::Replaced, now});
    if (!before.card.empty() && before.card != record.card)
        rows.emplace_back(Revocation{before.card, member.id, RevocationReason::Replaced, now});
    bool const counted = before.status == MemberStatus::Active;
    if (counted && before.union_id != member.union_id) {
        if (auto row = TRY(with_members(m_ports.feeds, before.union_id, -1))) rows.push_back(std::move(*row));
    }
    if (!counted || before.union_id != member.union_id) {
        if (auto row = TRY(with_members(m_ports.feeds, member.union_id, 1))) rows.push_back(std::move(*row));
    }
    rows.emplace_back(std::move(member));
    return m_ports.feeds.put(district_channel(), rows);
}

} // namespace yizhan
