#include "server/api/rate_limit.h"

#include <algorithm>

namespace yizhan {
namespace {

std::optional<Millis> excess(MonoMs full_again, MonoMs now, int burst, Millis interval)
{
    auto const wait = full_again - now - interval * (burst - 1);
    return wait > Millis{0} ? std::optional{wait} : std::nullopt;
}

} // namespace

std::optional<Millis> RateLimit::take(std::string_view key, MonoMs now)
{
    auto& full_again = slot(key, now);
    if (auto const wait = excess(full_again, now, m_burst, m_interval)) return wait;
    full_again = std::max(full_again, now) + m_interval;
    return std::nullopt;
}

std::optional<Millis> RateLimit::wait_for(std::string_view key, MonoMs now) const
{
    auto const found = m_full_again.find(key);
    return found == m_full_again.end() ? std::nullopt : excess(found->second, now, m_burst, m_interval);
}

MonoMs& RateLimit::slot(std::string_view key, MonoMs now)
{
    auto const found = m_full_again.find(key);
    if (found != m_full_again.end()) return found->second;
    if (m_full_again.size() >= max_keys) {
        std::erase_if(m_full_again, [&](auto const& entry) { return entry.second <= now; });
        if (m_full_again.size() >= max_keys) return m_shared;
    }
    return m_full_again.emplace(std::string{key}, MonoMs{}).first->second;
}

} // namespace yizhan
