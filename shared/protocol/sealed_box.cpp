#include "shared/protocol/sealed_box.h"

#include "shared/protocol/sodium.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

using OpenHalf = std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES>;

Result<OpenHalf> open_half(VerifyKey const& key)
{
    ensure_sodium();
    OpenHalf out{};
    if (crypto_sign_ed25519_pk_to_curve25519(out.data(), key.bytes().data()) != 0)
        return fail(ErrorCode::InvalidInput, "sealed box: the key has no X25519 form");
    return out;
}

} // namespace

Result<Bytes> seal_for(VerifyKey const& recipient, ByteView plain)
{
    auto const key = TRY(open_half(recipient));
    Bytes out(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(out.data(), plain.data(), plain.size(), key.data()) != 0)
        return fail(ErrorCode::Internal, "sealed box: not sealed");
    return out;
}

Result<Bytes> open_sealed(ByteView sealed, SigningKey const& recipient)
{
    auto const key = TRY(open_half(recipient.verify_key()));
    if (sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::Unauthorised, "sealed box: too short");
    // libsodium's Ed25519 secret key is the seed followed by the public key.
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> expanded{};
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret{};
    std::copy_n(recipient.seed().bytes().begin(), 32, expanded.begin());
    std::copy_n(recipient.verify_key().bytes().begin(), 32, expanded.begin() + 32);
    crypto_sign_ed25519_sk_to_curve25519(secret.data(), expanded.data());
    Bytes out(sealed.size() - crypto_box_SEALBYTES);
    auto const opened = crypto_box_seal_open(out.data(), sealed.data(), sealed.size(), key.data(), secret.data());
    sodium_memzero(expanded.data(), expanded.size());
    sodium_memzero(secret.data(), secret.size());
    if (opened != 0) return fail(ErrorCode::Unauthorised, "sealed box: not for this key");
    return out;
}

} // namespace yizhan
