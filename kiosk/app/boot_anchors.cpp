#include "kiosk/app/boot_anchors.h"

#include <algorithm>

namespace yizhan {

void BootAnchors::begin() { m_before = std::exchange(m_known, {}); }

MonoMs BootAnchors::place(std::string const& key, Moment const& moment)
{
    if (moment.clock.boot == m_clock.read().boot) return moment.clock.mono;
    return place(key, moment.occurred_at());
}

MonoMs BootAnchors::place(std::string const& key, UtcMs occurred_at)
{
    MonoMs const mono = m_clock.mono();
    TrustedNow const now = m_clock.now();
    bool const agreed = now.quality == TimeQuality::Agreed;
    auto const found = m_before.find(key);
    if (found != m_before.end() && (found->second.agreed || !agreed)) {
        m_known[key] = found->second;
        return found->second.at;
    }
    MonoMs const first_seen = found == m_before.end() ? mono : found->second.first_seen;
    MonoMs const at = std::min(mono + -(now.time - occurred_at), first_seen);
    m_known[key] = {first_seen, at, agreed};
    return at;
}

bool BootAnchors::is_outdated() const
{
    bool const rough = std::any_of(m_known.begin(), m_known.end(), [](auto const& one) { return !one.second.agreed; });
    return rough && m_clock.now().quality == TimeQuality::Agreed;
}

} // namespace yizhan
