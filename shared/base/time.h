// Units of time. A point on the wall clock and a point on the monotonic clock are different types: clocks lie, and a
// duration is only ever taken between two monotonic points of one boot.
#pragma once

#include "shared/base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace yizhan {

using Millis = std::chrono::milliseconds;

// Wall clock, milliseconds since 1970-01-01T00:00:00Z, no leap seconds.
struct UtcMs {
    std::int64_t ms = 0;

    auto operator<=>(UtcMs const&) const = default;
    friend UtcMs operator+(UtcMs t, Millis d) { return {t.ms + d.count()}; }
    friend UtcMs operator-(UtcMs t, Millis d) { return {t.ms - d.count()}; }
    friend Millis operator-(UtcMs a, UtcMs b) { return Millis{a.ms - b.ms}; }
};

// Monotonic clock, milliseconds since some point of this boot.
struct MonoMs {
    std::int64_t ms = 0;

    auto operator<=>(MonoMs const&) const = default;
    friend MonoMs operator+(MonoMs t, Millis d) { return {t.ms + d.count()}; }
    friend Millis operator-(MonoMs a, MonoMs b) { return Millis{a.ms - b.ms}; }
};

// RFC 3339 in UTC with milliseconds: 2026-11-24T06:05:09.123Z. Years 0001..9999; outside it is clamped.
std::string format_rfc3339(UtcMs time);
// Accepts exactly that form, with or without the fraction (1 to 9 digits, cut to milliseconds). InvalidInput otherwise.
Result<UtcMs> parse_rfc3339(std::string_view text);

// Minutes east of UTC. China has one zone and no summer time.
struct ZoneMinutes {
    int value = 8 * 60;
};

struct LocalTime {
    int year = 1970;
    int month = 1; // 1..12
    int day = 1; // 1..31
    int hour = 0; // 0..23
    int minute = 0;
    int weekday = 4; // 0 = Sunday
};

LocalTime to_local(UtcMs time, ZoneMinutes zone);
// Days since 1970-01-01 in the zone: the key of everything that is counted by day.
std::int32_t local_day(UtcMs time, ZoneMinutes zone);
// A day number as 2026-11-24.
std::string format_day(std::int32_t day);
// The start of a local day in UTC.
UtcMs day_start(std::int32_t day, ZoneMinutes zone);

} // namespace yizhan
