// Invented data repeats: one stream of numbers from a seed, the same on every machine. For nothing that must be secret.
#pragma once

#include "shared/platform/random.h"

namespace yizhan::demo {

class SeededStream final : public Random {
public:
    explicit SeededStream(std::uint64_t seed) : m_state{seed} { }
    void fill(std::span<std::uint8_t> out) override;

private:
    std::uint64_t m_state;
};

} // namespace yizhan::demo
