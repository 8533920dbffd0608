#include "shared/protocol/cose.h"

namespace yizhan {
namespace {

constexpr std::int64_t header_alg = 1;
constexpr std::int64_t header_kid = 4;

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

Result<void> read_header(CoseSign1& cose)
{
    auto reader = TRY(CborReader::open(cose.protected_header));
    if (TRY(reader.enter_map()) != 2) return bad("cose: protected header");
    TRY_DO(expect_cbor_key(reader, header_alg));
    cose.algorithm = TRY(reader.read_int());
    TRY_DO(expect_cbor_key(reader, header_kid));
    cose.kid = TRY(read_cbor_exactly<2>(reader));
    return {};
}

} // namespace

Result<void> expect_cbor_key(CborReader& reader, std::int64_t key)
{
    if (TRY(reader.read_int()) != key) return bad("cbor: another key than expected");
    return {};
}

Result<CoseSign1> read_cose_sign1(ByteView bytes)
{
    auto reader = TRY(CborReader::open(bytes));
    CoseSign1 cose;
    if (TRY(reader.enter_array()) != 4) return bad("cose: not a COSE_Sign1");
    cose.protected_header = TRY(reader.read_bytes());
    if (TRY(reader.enter_map()) != 0) return bad("cose: unprotected header");
    cose.payload = TRY(reader.read_bytes());
    cose.signature = TRY(read_cbor_exactly<64>(reader));
    TRY_DO(read_header(cose));
    return cose;
}

Bytes cose_signed_bytes(CoseSign1 const& cose, ByteView external_aad)
{
    return CborWriter{}
        .array(4)
        .text("Signature1")
        .bytes(cose.protected_header)
        .bytes(external_aad)
        .bytes(cose.payload)
        .take();
}

tl::expected<void, CredentialFault> check_issuer_signature(
    CoseSign1 const& cose, ByteView signed_bytes, IssuerKeys const& trusted)
{
    auto fault = CredentialFault::UnknownKey;
    for (std::size_t i = 0; i < std::min(trusted.keys.size(), IssuerKeys::max_keys); ++i) {
        auto const& key = trusted.keys[i];
        if (key.kid != cose.kid) continue;
        if (static_cast<std::int64_t>(key.algorithm) != cose.algorithm) {
            if (fault == CredentialFault::UnknownKey) fault = CredentialFault::WrongAlgorithm;
            continue;
        }
        if (key.key.verify(signed_bytes, cose.signature)) return {};
        fault = CredentialFault::WrongSignature;
    }
    return tl::unexpected(fault);
}

Bytes write_cose_sign1(IssuerKid const& kid, ByteView payload, ByteView external_aad, SigningKey const& key)
{
    auto const protected_header = CborWriter{}
                                      .map(2)
                                      .integer(header_alg)
                                      .integer(static_cast<std::int64_t>(CoseAlgorithm::EdDSA))
                                      .integer(header_kid)
                                      .bytes(kid)
                                      .take();
    auto const signature = key.sign(cose_signed_bytes({protected_header, payload}, external_aad));
    return CborWriter{}.array(4).bytes(protected_header).map(0).bytes(payload).bytes(signature).take();
}

} // namespace yizhan
