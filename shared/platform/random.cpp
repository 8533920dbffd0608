#include "shared/platform/random.h"

#include "shared/base/bytes.h"

#include <array>
#include <cassert>
#include <cstdlib>
#include <limits>
#include <sodium.h>

namespace yizhan {

std::uint64_t Random::next_u64()
{
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    for (auto const b : bytes) value = value << 8 | b;
    return value;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    assert(bound > 0);
    // Values past the last whole multiple of `bound` would favour the small results: draw again.
    std::uint64_t const excess = (std::numeric_limits<std::uint64_t>::max() % bound + 1) % bound;
    for (;;) {
        std::uint64_t const value = next_u64();
        if (value <= std::numeric_limits<std::uint64_t>::max() - excess) return value % bound;
    }
}

std::string Random::hex64()
{
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    return to_hex(bytes);
}

void SystemRandom::fill(std::span<std::uint8_t> out)
{
    static bool const ready = ::sodium_init() >= 0;
    if (!ready) std::abort(); // no randomness: no id may be made
    ::randombytes_buf(out.data(), out.size());
}

EventId new_event_id(UtcMs wall, Random& random)
{
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    auto const ms = static_cast<std::uint64_t>(wall.ms < 0 ? 0 : wall.ms);
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x70); // version 7
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80); // variant of RFC 9562
    std::string text = to_hex(bytes);
    for (std::size_t const at : {20U, 16U, 12U, 8U}) text.insert(at, 1, '-');
    return EventId::make(std::move(text));
}

} // namespace yizhan
