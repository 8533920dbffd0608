// Commands on what stations may know about members and their cards. Each is one transaction on the feed, so that a
// kiosk never sees a new card without the old one being revoked. On the hub's executor.
#pragma once

#include "server/ingest/feed_store.h"

namespace yizhan {

// Of a member who was merged into another, that other one.
Result<std::optional<Member>> find_member(FeedStore& feeds, MemberId const& member);

// The card is good no longer; the member has none until one is issued. NotFound: nobody's current card.
Result<void> revoke_card(FeedStore& feeds, MemberId const& member, RevocationReason reason, UtcMs now);

// `fresh` becomes the member's card, the one before is revoked as replaced. Conflict: it is that card already.
Result<void> reissue_card(FeedStore& feeds, MemberId const& member, CardId const& fresh, UtcMs now);

// Channels that a kiosk of this station may read.
bool may_read(StationId const& station, std::string_view channel);

} // namespace yizhan
