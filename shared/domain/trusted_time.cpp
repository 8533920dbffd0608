#include "shared/domain/trusted_time.h"

namespace yizhan {

TrustedNow trusted_now(ClockReading const& now, std::optional<TimeAgreement> const& agreement, UtcMs floor)
{
    if (agreement && agreement->boot == now.boot) {
        return {agreement->hub_time + (now.mono - agreement->mono), TimeQuality::Agreed};
    }
    UtcMs const corrected = agreement ? now.wall + agreement->offset() : now.wall;
    if (corrected < floor) return {floor, TimeQuality::Floor};
    return {corrected, agreement ? TimeQuality::Carried : TimeQuality::Unset};
}

std::optional<Millis> offset_for_event(ClockReading const& now, std::optional<TimeAgreement> const& agreement)
{
    if (!agreement || agreement->boot != now.boot) return std::nullopt;
    return trusted_now(now, agreement, UtcMs{}).time - now.wall;
}

} // namespace yizhan
