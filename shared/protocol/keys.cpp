#include "shared/protocol/keys.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/sodium.h"

#include <algorithm>

namespace yizhan {
namespace {

std::array<std::uint8_t, 32> public_half(Secret const& seed)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> expanded{};
    crypto_sign_seed_keypair(open.data(), expanded.data(), seed.bytes().data());
    sodium_memzero(expanded.data(), expanded.size());
    return open;
}

} // namespace

Result<VerifyKey> VerifyKey::from_bytes(ByteView bytes)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> key{};
    if (bytes.size() != key.size()) return fail(ErrorCode::InvalidInput, "verify key length");
    std::copy(bytes.begin(), bytes.end(), key.begin());
    if (crypto_core_ed25519_is_valid_point(key.data()) != 1)
        return fail(ErrorCode::InvalidInput, "verify key is no usable point");
    return VerifyKey{key};
}

Result<VerifyKey> VerifyKey::from_text(std::string_view text) { return from_bytes(TRY(from_base64url(text))); }

std::string VerifyKey::key_id() const
{
    auto const hash = blake2b(m_bytes);
    return to_base64url(ByteView{hash}.first(16));
}

bool VerifyKey::verify(ByteView message, KeySignature const& signature) const
{
    ensure_sodium();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), m_bytes.data()) == 0;
}

SigningKey::SigningKey(Secret seed) : m_seed{std::move(seed)}, m_verify_key{public_half(m_seed)} { }

KeySignature SigningKey::sign(ByteView message) const
{
    // libsodium's secret key is the seed followed by the public key; it lives for this one signature.
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> expanded{};
    std::copy_n(m_seed.bytes().begin(), 32, expanded.begin());
    std::copy_n(m_verify_key.bytes().begin(), 32, expanded.begin() + 32);
    KeySignature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), expanded.data());
    sodium_memzero(expanded.data(), expanded.size());
    return signature;
}

} // namespace yizhan
