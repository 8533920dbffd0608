// What an event adds to the figures: the one rule for the kiosk's counts and the hub's. Every figure is a sum of these,
// so it comes out the same in any order of arrival and can be thrown away and rebuilt.
#pragma once

#include "shared/domain/events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

// A session of a machine is a use of its amenity.
enum class Measure { CheckIns, Refusals, AmenityUses, HelpCalls, Applications, Takings, Requests };
std::string_view name(
    Measure measure); // check_ins, refusals, amenity_uses, help_calls, applications, takings, requests
std::optional<Measure> measure_of(std::string_view name);

struct CountDelta {
    Measure measure = Measure::CheckIns;
    std::int32_t day = 0; // local day, see local_day()
    int hour = 0; // local hour 0..23
    std::string detail; // assurance, refusal reason, amenity id, application step, campaign id or service id; empty for
                        // help calls
    std::int64_t delta = 0;

    bool operator==(CountDelta const&) const = default;
};

struct MemberVisit {
    MemberId member;
    std::int32_t month = 0; // see local_month()

    bool operator==(MemberVisit const&) const = default;
};

struct Effect {
    std::optional<CountDelta> count;
    std::optional<MemberVisit> visit;
};

// `occurred_at`: the best known time of the event; the hub may know a better one than the kiosk did.
Effect apply(EventBody const& body, UtcMs occurred_at, ZoneMinutes zone);

// year * 12 + month - 1
std::int32_t local_month(UtcMs time, ZoneMinutes zone);

} // namespace yizhan
