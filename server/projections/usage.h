// What was used and taken, where, when, by whose members and who paid: a port, read from the projections. Every figure
// is a sum of what events add, so that a late arrival changes a past day, and says so. All calls on the hub's executor.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/domain/goods.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yizhan {

enum class UsageBy { Station, Amenity, Hour, Day, Union, Campaign, Payer };
std::string_view name(UsageBy by); // station, amenity, hour, day, union, campaign, payer
std::optional<UsageBy> usage_by_of(std::string_view name);

struct UsageQuestion {
    std::int32_t from_day = 0; // local days, both within
    std::int32_t to_day = 0;
    UsageBy by = UsageBy::Station;
    std::optional<StationId> station; // none: all
    std::optional<UnionId> union_id; // none: all, and those of no union
};

struct UsageRow {
    // An id, an hour (08), a day (2026-11-24), a payer; empty: of no union.
    std::string key;
    std::int64_t uses = 0; // of amenities, a session of a machine is one
    std::int64_t takings = 0; // of campaigns
    std::int64_t units = 0; // that were taken
    std::int64_t cost_fen = 0;

    bool operator==(UsageRow const&) const = default;
};

// Events of a day that came in on a later one: a report of that day stands as of the last of them.
struct LateArrivals {
    StationId station;
    std::int32_t day = 0;
    std::int64_t events = 0;
    UtcMs last_arrived_at;

    bool operator==(LateArrivals const&) const = default;
};

// What an amenity or a campaign adds to a day of a station: what a month's sheet is made of.
struct UsageItem {
    std::int32_t day = 0;
    bool is_campaign = false;
    std::string id; // of the amenity or the campaign
    std::optional<Payer> payer; // of a campaign
    std::int64_t uses = 0;
    std::int64_t takings = 0;
    std::int64_t units = 0;
    std::int64_t cost_fen = 0;

    bool operator==(UsageItem const&) const = default;
};

class UsageFigures {
public:
    virtual ~UsageFigures() = default;
    // In order of key, without rows that came to nothing. By amenity: uses only; by campaign and payer: takings only.
    virtual Result<std::vector<UsageRow>> usage(UsageQuestion const& question) = 0;
    // By day, then station; at most max_late_arrivals, the newest days.
    virtual Result<std::vector<LateArrivals>> late(
        std::int32_t from_day, std::int32_t to_day, std::optional<StationId> const& station)
        = 0;

    // By day, then item; without what came to nothing.
    virtual Result<std::vector<UsageItem>> items(StationId const& station, std::int32_t from_day, std::int32_t to_day)
        = 0;

    static constexpr std::size_t max_late_arrivals = 1'000;
};

} // namespace yizhan
