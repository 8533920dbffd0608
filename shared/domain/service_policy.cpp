#include "shared/domain/service_policy.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<Demand, 4> demands{{{{Demand::Always, "always"}, {Demand::AnyCode, "any_code"},
    {Demand::FreshCode, "fresh_code"}, {Demand::Volunteer, "volunteer"}}}};

constexpr Millis hour{3'600'000};

bool list_is_too_old(ServicePolicy const& policy, std::optional<Millis> const& age)
{
    return policy.list_age_h && (!age || *age > *policy.list_age_h * hour);
}

} // namespace

std::string_view name(Demand demand) { return demands.name_of(demand); }
std::optional<Demand> demand_of(std::string_view text) { return demands.value_of(text); }

// A volunteer who is here vouches for everybody. An old list is said first: no code that the person could show helps.
ServiceAnswer decide_service(ServicePolicy const& policy, ServiceQuestion const& question)
{
    if (policy.demand == Demand::Always || question.volunteer_present) return ServiceAnswer::Allowed;
    if (policy.demand == Demand::Volunteer || list_is_too_old(policy, question.list_age))
        return ServiceAnswer::AskVolunteer;
    bool const checked_in = question.assurance && *question.assurance != Assurance::Guest;
    if (!checked_in)
        return policy.demand == Demand::FreshCode ? ServiceAnswer::NeedsFreshCode : ServiceAnswer::NeedsCode;
    bool const fresh = question.assurance == Assurance::FreshCode || question.assurance == Assurance::ByVolunteer;
    if (policy.demand == Demand::FreshCode && !fresh) return ServiceAnswer::NeedsFreshCode;
    return ServiceAnswer::Allowed;
}

} // namespace yizhan
