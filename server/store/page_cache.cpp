#include "server/store/page_cache.h"

#include <algorithm>

namespace yizhan {

std::shared_ptr<EncodedFeedPage const> PageCache::find(Key const& key, UtcMs now)
{
    auto const found
        = std::find_if(m_entries.begin(), m_entries.end(), [&](Entry const& entry) { return entry.key == key; });
    if (found == m_entries.end()) return nullptr;
    auto const age = now - found->made;
    bool const fresh = age >= Millis{0} && age <= FeedStore::page_age_max;
    if (fresh) return found->page;
    m_bytes -= found->page->body.size();
    m_entries.erase(found);
    return nullptr;
}

void PageCache::keep(Key key, std::shared_ptr<EncodedFeedPage const> page, UtcMs now)
{
    m_bytes += page->body.size();
    m_entries.push_back({std::move(key), std::move(page), now});
    while (m_bytes > max_bytes) {
        m_bytes -= m_entries.front().page->body.size();
        m_entries.pop_front();
    }
}

void PageCache::forget(std::string const& channel)
{
    auto const gone = std::remove_if(m_entries.begin(), m_entries.end(), [&](Entry const& entry) {
        if (entry.key.channel != channel) return false;
        m_bytes -= entry.page->body.size();
        return true;
    });
    m_entries.erase(gone, m_entries.end());
}

} // namespace yizhan
