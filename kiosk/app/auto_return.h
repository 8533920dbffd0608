// When a screen goes home by itself. An answer stays for a few seconds with a visible countdown; any touch holds it,
// and the countdown shows again only for its last seconds. Pure.
#pragma once

#include "shared/base/time.h"

#include <optional>

namespace yizhan {

class AutoReturn {
public:
    // From `now` for `stay`; each touch gives `hold` again; the last `visible` of it are counted down on the screen.
    void start(MonoMs now, Millis stay, Millis hold, Millis visible);
    void touch(MonoMs now);
    void stop() { m_deadline.reset(); }

    bool is_due(MonoMs now) const { return m_deadline && now >= *m_deadline; }
    // Whole seconds left, rounded up, while they are shown.
    std::optional<int> seconds_left(MonoMs now) const;
    // When the next second, the first visible one, or the end comes.
    std::optional<MonoMs> next_change(MonoMs now) const;

private:
    std::optional<MonoMs> m_deadline;
    Millis m_hold{};
    Millis m_visible{};
};

} // namespace yizhan
