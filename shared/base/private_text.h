// Text that says who somebody is: a name, a number, an address. Its bytes lie in memory that is kept out of swap and of
// core dumps as far as the system allows, and are wiped when they are given up, also when the text grows and moves.
// It cannot be printed or logged by accident: there is no stream operator, no conversion to a string.
#pragma once

#include "shared/base/bytes.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace yizhan {

// How much of the private memory could be locked; 0 where the system refused (a limit of RLIMIT_MEMLOCK).
std::size_t locked_private_bytes();

void* allocate_private(std::size_t bytes);
void release_private(void* memory, std::size_t bytes) noexcept; // wipes first

template <class T> struct PrivateAllocator {
    using value_type = T;
    PrivateAllocator() = default;
    template <class U> PrivateAllocator(PrivateAllocator<U> const&) { }
    T* allocate(std::size_t count) { return static_cast<T*>(allocate_private(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept { release_private(memory, count * sizeof(T)); }
    bool operator==(PrivateAllocator const&) const = default;
};

// A vector and not a string: a string keeps short texts in itself, where nothing wipes them.
using PrivateBytes = std::vector<std::uint8_t, PrivateAllocator<std::uint8_t>>;

class PrivateText {
public:
    PrivateText() = default;
    explicit PrivateText(std::string_view text) { assign(text); }

    std::string_view view() const { return {m_text.data(), m_text.size()}; }
    ByteView bytes() const { return as_bytes(view()); }
    bool empty() const { return m_text.empty(); }
    std::size_t size() const { return m_text.size(); }

    void assign(std::string_view text);
    void append(std::string_view text);
    // Takes the last UTF-8 character away, if there is one.
    void erase_last_character();
    void pop_back() { truncate(m_text.empty() ? 0 : m_text.size() - 1); } // the last byte
    void truncate(std::size_t size); // to at most so many bytes
    void clear(); // wipes and gives the memory back

    bool operator==(PrivateText const&) const = default;

private:
    std::vector<char, PrivateAllocator<char>> m_text;
};

} // namespace yizhan
