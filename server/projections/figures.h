// The figures that staff and members see, read from the projections: a port. They trail the log by moments and can be
// thrown away and rebuilt. All calls on the hub's executor.
#pragma once

#include "shared/domain/counts.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yizhan {

struct DayFigures {
    std::map<std::string, std::int64_t> check_ins_by_assurance;
    std::array<std::int64_t, 24> check_ins_by_hour{};
    std::map<std::string, std::int64_t> refusals_by_reason;
    std::map<AmenityId, std::int64_t> amenity_uses;
    std::int64_t help_calls = 0;
    std::map<std::string, std::int64_t> applications_by_step; // submitted, approved, …
};

struct RecentCheckIn {
    UtcMs at;
    StationId station;
    KioskId kiosk;
    Assurance assurance = Assurance::Guest;
    std::optional<Occupation> occupation;
    std::optional<MemberId> member;

    bool operator==(RecentCheckIn const&) const = default;
};

class Figures {
public:
    virtual ~Figures() = default;
    // Of one station, or of all.
    virtual Result<DayFigures> day(std::int32_t local_day, std::optional<StationId> const& station) = 0;
    // Newest first. A station keeps its newest max_recent_check_ins.
    virtual Result<std::vector<RecentCheckIn>> recent_check_ins(
        std::optional<StationId> const& station, std::size_t limit)
        = 0;
    // In a local_month().
    virtual Result<std::int64_t> month_visits(MemberId const& member, std::int32_t month) = 0;

    static constexpr std::size_t max_recent_check_ins = 500;
};

} // namespace yizhan
