// Passwords at rest: Argon2id (RFC 9106), each record with its own salt and its own cost, so that a later version can
// ask for more. Slow on purpose: some 150 ms of a core and cost.memory_bytes; never on a thread that others wait for.
#pragma once

#include "shared/base/result.h"
#include "shared/protocol/hash.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace yizhan {

struct PasswordCost {
    std::uint32_t passes = 3; // 1..10
    std::uint32_t memory_kib = 64 * 1024; // 8..1'048'576; no less than 19'456 for real accounts

    bool operator==(PasswordCost const&) const = default;
};

using PasswordSalt = std::array<std::uint8_t, 16>;

struct PasswordRecord {
    PasswordCost cost;
    PasswordSalt salt{};
    Hash hash{};

    bool operator==(PasswordRecord const&) const = default;
};

// InvalidInput: the cost is out of range. Busy: no memory for it now.
Result<PasswordRecord> hash_password(std::string_view password, PasswordSalt const& salt, PasswordCost const& cost);
// The comparison takes the same time wherever the hashes differ.
Result<bool> is_password(std::string_view password, PasswordRecord const& record);

} // namespace yizhan
