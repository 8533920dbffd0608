#include "shared/protocol/hash.h"

#include "shared/protocol/sodium.h"

#include <algorithm>

namespace yizhan {
namespace {

Hash hash_parts(ByteView key, std::initializer_list<ByteView> parts)
{
    static_assert(std::tuple_size_v<Hash> == crypto_generichash_BYTES);
    ensure_sodium();
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), crypto_generichash_BYTES);
    for (auto const& part : parts) crypto_generichash_update(&state, part.data(), part.size());
    Hash out{};
    crypto_generichash_final(&state, out.data(), out.size());
    if (!key.empty()) sodium_memzero(&state, sizeof state);
    return out;
}

} // namespace

Hash blake2b(std::initializer_list<ByteView> parts) { return hash_parts({}, parts); }

Hash keyed_blake2b(Secret const& key, std::initializer_list<ByteView> parts) { return hash_parts(key.bytes(), parts); }

Result<Hash> hash_from_hex(std::string_view text)
{
    auto const bytes = TRY(from_hex(text));
    Hash out{};
    if (bytes.size() != out.size()) return fail(ErrorCode::InvalidInput, "hash length");
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

bool same_bytes(ByteView a, ByteView b)
{
    ensure_sodium();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace yizhan
