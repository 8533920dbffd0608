// BLAKE2b with 32 bytes of output (RFC 7693): the chain of the journal, names of keys, tokens. Parts are hashed as one
// string: whoever calls separates them.
#pragma once

#include "shared/base/bytes.h"
#include "shared/protocol/secret.h"

#include <array>
#include <cstdint>
#include <initializer_list>

namespace yizhan {

using Hash = std::array<std::uint8_t, 32>;

Hash blake2b(std::initializer_list<ByteView> parts);
inline Hash blake2b(ByteView bytes) { return blake2b({bytes}); }
// Only who holds the key can make it or check it.
Hash keyed_blake2b(Secret const& key, std::initializer_list<ByteView> parts);

// 64 lower-case hex digits. InvalidInput otherwise.
Result<Hash> hash_from_hex(std::string_view text);

// Compares in a time that says nothing about where they differ.
bool same_bytes(ByteView a, ByteView b);

} // namespace yizhan
