#include "tests/support/manual_executor.h"

#include <algorithm>

namespace yizhan::test {

bool VirtualTime::step()
{
    if (m_tasks.empty()) return false;
    auto node = m_tasks.extract(m_tasks.begin());
    m_now = std::max(m_now, node.key().first);
    node.mapped().task();
    return true;
}

void VirtualTime::run_until(MonoMs time)
{
    while (!m_tasks.empty() && m_tasks.begin()->first.first <= time) step();
    m_now = std::max(m_now, time);
}

void VirtualTime::add(void const* owner, Millis delay, Task task)
{
    m_tasks.emplace(std::pair{m_now + std::max(delay, Millis{0}), m_next_order++}, Entry{owner, std::move(task)});
}

void VirtualTime::drop(void const* owner)
{
    std::erase_if(m_tasks, [owner](auto const& entry) { return entry.second.owner == owner; });
}

} // namespace yizhan::test
