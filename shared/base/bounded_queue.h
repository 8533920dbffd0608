// A queue between two threads with a written bound: what does not fit is refused, never waited for.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>

namespace yizhan {

template <class T> class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : m_capacity{capacity} { }

    // False when full; the value is then dropped and the caller must say so.
    bool push(T value)
    {
        std::scoped_lock const lock{m_mutex};
        if (m_items.size() >= m_capacity) return false;
        m_items.push_back(std::move(value));
        return true;
    }

    // Everything that waits, oldest first.
    std::deque<T> drain()
    {
        std::scoped_lock const lock{m_mutex};
        return std::exchange(m_items, {});
    }

private:
    std::size_t const m_capacity;
    std::mutex m_mutex;
    std::deque<T> m_items;
};

} // namespace yizhan
