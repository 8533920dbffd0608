// The member's code: "YZ1:" + base45 (RFC 9285) of an untagged COSE_Sign1 (cose.h) over a CWT (RFC 8392), Ed25519.
//   payload     {4: exp (seconds), 7: cti (8 bytes: the card), -1: generation (0..65535), -2: class (0..2)}
// and on a card that belongs to one phone also 8, cnf (RFC 8747): {1: {1: 2, -1: 1, -2: x (32 bytes), -3: y is odd}}.
// All of it deterministic CBOR: 98 to 100 bytes, a QR code of 41×41 modules with error correction M; 144 to 146 bytes
// with a phone's key. Nothing in it says who the member is. Whether it is expired or revoked is decided by the domain,
// which knows the clock and the list.
#pragma once

#include "shared/base/private_text.h"
#include "shared/protocol/kiosk_keys.h"
#include "shared/protocol/p256_key.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace yizhan {

enum class CredentialClass : std::uint8_t { Member = 0, Volunteer = 1, Provisional = 2 };

struct Credential {
    static constexpr std::uint32_t max_generation = 65535; // one more byte of it would cost a larger symbol
    static constexpr std::size_t max_bytes = 150; // of COSE

    CardId card; // 16 hex digits
    std::uint32_t generation = 0; // this member's n-th card: a lost card is outlived by the next one
    CredentialClass cls = CredentialClass::Member;
    UtcMs expires; // whole seconds, until 2106
    IssuerKid kid{};
    std::optional<P256Key> phone_key; // only the phone that holds the other half can prove this card
    std::optional<KioskId> signed_by_kiosk; // none: an issuer's key signed it

    bool operator==(Credential const&) const = default;
};

// Any text at all may come in; only a code with a valid signature of a trusted key comes out. Its claims are read after
// the signature is verified, not before. Every key with the code's kid is tried, the issuers' first. A kiosk's key is
// believed for provisional codes without a phone's key, and not after its certificate's end by `trusted_now` (where
// there is none, that is not judged).
tl::expected<Credential, CredentialFault> read_credential(
    std::string_view scan, TrustedKeys const& trusted, std::optional<UtcMs> trusted_now);
// The same where no kiosk's code is believed.
tl::expected<Credential, CredentialFault> read_credential(std::string_view scan, IssuerKeys const& trusted);

// REQUIRES: card is 16 lower-case hex digits, generation <= max_generation, expires in 1970..2106 (else a bug: aborts).
// signed_by_kiosk is not written: it is told by the key.
std::string issue_credential(Credential const& credential, SigningKey const& issuer);
// What a kiosk gives to whom it just took in: class Provisional under its own kid.
std::string issue_provisional(CardId const& card, UtcMs expires, SigningKey const& kiosk);

} // namespace yizhan
