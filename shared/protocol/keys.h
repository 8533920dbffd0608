// Ed25519 keys (RFC 8032) as values: devices, the hub and the issuer of member codes sign with these. A secret is wiped
// when it goes and can be neither copied nor printed.
#pragma once

#include "shared/base/bytes.h"
#include "shared/protocol/secret.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace yizhan {

using KeySignature = std::array<std::uint8_t, 64>;

class VerifyKey {
public:
    // InvalidInput unless these 32 bytes are a point that can verify at all: canonical, on the curve, of full order.
    static Result<VerifyKey> from_bytes(ByteView bytes);
    // base64url without padding, 43 characters: how a key stands in JSON and in configuration.
    static Result<VerifyKey> from_text(std::string_view text);

    std::string text() const { return to_base64url(m_bytes); }
    ByteView bytes() const { return m_bytes; }
    // The name that a signature carries (RFC 9421 keyid): 22 characters of base64url over a hash of the key itself, so
    // that no key can take another's name.
    std::string key_id() const;
    // Strict: a signature with another encoding of the same numbers is refused.
    bool verify(ByteView message, KeySignature const& signature) const;

    bool operator==(VerifyKey const&) const = default;

private:
    friend class SigningKey;
    explicit VerifyKey(std::array<std::uint8_t, 32> const& bytes) : m_bytes{bytes} { }
    std::array<std::uint8_t, 32> m_bytes;
};

class SigningKey {
public:
    // The seed is the whole key: keep seed().bytes() in a file that only its owner can read.
    explicit SigningKey(Secret seed);
    SigningKey(SigningKey&&) noexcept = default;
    SigningKey& operator=(SigningKey&&) noexcept = default;

    VerifyKey const& verify_key() const { return m_verify_key; }
    Secret const& seed() const { return m_seed; }
    KeySignature sign(ByteView message) const;

private:
    Secret m_seed;
    VerifyKey m_verify_key;
};

} // namespace yizhan
