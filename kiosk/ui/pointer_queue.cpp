#include "kiosk/ui/pointer_queue.h"

namespace yizhan::ui {

void PointerQueue::pressed()
{
    // Room for the lift is kept with the press.
    m_accepted_down = m_events.size() + 2 <= capacity;
    if (m_accepted_down) m_events.push_back({PointerAction::Down, m_last});
}

void PointerQueue::lifted()
{
    if (!m_accepted_down) return;
    m_accepted_down = false;
    m_events.push_back({PointerAction::Up, m_last});
}

void PointerQueue::fill(FrameInput& input)
{
    input.event.reset();
    if (!m_events.empty()) {
        input.event = m_events.front();
        m_events.pop_front();
        m_down = input.event->action == PointerAction::Down;
        m_frame_px = input.event->px;
    } else if (m_down) {
        m_frame_px = m_last;
    }
    // A touch screen has no pointer that hovers: a lifted finger is nowhere.
    input.held_px = m_down ? std::optional{m_frame_px} : std::nullopt;
}

} // namespace yizhan::ui
