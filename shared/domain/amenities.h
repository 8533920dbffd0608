// Using what a station offers: pure decisions of the counted kind. One tap is one use; one tap takes it back within ten
// seconds, as an event of its own.
#pragma once

#include "shared/domain/events.h"
#include "shared/domain/station.h"

#include <optional>

namespace yizhan {

constexpr Millis undo_window{10'000};

// A use that can still be taken back.
struct RecentUse {
    AmenityUsed used;
    UtcMs occurred_at;
    MonoMs at;
};

// Nothing when the amenity is not offered here now.
std::optional<AmenityUsed> decide_use(
    Amenity const& amenity, UseId fresh_use, std::optional<VisitId> visit, std::optional<MemberId> member);

// Nothing when the window has passed. Whoever keeps the RecentUse drops it once this has been recorded: a use is undone
// once.
std::optional<AmenityUseUndone> decide_undo(RecentUse const& use, MonoMs now);

} // namespace yizhan
