// How sure a station must be of a person before a service: water is for everybody, always; goods may want more.
#pragma once

#include "shared/base/time.h"
#include "shared/domain/assurance.h"

#include <optional>
#include <string_view>

namespace yizhan {

// Always: no code, no list, no network is asked for. AnyCode: a visit with a code or a number. FreshCode: a phone's
// card that proves itself now, or a volunteer. Volunteer: one must be signed in.
enum class Demand { Always, AnyCode, FreshCode, Volunteer };
std::string_view name(Demand demand); // always, any_code, fresh_code, volunteer
std::optional<Demand> demand_of(std::string_view name);

struct ServicePolicy {
    Demand demand = Demand::Always;
    std::optional<int> list_age_h; // older than so many hours: ask a volunteer; 1..8760; none: no matter
    bool operator==(ServicePolicy const&) const = default;
};

enum class ServiceAnswer { Allowed, NeedsCode, NeedsFreshCode, AskVolunteer };

struct ServiceQuestion {
    std::optional<Assurance> assurance; // of the visit; none: nobody checked in
    bool volunteer_present = false;
    std::optional<Millis> list_age; // none: never agreed
};
ServiceAnswer decide_service(ServicePolicy const& policy, ServiceQuestion const& question);

} // namespace yizhan
