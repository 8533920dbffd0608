// The demo district, made from a seed: unions, stations, amenities, bulletins, members and cards, all invented. Names
// are masked from the start, phones are four digits: nothing in it was ever a person. The same seed gives the same
// district.
#pragma once

#include "server/ingest/feed_store.h"
#include "shared/protocol/credential.h"

#include <cstdint>
#include <string>
#include <vector>

namespace yizhan {

struct DemoOptions {
    std::uint64_t seed = 1;
    std::uint32_t members = 16'505; // 1..1'000'000
    UtcMs now;
    IssuerKid kid{0, 1};
};

// A code that a scanner would type, and what is to be expected of it.
struct DemoCard {
    std::string state; // active, revoked or expired
    std::string code;
    std::string number;
    std::string name; // masked
    PhoneKey phone;
};

// Puts the district into the feeds and gives some cards to try it with, signed by `issuer`.
Result<std::vector<DemoCard>> make_demo_district(
    FeedStore& feeds, DemoOptions const& options, SigningKey const& issuer);

// The cards as a JSON array, one a line.
std::string demo_cards_json(std::vector<DemoCard> const& cards);

} // namespace yizhan
