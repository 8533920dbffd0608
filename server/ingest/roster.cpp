#include "server/ingest/roster.h"

#include <vector>

namespace yizhan {
namespace {

Result<Member> member_with_card(FeedStore& feeds, MemberId const& id)
{
    auto member = TRY(find_member(feeds, id));
    if (!member) return fail(ErrorCode::NotFound, "no such member");
    return std::move(*member);
}

Revocation revoke(Member const& member, RevocationReason reason, UtcMs now)
{
    return Revocation{member.card, member.id, reason, now};
}

} // namespace

Result<std::optional<Member>> find_member(FeedStore& feeds, MemberId const& id)
{
    static constexpr int max_merges = 16; // one after another; more is a circle
    auto at = id;
    for (int merges = 0; merges <= max_merges; ++merges) {
        auto const row = TRY(feeds.find(district_channel(), FeedKind::Member, at.text()));
        if (row) return std::optional{std::get<Member>(*row)};
        auto const merged = TRY(feeds.find(district_channel(), FeedKind::Merged, at.text()));
        if (!merged) return std::optional<Member>{};
        at = std::get<MergedMember>(*merged).kept;
    }
    return fail(ErrorCode::Corrupt, "members are merged in a circle");
}

Result<void> revoke_card(FeedStore& feeds, MemberId const& id, RevocationReason reason, UtcMs now)
{
    auto member = TRY(member_with_card(feeds, id));
    if (member.card.empty()) return fail(ErrorCode::NotFound, "this member has no card");
    std::vector<FeedRow> rows{revoke(member, reason, now)};
    member.card = CardId{};
    rows.push_back(std::move(member));
    return feeds.put(district_channel(), rows);
}

Result<void> reissue_card(FeedStore& feeds, MemberId const& id, CardId const& fresh, UtcMs now)
{
    auto member = TRY(member_with_card(feeds, id));
    if (member.card == fresh) return fail(ErrorCode::Conflict, "this is the member's card already");
    std::vector<FeedRow> rows;
    if (!member.card.empty()) rows.push_back(revoke(member, RevocationReason::Replaced, now));
    member.card = fresh;
    rows.push_back(std::move(member));
    return feeds.put(district_channel(), rows);
}

bool may_read(StationId const& station, std::string_view channel)
{
    return channel == district_channel() || channel == station_channel(station);
}

} // namespace yizhan
