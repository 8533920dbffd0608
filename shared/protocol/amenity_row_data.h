// The rows of the feed that machines, goods, campaigns and services need, both ways; part of a feed page (README.md
// beside this file, section 6).
#pragma once

#include "shared/domain/feed.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>
#include <string_view>

namespace yizhan {

constexpr std::size_t max_campaign_places = 500; // unions, stations, shares: of each

void write_row(JsonWriter& json, Amenity const& row);
void write_row(JsonWriter& json, StationName const& row);
void write_row(JsonWriter& json, Machine const& row);
void write_row(JsonWriter& json, MachineSession const& row);
void write_row(JsonWriter& json, Goods const& row);
void write_row(JsonWriter& json, StockPart const& row);
void write_row(JsonWriter& json, Campaign const& row);
void write_row(JsonWriter& json, CampaignPart const& row);
void write_row(JsonWriter& json, MemberTakings const& row);
void write_row(JsonWriter& json, ServiceEntry const& row);
void write_row(JsonWriter& json, RequestStanding const& row);

// Nothing: the kind is none of these. InvalidInput: it is, and something in it cannot be.
// What contradicts itself only as a whole (days reversed, shares above the total) is read: check_campaign() names it.
Result<std::optional<FeedRow>> read_amenity_row(FeedKind kind, JsonObject const& json);

// Of rows that are about several things the key is several ids with a slash between.
bool is_feed_key(FeedKind kind, std::string_view key);

// 2024-03, as months since the year 0; see local_month().
std::string format_month(std::int32_t month);
Result<std::int32_t> parse_month(std::string_view text);

} // namespace yizhan
