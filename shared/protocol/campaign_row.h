// Reading the rows of campaigns and of what was taken of them: bounds on everything.
#pragma once

#include "shared/domain/feed.h"
#include "shared/protocol/json_reading.h"

namespace yizhan {

Result<FeedRow> read_campaign(JsonObject const& json);
Result<FeedRow> read_campaign_part(JsonObject const& json);
Result<FeedRow> read_member_takings(JsonObject const& json);

} // namespace yizhan
