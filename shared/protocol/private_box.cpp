#include "shared/protocol/private_box.h"

#include "shared/protocol/hash.h"
#include "shared/protocol/sodium.h"

#include <algorithm>
#include <fmt/format.h>

namespace yizhan {
namespace {

constexpr std::string_view draft_context = "yizhan-draft\n";
constexpr std::string_view pickup_context = "yizhan-pickup";
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == std::tuple_size_v<BoxNonce>);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == Secret::size);

Bytes close_box(Secret const& key, BoxNonce const& nonce, ByteView plain, ByteView associated)
{
    ensure_sodium();
    Bytes box(nonce.size() + plain.size() + tag_size);
    std::copy(nonce.begin(), nonce.end(), box.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonce.size(), nullptr, plain.data(), plain.size(),
        associated.data(), associated.size(), nullptr, nonce.data(), key.bytes().data());
    return box;
}

Result<PrivateBytes> open_box(Secret const& key, ByteView box, ByteView associated)
{
    ensure_sodium();
    constexpr std::size_t nonce_size = std::tuple_size_v<BoxNonce>;
    if (box.size() < nonce_size + tag_size) return fail(ErrorCode::Unauthorised, "box: too short");
    auto const sealed = box.subspan(nonce_size);
    PrivateBytes plain(sealed.size() - tag_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(),
            associated.data(), associated.size(), box.data(), key.bytes().data())
        != 0)
        return fail(ErrorCode::Unauthorised, "box: not with this key");
    return plain;
}

std::string draft_data(ApplicationId const& application)
{
    return fmt::format("{}{}", draft_context, application.text());
}

} // namespace

Result<DraftKey> derive_draft_key(std::string_view card_text, Pin const& pin, DraftSalt const& salt)
{
    static_assert(crypto_pwhash_SALTBYTES == 16);
    ensure_sodium();
    auto const mixed = blake2b({as_bytes(draft_context), salt, blake2b(as_bytes(card_text))});
    bool derived = false;
    auto secret = Secret::generate([&](std::span<std::uint8_t> out) {
        derived
            = crypto_pwhash(out.data(), out.size(), pin.view().data(), pin.view().size(), mixed.data(),
                  crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    });
    if (!derived) return fail(ErrorCode::Busy, "draft key: no memory");
    return DraftKey{std::move(secret)};
}

Bytes encrypt_draft(DraftKey const& key, BoxNonce const& nonce, ByteView plain, ApplicationId const& application)
{
    return close_box(key.secret(), nonce, plain, as_bytes(draft_data(application)));
}

Result<PrivateBytes> decrypt_draft(DraftKey const& key, ByteView box, ApplicationId const& application)
{
    return open_box(key.secret(), box, as_bytes(draft_data(application)));
}

Secret pickup_key(std::string_view provisional_text)
{
    ensure_sodium();
    std::array<std::uint8_t, crypto_generichash_blake2b_PERSONALBYTES> personal{};
    static_assert(pickup_context.size() <= personal.size());
    std::copy(pickup_context.begin(), pickup_context.end(), personal.begin());
    auto const text = as_bytes(provisional_text);
    return Secret::generate([&](std::span<std::uint8_t> out) {
        crypto_generichash_blake2b_salt_personal(
            out.data(), out.size(), text.data(), text.size(), nullptr, 0, nullptr, personal.data());
    });
}

Bytes seal_pickup(Secret const& pickup_key, BoxNonce const& nonce, std::string_view credential_text)
{
    return close_box(pickup_key, nonce, as_bytes(credential_text), as_bytes(pickup_context));
}

Result<PrivateText> open_pickup(Secret const& pickup_key, ByteView box)
{
    auto const plain = TRY(open_box(pickup_key, box, as_bytes(pickup_context)));
    return PrivateText{as_text(plain)};
}

} // namespace yizhan
