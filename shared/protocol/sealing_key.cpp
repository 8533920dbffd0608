#include "shared/protocol/sealing_key.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/sodium.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace yizhan {
namespace {

std::array<std::uint8_t, 32> public_half(Secret const& secret)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> open{};
    crypto_scalarmult_base(open.data(), secret.bytes().data());
    return open;
}

} // namespace

Result<SealingKid> SealingKid::parse(std::string_view text)
{
    auto const bytes = TRY(from_hex(text));
    SealingKid kid;
    if (bytes.size() != kid.m_bytes.size()) return fail(ErrorCode::InvalidInput, "sealing kid: length");
    std::copy(bytes.begin(), bytes.end(), kid.m_bytes.begin());
    return kid;
}

Result<SealingKey> SealingKey::from_bytes(ByteView bytes)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> key{};
    if (bytes.size() != key.size()) return fail(ErrorCode::InvalidInput, "sealing key: length");
    std::copy(bytes.begin(), bytes.end(), key.begin());
    // With a point of low order every secret would agree on the same zeros: libsodium says so of any secret.
    std::array<std::uint8_t, crypto_scalarmult_BYTES> agreed{};
    std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> const some_secret{1};
    if (crypto_scalarmult(agreed.data(), some_secret.data(), key.data()) != 0)
        return fail(ErrorCode::InvalidInput, "sealing key: no usable point");
    return SealingKey{key};
}

Result<SealingKey> SealingKey::from_text(std::string_view text) { return from_bytes(TRY(from_base64url(text))); }

SealingKid SealingKey::kid() const
{
    auto const hash = blake2b(m_bytes);
    SealingKid kid;
    std::copy_n(hash.begin(), kid.m_bytes.size(), kid.m_bytes.begin());
    return kid;
}

SealingKeyPair::SealingKeyPair(Secret secret) : m_secret{std::move(secret)}, m_key{public_half(m_secret)} { }

Bytes seal(SealingKey const& recipient, ByteView plain)
{
    ensure_sodium();
    Bytes out(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(out.data(), plain.data(), plain.size(), recipient.bytes().data()) != 0) {
        std::fputs("bug: a sealing key that was checked does not seal\n", stderr);
        std::abort();
    }
    return out;
}

Result<PrivateBytes> open_sealed(ByteView sealed, SealingKeyPair const& recipient)
{
    if (sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::Unauthorised, "sealed: too short");
    PrivateBytes out(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(
            out.data(), sealed.data(), sealed.size(), recipient.key().bytes().data(), recipient.secret().bytes().data())
        != 0)
        return fail(ErrorCode::Unauthorised, "sealed: not for this key");
    return out;
}

Result<PrivateBytes> open_sealed(ByteView sealed, std::span<SealingKeyPair const> pairs, SealingKid const& kid)
{
    auto const pair
        = std::find_if(pairs.begin(), pairs.end(), [&](SealingKeyPair const& each) { return each.kid() == kid; });
    if (pair == pairs.end()) return fail(ErrorCode::NotFound, "sealed: no key of this name");
    return open_sealed(sealed, *pair);
}

} // namespace yizhan
