// What the stations of a world offer beside counted amenities: machines, goods and who may take them, services; and the
// volunteers. Small numbers, so that things run out and two stations take the same last one within minutes.
#pragma once

#include "shared/domain/feed.h"

#include <vector>

namespace yizhan::sim {

constexpr std::int64_t points_at_start = 30; // of every member
constexpr Millis longest_use{5 * 60'000}; // of a machine
constexpr Millis longest_clearing{2 * 60'000};
constexpr std::size_t volunteer_count = 2;

std::vector<AmenityId> timed_amenities();
std::vector<GoodsId> goods_ids();
std::vector<CampaignId> campaign_ids();
std::vector<ServiceId> service_ids();
Barcode barcode_of(GoodsId const& goods);
CardId volunteer_card(std::size_t number);
MemberId volunteer_member(std::size_t number);

std::vector<FeedRow> district_offers();
std::vector<FeedRow> station_offers(StationId const& station);

} // namespace yizhan::sim
