// Randomness as a face. Nothing but SystemRandom asks the machine for any.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"

#include <cstdint>
#include <span>

namespace yizhan {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    std::uint64_t next_u64();
    // Uniform in [0, bound). REQUIRES: bound > 0.
    std::uint64_t below(std::uint64_t bound);
    // 16 lower-case hex digits.
    std::string hex64();
};

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override; // libsodium's randombytes: the kernel's generator
};

// A UUIDv7 (RFC 9562 §5.7). Unique by its 74 random bits; its time is for people only and may be wrong.
EventId new_event_id(UtcMs wall, Random& random);

} // namespace yizhan
