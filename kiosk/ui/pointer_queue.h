// Taps in the order in which they came, one for each logic frame. Bound: 1,024 waiting events, far more than fingers
// make during one painted frame; what comes above that is dropped whole, press and lift.
#pragma once

#include "kiosk/ui/ui.h"

#include <deque>
#include <optional>

namespace yizhan::ui {

class PointerQueue {
public:
    static constexpr std::size_t capacity = 1024;

    void moved(Vec px) { m_last = px; }
    void pressed();
    void lifted();

    bool empty() const { return m_events.empty(); }
    // The oldest event, if any, becomes this frame's; the finger's place and state follow it.
    void fill(FrameInput& input);

private:
    Vec m_last;
    bool m_accepted_down = false; // the newest press was taken into the queue
    bool m_down = false; // as of the last frame
    Vec m_frame_px;
    std::deque<PointerEvent> m_events;
};

} // namespace yizhan::ui
