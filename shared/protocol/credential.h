// The member's code: "YZ1:" + base45 (RFC 9285) of an untagged COSE_Sign1 (RFC 9052) over a CWT (RFC 8392), Ed25519.
//   protected   {1: -8 (EdDSA), 4: kid (2 bytes)}        unprotected {}
//   payload     {4: exp (seconds), 7: cti (8 bytes: the card), -1: generation (0..65535), -2: class (0..2)}
// All of it deterministic CBOR, 98 to 100 bytes: a QR code of 41×41 modules with error correction M. Nothing in it
// says who the member is. Whether it is expired or revoked is decided by the domain, which knows the clock and the
// list.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/protocol/keys.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace yizhan {

enum class CredentialClass : std::uint8_t { Member = 0, Volunteer = 1, Provisional = 2 };

// Names one key of the issuer; two keys may share it.
using IssuerKid = std::array<std::uint8_t, 2>;

struct Credential {
    static constexpr std::uint32_t max_generation = 65535; // one more byte of it would cost a larger symbol

    CardId card; // 16 hex digits
    std::uint32_t generation = 0; // this member's n-th card: a lost card is outlived by the next one
    CredentialClass cls = CredentialClass::Member;
    UtcMs expires; // whole seconds, until 2106
    IssuerKid kid{};

    bool operator==(Credential const&) const = default;
};

enum class CredentialFault {
    Unreadable, // ours by its prefix, but mangled: scan once more
    NotOurs, // some other QR code
    WrongSignature,
    UnknownKey,
    WrongAlgorithm,
};

// COSE algorithm numbers (RFC 9053).
enum class CoseAlgorithm : std::int64_t { EdDSA = -8 };

struct IssuerKey {
    IssuerKid kid{};
    VerifyKey key;
    CoseAlgorithm algorithm = CoseAlgorithm::EdDSA; // set by who lists the key, never by the code that is scanned
};

// The keys that a kiosk trusts: a handful. More than `max_keys` of them are not looked at.
struct IssuerKeys {
    static constexpr std::size_t max_keys = 16;
    std::vector<IssuerKey> keys;
};

// Any text at all may come in; only a code with a valid signature of a trusted key comes out. Its claims are read after
// the signature is verified, not before. Every key with the code's kid is tried.
tl::expected<Credential, CredentialFault> read_credential(std::string_view scan, IssuerKeys const& trusted);

// REQUIRES: card is 16 lower-case hex digits, generation <= max_generation, expires in 1970..2106 (else a bug: aborts).
std::string issue_credential(Credential const& credential, SigningKey const& issuer);

} // namespace yizhan
