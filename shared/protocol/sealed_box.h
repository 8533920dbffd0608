// A few secret bytes for whoever holds the other half of an Ed25519 key: libsodium's crypto_box_seal to that key as
// X25519. Nobody on the way can read them, and nobody can tell who sealed them.
#pragma once

#include "shared/protocol/keys.h"

namespace yizhan {

// InvalidInput: the key has no X25519 form.
Result<Bytes> seal_for(VerifyKey const& recipient, ByteView plain);
// Unauthorised: sealed for somebody else, or altered.
Result<Bytes> open_sealed(ByteView sealed, SigningKey const& recipient);

} // namespace yizhan
