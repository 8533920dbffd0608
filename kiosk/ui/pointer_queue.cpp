#include "kiosk/ui/pointer_queue.h"

#include <utility>

namespace yizhan::ui {

void PointerQueue::moved(Vec px)
{
    m_last = px;
    if (m_accepted_down && m_trail.size() < longest_trail) m_trail.push_back(px);
}

void PointerQueue::pressed()
{
    // Room for the lift is kept with the press.
    m_accepted_down = m_events.size() + 2 <= capacity;
    m_trail.clear();
    if (m_accepted_down) m_events.push_back({{PointerAction::Down, m_last}, {}});
}

void PointerQueue::lifted()
{
    if (!m_accepted_down) return;
    m_accepted_down = false;
    m_events.push_back({{PointerAction::Up, m_last}, std::exchange(m_trail, {})});
}

void PointerQueue::fill(FrameInput& input)
{
    input.event.reset();
    input.trail.clear();
    if (!m_events.empty()) {
        input.event = m_events.front().event;
        input.trail = std::move(m_events.front().trail);
        m_events.pop_front();
        m_down = input.event->action == PointerAction::Down;
        m_frame_px = input.event->px;
    } else if (m_down) {
        m_frame_px = m_last;
    }
    // The newest press is in this frame or was: what followed it belongs here.
    if (m_down && m_events.empty()) input.trail = std::exchange(m_trail, {});
    // A touch screen has no pointer that hovers: a lifted finger is nowhere.
    input.held_px = m_down ? std::optional{m_frame_px} : std::nullopt;
}

} // namespace yizhan::ui
