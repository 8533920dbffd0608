// Taps in the order in which they came, one for each logic frame, and with each the way of the finger between them: a
// drawn stroke keeps every point however slow a frame is. Bounds: 1,024 waiting events, far more than fingers make
// during one painted frame, above which press and lift are dropped whole; and 4,096 points of a way.
#pragma once

#include "kiosk/ui/ui.h"

#include <deque>
#include <optional>

namespace yizhan::ui {

class PointerQueue {
public:
    static constexpr std::size_t capacity = 1024;
    static constexpr std::size_t longest_trail = 4096;

    void moved(Vec px);
    void pressed();
    void lifted();

    bool empty() const { return m_events.empty(); }
    // A finger went on since the last frame.
    bool has_trail() const { return !m_trail.empty(); }
    // The oldest event, if any, becomes this frame's; the finger's place and state follow it.
    void fill(FrameInput& input);

private:
    struct Waiting {
        PointerEvent event;
        std::vector<Vec> trail; // the way to a lift
    };

    Vec m_last;
    bool m_accepted_down = false; // the newest press was taken into the queue
    bool m_down = false; // as of the last frame
    Vec m_frame_px;
    std::vector<Vec> m_trail; // since the newest press, as far as no frame has had it
    std::deque<Waiting> m_events;
};

} // namespace yizhan::ui
