// Pages of a feed channel on the wire: one JSON object a line; the last line closes the page and carries its cursor, so
// a page that was cut is never mistaken for a whole one (README.md beside this file has the grammar).
#pragma once

#include "shared/domain/feed.h"

#include <string>
#include <string_view>

namespace yizhan {

// One row as a line, without the line feed. The hub stores rows in this form.
std::string encode_feed_row(FeedRow const& row);
// A row of a kind that this version does not know is nothing; a known one with a bad value is InvalidInput.
Result<std::optional<FeedRow>> decode_feed_row(std::string_view line);

// The last line: everything of a page but its rows.
std::string encode_feed_trailer(FeedPage const& page);

// The whole body, decompressed. InvalidInput where a line or the trailer is bad, or where the trailer is not the last.
Result<FeedPage> decode_feed_page(std::string_view body);

} // namespace yizhan
