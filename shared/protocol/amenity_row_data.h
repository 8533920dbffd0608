// The rows of the feed that machines, goods, campaigns and services need, both ways; part of a feed page (README.md
// beside this file, section 6).
#pragma once

#include "shared/domain/feed.h"
#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>

namespace yizhan {

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
Result<std::optional<FeedRow>> read_amenity_row(FeedKind kind, JsonObject const& json);

} // namespace yizhan
