// Deterministic randomness: one stream a seed and purpose, so that a new use of one purpose shifts no other.
#pragma once

#include "shared/platform/random.h"

#include <string_view>

namespace yizhan::test {

class SeededRandom final : public Random {
public:
    SeededRandom(std::uint64_t seed, std::string_view purpose);
    void fill(std::span<std::uint8_t> out) override;
    // True in `percent` of 100 draws.
    bool chance(unsigned percent) { return below(100) < percent; }

private:
    std::uint64_t m_state;
};

} // namespace yizhan::test
