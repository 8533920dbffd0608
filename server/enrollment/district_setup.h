// What a hub that takes in members must have in its feed, put there at each start where it is missing: its issuer's and
// sealing keys, a text to agree to, and a certificate for every kiosk that it trusts.
#pragma once

#include "server/enrollment/hub_keys.h"
#include "server/ingest/feed_store.h"
#include "server/ingest/kiosk_registry.h"

namespace yizhan {

constexpr Millis certificate_lifetime{2LL * 365 * 24 * 3600 * 1000};
constexpr Millis certificate_renewed_before{365LL * 24 * 3600 * 1000};

Result<void> put_keys_and_consent(FeedStore& feeds, HubKeys const& keys, UtcMs now);
// A certificate of this key, unless there is one with time enough to go.
Result<void> certify_kiosk(FeedStore& feeds, HubKeys const& keys, KnownKiosk const& kiosk, UtcMs now);
// Full cards that nobody fetched in time wait no longer; whoever comes later asks for a new card.
Result<void> drop_past_pickups(FeedStore& feeds, UtcMs now);
Result<void> withdraw_certificate(FeedStore& feeds, KioskId const& kiosk);

// What is kept, who may open it and how to leave, in the words of the first version.
ConsentText usual_consent(UtcMs now);

} // namespace yizhan
