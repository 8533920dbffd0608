// Rows of the feed that joining needs, beside those of feed.h.
#pragma once

#include "shared/base/bytes.h"
#include "shared/domain/application.h"
#include "shared/domain/routing.h"
#include "shared/domain/volunteer.h"

#include <array>
#include <string>

namespace yizhan {

// The hub's key to which forms are sealed; the one with the newest `since` is used. Channel district.
struct SealingKeyRow {
    std::string kid; // 8 hex digits
    std::array<std::uint8_t, 32> key{}; // X25519
    UtcMs since;
    bool operator==(SealingKeyRow const&) const = default;
};

// A kiosk whose provisional codes are good: an issuer's signature over its key. Channel district.
struct KioskCertificateRow {
    KioskId kiosk;
    Bytes certificate; // see shared/protocol
    bool operator==(KioskCertificateRow const&) const = default;
};

// The full code for whoever holds the provisional one, which alone opens it. Channel district.
struct PickupRow {
    CardId card; // the provisional one
    Bytes box;
    UtcMs until;
    bool operator==(PickupRow const&) const = default;
};

// The text that is agreed to. The one with the newest `since` is used; older ones are kept with the forms that name
// them.
struct ConsentText {
    ConsentVersion version;
    Bilingual title;
    Bilingual body; // paragraphs, apart by an empty line
    UtcMs since;
    bool operator==(ConsentText const&) const = default;
};

// A member whose record was found to be another's: old codes and numbers lead to the kept one. Channel district.
struct MergedMember {
    MemberId dropped;
    MemberId kept;
    bool operator==(MergedMember const&) const = default;
};

} // namespace yizhan
