// A P-256 public key (FIPS 186-4) as a value: the key that a phone's browser made with WebCrypto and never gives away.
// It exists only where its point is on the curve. Verifying goes through OpenSSL's EVP.
#pragma once

#include "shared/base/bytes.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace yizhan {

class P256Key {
public:
    using Coordinate = std::array<std::uint8_t, 32>;
    using Signature = std::array<std::uint8_t, 64>;

    // 04 ‖ x ‖ y, 65 bytes: WebCrypto's "raw". InvalidInput unless it is a point of the curve.
    static Result<P256Key> from_raw(ByteView bytes);
    // A JSON Web Key (RFC 7517): kty EC, crv P-256, x, y. InvalidInput also where it holds the private half.
    static Result<P256Key> from_jwk(std::string_view json);
    // SEC 1 compression: x and whether y is odd, as a COSE_Key has them.
    static Result<P256Key> from_compressed(ByteView x, bool y_is_odd);

    ByteView raw() const { return m_raw; }
    ByteView x() const { return ByteView{m_raw}.subspan(1, 32); }
    bool y_is_odd() const { return (m_raw.back() & 1U) != 0; }

    // ECDSA with SHA-256; r ‖ s, 32 bytes each, as WebCrypto makes it.
    bool verify(ByteView message, Signature const& signature) const;

    bool operator==(P256Key const&) const = default;

private:
    using Raw = std::array<std::uint8_t, 65>;
    explicit P256Key(Raw const& raw) : m_raw{raw} { }
    Raw m_raw;
};

} // namespace yizhan
