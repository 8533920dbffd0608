// COSE_Sign1 (RFC 9052 §4.2), as codes and certificates use it: untagged, deterministic CBOR, Ed25519,
//   protected {1: -8 (EdDSA), 4: kid (2 bytes)}   unprotected {}   payload   signature
// over the Sig_structure ["Signature1", protected, external_aad, payload]. external_aad tells one kind of document from
// another where both are signed with the same key.
#pragma once

#include "shared/protocol/cbor.h"
#include "shared/protocol/issuer_keys.h"

#include <algorithm>
#include <tl/expected.hpp>

namespace yizhan {

// Points into the bytes that it was read from. Nothing in it is genuine until its signature is verified.
struct CoseSign1 {
    ByteView protected_header;
    ByteView payload;
    KeySignature signature{};
    std::int64_t algorithm = 0;
    IssuerKid kid{};
};

// Only the form. InvalidInput otherwise.
Result<CoseSign1> read_cose_sign1(ByteView bytes);
Bytes write_cose_sign1(IssuerKid const& kid, ByteView payload, ByteView external_aad, SigningKey const& key);

// What was signed.
Bytes cose_signed_bytes(CoseSign1 const& cose, ByteView external_aad);
// Tries every issuer's key with the kid; `signed_bytes` as above.
tl::expected<void, CredentialFault> check_issuer_signature(
    CoseSign1 const& cose, ByteView signed_bytes, IssuerKeys const& trusted);

// InvalidInput unless the next item is this map key.
Result<void> expect_cbor_key(CborReader& reader, std::int64_t key);
// InvalidInput unless the next item is a byte string of just this size.
template <std::size_t size> Result<std::array<std::uint8_t, size>> read_cbor_exactly(CborReader& reader)
{
    auto const bytes = TRY(reader.read_bytes());
    std::array<std::uint8_t, size> out{};
    if (bytes.size() != size) return fail(ErrorCode::InvalidInput, "cbor: length of a byte string");
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

} // namespace yizhan
