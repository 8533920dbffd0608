// A form that only the hub can read, bound to where it belongs: whoever moves it to another application, event or kiosk
// is found out when it is opened. What is sealed (sealing_key.h) is
//   size of the header (2 bytes, big-endian) ‖ header ‖ payload ‖ zeros up to 512, 1024, 2048, 3072 or 4096 bytes
//   header: deterministic CBOR [1, kid of the sealing key (4 bytes), application, event, kiosk (texts), payload size]
// so that its length tells one of five sizes and no more.
#pragma once

#include "shared/base/ids.h"
#include "shared/protocol/sealing_key.h"

namespace yizhan {

struct SealedFormPlace {
    ApplicationId application;
    EventId event; // the one that carries it
    KioskId kiosk;
};

// 4096 bytes without the header: fewer by the lengths of the ids.
constexpr std::size_t max_sealed_form_plain = 4096;

// TooLarge: header and payload together have more than max_sealed_form_plain bytes. REQUIRES: none of the ids is empty.
Result<Bytes> seal_form(SealingKey const& recipient, SealedFormPlace const& place, ByteView payload);
// The payload. Unauthorised: sealed to another key, or altered. Conflict: genuine, but of another place or for another
// key: somebody moved it. InvalidInput: whoever sealed it did not keep to the form.
Result<PrivateBytes> open_form(ByteView sealed, SealingKeyPair const& recipient, SealedFormPlace const& expected);
// With the pair of this name. NotFound: there is none.
Result<PrivateBytes> open_form(
    ByteView sealed, std::span<SealingKeyPair const> pairs, SealingKid const& kid, SealedFormPlace const& expected);

} // namespace yizhan
