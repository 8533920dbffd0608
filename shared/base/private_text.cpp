#include "shared/base/private_text.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <string.h> // explicit_bzero
#include <sys/mman.h>

namespace yizhan {
namespace {

// One region for all private text of the process: locking is by the page, so that texts must not share a page with
// anything else. What does not fit any more lies in ordinary memory, wiped all the same.
class PrivateMemory {
public:
    static PrivateMemory& instance()
    {
        static PrivateMemory memory;
        return memory;
    }

    std::size_t locked() const { return m_locked ? region_size : 0; }
    std::pmr::memory_resource& pool() { return m_pool; }

private:
    static constexpr std::size_t region_size = 1U << 20U;

    PrivateMemory()
        : m_region{mmap(nullptr, region_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)},
          m_locked{m_region != MAP_FAILED && mlock(m_region, region_size) == 0},
          m_start{m_region == MAP_FAILED ? std::pmr::monotonic_buffer_resource{}
                                         : std::pmr::monotonic_buffer_resource{m_region, region_size}},
          m_pool{std::pmr::pool_options{.max_blocks_per_chunk = 64, .largest_required_pool_block = 16'384}, &m_start}
    {
        if (m_region != MAP_FAILED) madvise(m_region, region_size, MADV_DONTDUMP);
    }

    void* m_region;
    bool m_locked;
    std::pmr::monotonic_buffer_resource m_start;
    std::pmr::synchronized_pool_resource m_pool;
};

} // namespace

std::size_t locked_private_bytes() { return PrivateMemory::instance().locked(); }

void* allocate_private(std::size_t bytes)
{
    return PrivateMemory::instance().pool().allocate(bytes, alignof(std::max_align_t));
}

void release_private(void* memory, std::size_t bytes) noexcept
{
    if (!memory) return;
    explicit_bzero(memory, bytes);
    PrivateMemory::instance().pool().deallocate(memory, bytes, alignof(std::max_align_t));
}

void PrivateText::assign(std::string_view text)
{
    if (text.size() < m_text.size()) truncate(text.size());
    m_text.assign(text.begin(), text.end());
}

void PrivateText::append(std::string_view text) { m_text.insert(m_text.end(), text.begin(), text.end()); }

void PrivateText::erase_last_character()
{
    auto size = m_text.size();
    while (size > 0 && (static_cast<unsigned char>(m_text[size - 1]) & 0xC0U) == 0x80U) --size;
    truncate(size > 0 ? size - 1 : 0);
}

void PrivateText::truncate(std::size_t size)
{
    if (size >= m_text.size()) return;
    explicit_bzero(m_text.data() + size, m_text.size() - size);
    m_text.resize(size);
}

void PrivateText::clear()
{
    std::vector<char, PrivateAllocator<char>> gone;
    gone.swap(m_text);
}

} // namespace yizhan
