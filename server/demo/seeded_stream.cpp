#include "server/demo/seeded_stream.h"

namespace yizhan::demo {

// SplitMix64 (Steele, Lea, Flood 2014), eight bytes a step.
void SeededStream::fill(std::span<std::uint8_t> out)
{
    for (std::size_t at = 0; at < out.size(); at += 8) {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        for (std::size_t i = at; i < out.size() && i < at + 8; ++i) {
            out[i] = static_cast<std::uint8_t>(z);
            z >>= 8;
        }
    }
}

} // namespace yizhan::demo
