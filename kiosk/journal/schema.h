// The kiosk's database, as the steps that lead to it. A released step is never changed, only followed by another.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace yizhan::journal {

std::span<std::string_view const> schema_steps();

// An event's row number: its incarnation's ordinal in this file, then its sequence. One b-tree keeps events by
// incarnation and in order, without an index beside it.
constexpr int sequence_bits = 40;
constexpr std::int64_t place_of(std::int64_t ordinal, std::uint64_t sequence)
{
    return (ordinal << sequence_bits) + static_cast<std::int64_t>(sequence);
}
constexpr std::uint64_t sequence_of(std::int64_t place)
{
    return static_cast<std::uint64_t>(place) & ((std::uint64_t{1} << sequence_bits) - 1);
}

} // namespace yizhan::journal
