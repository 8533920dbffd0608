// Who this kiosk is to its hub, and how it knows its hub: what joining gives and identity_file keeps.
#pragma once

#include "shared/base/ids.h"
#include "shared/domain/feed.h"
#include "shared/protocol/keys.h"

#include <string>
#include <vector>

namespace yizhan {

struct KioskIdentity {
    KioskId kiosk;
    StationId station;
    SigningKey key; // signs every request
    VerifyKey hub_key; // a reply that it did not sign is no reply
    std::string hub_url; // as in a joining ticket
    Secret check_in_key; // shared with the hub: the rotating code on the screen
    std::vector<IssuerKeyRow> issuer_keys; // as of joining; the feed brings newer ones
};

} // namespace yizhan
