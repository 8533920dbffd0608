// Boxes that somebody comes back to: a draft that a volunteer left at a kiosk, and the full card that waits for whoever
// holds the provisional code. XChaCha20-Poly1305 (libsodium's IETF construction): nonce (24 bytes) ‖ ciphertext ‖ tag
// (16 bytes). Altered by a bit, or put where it does not belong, a box does not open.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/private_text.h"
#include "shared/protocol/pin.h"
#include "shared/protocol/secret.h"

#include <array>
#include <string_view>

namespace yizhan {

using BoxNonce = std::array<std::uint8_t, 24>; // fresh random bytes for every box

using DraftSalt = std::array<std::uint8_t, 16>; // fresh random bytes, kept beside the drafts

class DraftKey {
public:
    Secret const& secret() const { return m_secret; }

private:
    friend Result<DraftKey> derive_draft_key(std::string_view, Pin const&, DraftSalt const&);
    explicit DraftKey(Secret secret) : m_secret{std::move(secret)} { }
    Secret m_secret;
};

// Argon2id (2 passes, 64 MiB, 32 bytes) over the PIN, with the first 16 bytes of
// BLAKE2b-256("yizhan-draft\n" ‖ salt ‖ BLAKE2b-256(card text)) as its salt: without the volunteer's card at hand there
// is nothing to try PINs against. `card_text` is credential_text() of the volunteer's code. As slow as check_pin. Busy:
// no memory for it now.
Result<DraftKey> derive_draft_key(std::string_view card_text, Pin const& pin, DraftSalt const& salt);

// Associated data: "yizhan-draft\n" ‖ application.
Bytes encrypt_draft(DraftKey const& key, BoxNonce const& nonce, ByteView plain, ApplicationId const& application);
// Unauthorised: another key or application, or altered.
Result<PrivateBytes> decrypt_draft(DraftKey const& key, ByteView box, ApplicationId const& application);

// The key of a full card's box: BLAKE2b-256, personalised with "yizhan-pickup" (and zeros up to 16 bytes), over the
// provisional code's whole text. It opens the box and nothing else: the code cannot be made from it.
Secret pickup_key(std::string_view provisional_text);
// Associated data: "yizhan-pickup".
Bytes seal_pickup(Secret const& pickup_key, BoxNonce const& nonce, std::string_view credential_text);
// Unauthorised: another code's, or altered.
Result<PrivateText> open_pickup(Secret const& pickup_key, ByteView box);

} // namespace yizhan
