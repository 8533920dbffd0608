// X25519 keys of the hub, to which kiosks and phones seal what they must not be able to read again: libsodium's
// crypto_box_seal (48 bytes longer than the plain text). The public half has a name, so that the hub can change its key
// and still open what was sealed before.
#pragma once

#include "shared/base/private_text.h"
#include "shared/protocol/secret.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace yizhan {

// 8 lower-case hex digits: the first four bytes of BLAKE2b-256 over the public key.
class SealingKid {
public:
    // InvalidInput unless it is of that form.
    static Result<SealingKid> parse(std::string_view text);

    std::string text() const { return to_hex(m_bytes); }
    ByteView bytes() const { return m_bytes; }
    auto operator<=>(SealingKid const&) const = default;

private:
    friend class SealingKey;
    std::array<std::uint8_t, 4> m_bytes{};
};

class SealingKey {
public:
    // InvalidInput unless it is 32 bytes, and a point with which a secret can be agreed.
    static Result<SealingKey> from_bytes(ByteView bytes);
    static Result<SealingKey> from_text(std::string_view base64url);

    ByteView bytes() const { return m_bytes; }
    std::string text() const { return to_base64url(m_bytes); }
    SealingKid kid() const;

    bool operator==(SealingKey const&) const = default;

private:
    friend class SealingKeyPair;
    explicit SealingKey(std::array<std::uint8_t, 32> const& bytes) : m_bytes{bytes} { }
    std::array<std::uint8_t, 32> m_bytes;
};

class SealingKeyPair {
public:
    // Any 32 secret bytes are the whole pair: keep secret().bytes() in a file that only its owner can read.
    explicit SealingKeyPair(Secret secret);

    SealingKey const& key() const { return m_key; }
    SealingKid kid() const { return m_key.kid(); }
    Secret const& secret() const { return m_secret; }

private:
    Secret m_secret;
    SealingKey m_key;
};

Bytes seal(SealingKey const& recipient, ByteView plain);
// Unauthorised: sealed to another key, or altered.
Result<PrivateBytes> open_sealed(ByteView sealed, SealingKeyPair const& recipient);
// With the pair of this name. NotFound: there is none.
Result<PrivateBytes> open_sealed(ByteView sealed, std::span<SealingKeyPair const> pairs, SealingKid const& kid);

} // namespace yizhan
