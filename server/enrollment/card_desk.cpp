#include "server/enrollment/card_desk.h"

#include "server/ingest/roster.h"

#include <algorithm>

namespace yizhan {
namespace {

// What happens at the desk happens at no station.
StationId const& the_desk()
{
    static StationId const desk = StationId::make("hub");
    return desk;
}

bool counts(Member const& member) { return member.status == MemberStatus::Active; }

} // namespace

Result<std::optional<FeedRow>> with_members(FeedStore& feeds, UnionId const& id, std::int64_t difference)
{
    auto row = TRY(feeds.find(district_channel(), FeedKind::Union, id.text()));
    if (!row) return std::optional<FeedRow>{};
    auto& members = std::get<Union>(*row).members;
    members = std::max<std::int64_t>(0, members + difference);
    return row;
}

UtcMs CardDesk::usual_end() const
{
    auto const end = m_ports.clock.wall() + member_card_lifetime;
    return UtcMs{end.ms / 1'000 * 1'000};
}

Result<Member> CardDesk::known(MemberId const& id)
{
    auto member = TRY(find_member(m_ports.feeds, id));
    if (!member) return fail(ErrorCode::NotFound, "no such member");
    return std::move(*member);
}

Result<void> CardDesk::note(std::string const& by, std::string_view action, std::string const& subject)
{
    return m_ports.audit.add({m_ports.clock.wall(), by, std::string{action}, subject});
}

Result<IssuedCard> CardDesk::prepare(
    Member const& member, CredentialClass cls, UtcMs expires, std::optional<P256Key> const& phone)
{
    if (!may_check_in(member.status)) return fail(ErrorCode::Refused, "no code for somebody inactive");
    auto const generation = TRY(m_ports.cards.generation(member.id));
    Credential card;
    card.card = CardId::make(m_ports.random.hex64());
    // A card that was issued before this book began counts as one.
    card.generation = std::min(std::max(generation, member.card.empty() ? 0U : 1U) + 1, Credential::max_generation);
    card.cls = cls;
    card.expires = UtcMs{expires.ms / 1'000 * 1'000};
    card.kid = m_ports.keys.issuer_kid();
    card.phone_key = phone;
    CardRecord record{std::move(card), member.id, m_ports.clock.wall()};
    auto text = text_of(record);
    return IssuedCard{std::move(record), std::move(text)};
}

std::string CardDesk::text_of(CardRecord const& record) const
{
    return issue_credential(record.credential, m_ports.keys.issuer());
}

Result<IssuedCard> CardDesk::reissue(
    MemberId const& id, RevocationReason reason, std::string const& by, std::optional<P256Key> const& phone)
{
    std::optional<IssuedCard> issued;
    TRY_DO(m_ports.work.run([&]() -> Result<void> {
        auto member = TRY(known(id));
        if (member.status != MemberStatus::Active) return fail(ErrorCode::Refused, "no card for somebody inactive");
        issued = TRY(prepare(member, CredentialClass::Member, usual_end(), phone));
        TRY_DO(m_ports.cards.add(issued->record));
        std::vector<FeedRow> rows;
        if (!member.card.empty()) rows.emplace_back(Revocation{member.card, member.id, reason, m_ports.clock.wall()});
        member.card = issued->record.credential.card;
        rows.emplace_back(member);
        TRY_DO(m_clerk.record(the_desk(), CardReissued{member.id, member.card, reason, by}));
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return note(by, "reissue_card", member.id.text());
    }));
    return std::move(*issued);
}

Result<void> CardDesk::revoke(MemberId const& id, RevocationReason reason, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto member = TRY(known(id));
        bool const leaves = reason == RevocationReason::Left && member.status != MemberStatus::Left;
        if (member.card.empty() && !leaves) return fail(ErrorCode::NotFound, "this member has no card");
        std::vector<FeedRow> rows;
        if (!member.card.empty()) {
            rows.emplace_back(Revocation{member.card, member.id, reason, m_ports.clock.wall()});
            TRY_DO(m_clerk.record(the_desk(), CardRevoked{member.id, member.card, reason, by}));
        }
        if (leaves && counts(member)) {
            if (auto row = TRY(with_members(m_ports.feeds, member.union_id, -1))) rows.push_back(std::move(*row));
        }
        if (leaves) member.status = MemberStatus::Left;
        member.card = CardId{};
        rows.emplace_back(member);
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return note(by, "revoke_card", member.id.text());
    });
}

Result<void> CardDesk::merge(MemberId const& kept_id, MemberId const& dropped_id, std::string const& by)
{
    return m_ports.work.run([&]() -> Result<void> {
        auto kept = TRY(known(kept_id));
        auto const dropped = TRY(known(dropped_id));
        // Either may have been merged before: then this is about whom they are now.
        if (kept.id == dropped.id) return fail(ErrorCode::Conflict, "these are one member already");
        if (kept.status == MemberStatus::Provisional && dropped.status != MemberStatus::Provisional)
            return fail(ErrorCode::Conflict, "a member is not merged into somebody who is not one yet");
        std::vector<FeedRow> rows;
        if (counts(dropped)) {
            if (auto row = TRY(with_members(m_ports.feeds, dropped.union_id, -1))) rows.push_back(std::move(*row));
        }
        if (dropped.number) TRY_DO(m_ports.members.keep_old_number(*dropped.number, kept.id));
        kept.points += dropped.points;
        rows.emplace_back(RemovedRow{FeedKind::Member, dropped.id.text()});
        rows.emplace_back(MergedMember{dropped.id, kept.id});
        if (kept.card.empty()) kept.card = dropped.card;
        rows.emplace_back(kept);
        TRY_DO(m_clerk.record(the_desk(), MemberMerged{kept.id, dropped.id, by}));
        TRY_DO(m_ports.feeds.put(district_channel(), rows));
        return note(by, "merge_members", dropped.id.text() + " " + kept.id.text());
    });
}

} // namespace yizhan
