// A fingerprint of private text that is of use in this run of the program only: keyed with a secret that is made at the
// start and never leaves the memory. For 'have I seen this before?' without keeping what was seen.
#pragma once

#include "shared/base/private_text.h"
#include "shared/platform/random.h"

#include <array>
#include <string_view>

namespace yizhan {

using KeyedHash = std::array<std::uint8_t, 16>;

class KeyedHasher {
public:
    explicit KeyedHasher(Random& random);
    // BLAKE2b over `kind`, a zero byte and `text`: the same text of another kind is another fingerprint.
    KeyedHash of(std::string_view kind, std::string_view text) const;

private:
    PrivateBytes m_key;
};

} // namespace yizhan
