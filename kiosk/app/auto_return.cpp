#include "kiosk/app/auto_return.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::int64_t second_ms = 1000;

std::int64_t rounded_up_seconds(Millis left) { return (left.count() + second_ms - 1) / second_ms; }

} // namespace

void AutoReturn::start(MonoMs now, Millis stay, Millis hold, Millis visible)
{
    m_deadline = now + stay;
    m_hold = hold;
    m_visible = visible;
}

void AutoReturn::touch(MonoMs now)
{
    if (m_deadline) m_deadline = now + m_hold;
}

std::optional<int> AutoReturn::seconds_left(MonoMs now) const
{
    if (!m_deadline) return std::nullopt;
    Millis const left = *m_deadline - now;
    if (left > m_visible) return std::nullopt;
    return static_cast<int>(std::max<std::int64_t>(0, rounded_up_seconds(left)));
}

std::optional<MonoMs> AutoReturn::next_change(MonoMs now) const
{
    if (!m_deadline) return std::nullopt;
    Millis const left = *m_deadline - now;
    if (left <= Millis{0}) return now;
    if (left > m_visible) return *m_deadline + -m_visible;
    return *m_deadline + -Millis{(rounded_up_seconds(left) - 1) * second_ms};
}

} // namespace yizhan
