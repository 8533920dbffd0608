#include "tests/support/seeded_random.h"

namespace yizhan::test {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): a counter and a finalizer; passes BigCrush, any seed is good.
std::uint64_t next(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

} // namespace

SeededRandom::SeededRandom(std::uint64_t seed, std::string_view purpose) : m_state{seed}
{
    for (char const c : purpose) {
        m_state ^= static_cast<unsigned char>(c);
        m_state = next(m_state);
    }
}

void SeededRandom::fill(std::span<std::uint8_t> out)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % 8 == 0) word = next(m_state);
        out[i] = static_cast<std::uint8_t>(word >> (i % 8 * 8));
    }
}

} // namespace yizhan::test
