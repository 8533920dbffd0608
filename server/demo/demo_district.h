// The demo district, put into a hub: 96 unions, firms, communities and the rules that lead to a union, 14 stations with
// what they offer, machines, goods and campaigns, notices, members, two volunteers, and a file of codes for a scanner
// to read. All of it follows from the seed and is invented; nobody real is meant. The codes are signed by the hub's own
// issuer, so that the hub can replace them.
#pragma once

#include "server/ingest/event_store.h"
#include "server/ingest/feed_store.h"
#include "shared/domain/service_catalogue.h"
#include "shared/platform/files.h"
#include "shared/protocol/keys.h"

#include <filesystem>

namespace yizhan::demo {

struct DemoOptions {
    std::uint64_t seed = 1;
    std::size_t members = 16'505;
    std::vector<ServiceEntry> services; // the catalogue
};

struct DemoSummary {
    std::size_t unions = 0;
    std::size_t stations = 0;
    std::size_t members = 0;
    std::filesystem::path cards; // the file of codes
};

// Writes the rows, and DATA_DIR/demo-cards.json: a list of {"state", "code"} with "number", "name", "tail", "initial"
// where the card's member is on the roster. States: active, expired, revoked, inactive, unknown, forged, volunteer;
// a volunteer's has "pin".
Result<DemoSummary> seed_demo(FeedStore& feeds, EventStore& events, FileStore& files,
    std::filesystem::path const& data_dir, SigningKey const& issuer, DemoOptions const& options, UtcMs now);

} // namespace yizhan::demo
