#include "shared/domain/amenities.h"

namespace yizhan {

std::optional<AmenityUsed> decide_use(
    Amenity const& amenity, UseId fresh_use, std::optional<VisitId> visit, std::optional<MemberId> member)
{
    if (!amenity.offered) return std::nullopt;
    return AmenityUsed{std::move(fresh_use), amenity.id, std::move(visit), std::move(member)};
}

std::optional<AmenityUseUndone> decide_undo(RecentUse const& use, MonoMs now)
{
    if (now - use.at > undo_window) return std::nullopt;
    return AmenityUseUndone{use.used.use, use.used.amenity, use.occurred_at, use.used.union_id};
}

} // namespace yizhan
