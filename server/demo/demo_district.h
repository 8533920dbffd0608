// The demo district, put into a hub: 96 unions, 14 stations with what they offer, notices, members, a key for member
// codes, and a file of codes for a scanner to read. All of it follows from the seed and is invented; nobody real is
// meant. The key that signs the codes follows from the seed too: a demo is no place for real cards.
#pragma once

#include "server/ingest/feed_store.h"
#include "shared/platform/files.h"

#include <filesystem>

namespace yizhan::demo {

struct DemoOptions {
    std::uint64_t seed = 1;
    std::size_t members = 16'505;
};

struct DemoSummary {
    std::size_t unions = 0;
    std::size_t stations = 0;
    std::size_t members = 0;
    std::filesystem::path cards; // the file of codes
};

// Writes the rows, and DATA_DIR/demo-cards.json: a list of {"state", "code"} with "number", "name", "tail", "initial"
// where the card's member is on the roster. States: active, expired, revoked, inactive, unknown, forged.
Result<DemoSummary> seed_demo(
    FeedStore& feeds, FileStore& files, std::filesystem::path const& data_dir, DemoOptions const& options, UtcMs now);

} // namespace yizhan::demo
