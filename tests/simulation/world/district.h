// The people, stations and cards of a world, and what the hub tells its kiosks of them.
#pragma once

#include "server/ingest/feed_store.h"
#include "shared/platform/random.h"
#include "shared/protocol/credential.h"
#include "shared/protocol/keys.h"

#include <string>
#include <vector>

namespace yizhan::sim {

struct Citizen {
    Member member;
    std::string code; // what a scan of the card gives
};

class District {
public:
    static constexpr std::size_t station_count = 3;
    static constexpr std::size_t people = 24;

    District();
    static StationId station(std::size_t number) { return StationId::make("s" + std::to_string(number)); }
    static std::vector<AmenityId> amenities();

    std::vector<Citizen> const& citizens() const { return m_citizens; }
    // What a scan of a volunteer's card gives.
    std::string volunteer_code(std::size_t number) const;
    IssuerKeyRow issuer_key() const;
    Result<void> found(FeedStore& feeds) const;
    // Something changes: somebody has another name, a card is lost.
    Result<void> change(FeedStore& feeds, Random& random) const;

private:
    std::string card_code(CardId const& card, CredentialClass kind, UtcMs expires) const;

    SigningKey m_issuer;
    std::vector<Citizen> m_citizens;
};

} // namespace yizhan::sim
