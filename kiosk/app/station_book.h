// What this station is and offers, as last agreed with the hub. Same thread as the journal.
#pragma once

#include "shared/domain/feed.h"
#include "shared/domain/station.h"

#include <optional>
#include <vector>

namespace yizhan {

class StationBook {
public:
    virtual ~StationBook() = default;
    virtual Result<std::optional<Station>> station() = 0; // nothing before the first feed
    virtual Result<std::vector<Amenity>> amenities() = 0; // by order, then id
    virtual Result<std::vector<Bulletin>> bulletins(std::size_t limit) = 0; // newest first
    virtual Result<std::optional<Union>> find_union(UnionId const& id) = 0;
    virtual Result<std::vector<IssuerKeyRow>> issuer_keys() = 0;
    // Of all kiosks whose provisional codes may be good: what reads codes keeps them by the names of their keys.
    static constexpr std::size_t max_kiosk_certificates = 50'000;
    virtual Result<std::vector<Bytes>> kiosk_certificates() = 0;
};

} // namespace yizhan
