#include "shared/protocol/credential.h"

#include "shared/protocol/base45.h"
#include "shared/protocol/cbor.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace yizhan {
namespace {

constexpr std::string_view prefix = "YZ1:";
constexpr std::size_t max_text = prefix.size() + 150; // 100 bytes of COSE

// COSE header parameters and CWT claims.
constexpr std::int64_t header_alg = 1;
constexpr std::int64_t header_kid = 4;
constexpr std::int64_t claim_exp = 4;
constexpr std::int64_t claim_cti = 7;
constexpr std::int64_t claim_generation = -1;
constexpr std::int64_t claim_class = -2;

struct Header {
    std::int64_t algorithm;
    IssuerKid kid;
};

struct Envelope {
    ByteView protected_header;
    ByteView payload;
    Signature signature;
};

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

template <std::size_t size> Result<std::array<std::uint8_t, size>> read_exactly(CborReader& reader)
{
    auto const bytes = TRY(reader.read_bytes());
    std::array<std::uint8_t, size> out{};
    if (bytes.size() != size) return bad("credential: length");
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

Result<void> expect_key(CborReader& reader, std::int64_t key)
{
    if (TRY(reader.read_int()) != key) return bad("credential: another key than expected");
    return {};
}

Result<Envelope> read_envelope(ByteView cose)
{
    auto reader = TRY(CborReader::open(cose));
    if (TRY(reader.enter_array()) != 4) return bad("credential: not a COSE_Sign1");
    auto const protected_header = TRY(reader.read_bytes());
    if (TRY(reader.enter_map()) != 0) return bad("credential: unprotected header");
    auto const payload = TRY(reader.read_bytes());
    auto const signature = TRY(read_exactly<64>(reader));
    return Envelope{protected_header, payload, signature};
}

Result<Header> read_header(ByteView bytes)
{
    auto reader = TRY(CborReader::open(bytes));
    if (TRY(reader.enter_map()) != 2) return bad("credential: protected header");
    TRY_DO(expect_key(reader, header_alg));
    auto const algorithm = TRY(reader.read_int());
    TRY_DO(expect_key(reader, header_kid));
    auto const kid = TRY(read_exactly<2>(reader));
    return Header{algorithm, kid};
}

Result<Credential> read_claims(ByteView payload, IssuerKid kid)
{
    auto reader = TRY(CborReader::open(payload));
    if (TRY(reader.enter_map()) != 4) return bad("credential: claims");
    TRY_DO(expect_key(reader, claim_exp));
    auto const expires_s = TRY(reader.read_uint());
    if (expires_s > std::numeric_limits<std::uint32_t>::max()) return bad("credential: exp");
    TRY_DO(expect_key(reader, claim_cti));
    auto const card = TRY(read_exactly<8>(reader));
    TRY_DO(expect_key(reader, claim_generation));
    auto const generation = TRY(reader.read_uint());
    if (generation > Credential::max_generation) return bad("credential: generation");
    TRY_DO(expect_key(reader, claim_class));
    auto const cls = TRY(reader.read_uint());
    if (cls > static_cast<std::uint64_t>(CredentialClass::Provisional)) return bad("credential: class");
    return Credential{CardId::make(to_hex(card)), static_cast<std::uint32_t>(generation),
        static_cast<CredentialClass>(cls), UtcMs{static_cast<std::int64_t>(expires_s) * 1000}, kid};
}

// Sig_structure (RFC 9052 §4.4): what is signed.
Bytes signed_bytes(ByteView protected_header, ByteView payload)
{
    return CborWriter{}.array(4).text("Signature1").bytes(protected_header).bytes({}).bytes(payload).take();
}

tl::expected<void, CredentialFault> check_signature(
    Envelope const& envelope, Header const& header, IssuerKeys const& trusted)
{
    auto const message = signed_bytes(envelope.protected_header, envelope.payload);
    auto fault = CredentialFault::UnknownKey;
    for (std::size_t i = 0; i < std::min(trusted.keys.size(), IssuerKeys::max_keys); ++i) {
        auto const& key = trusted.keys[i];
        if (key.kid != header.kid) continue;
        if (static_cast<std::int64_t>(key.algorithm) != header.algorithm) {
            if (fault == CredentialFault::UnknownKey) fault = CredentialFault::WrongAlgorithm;
            continue;
        }
        if (key.key.verify(message, envelope.signature)) return {};
        fault = CredentialFault::WrongSignature;
    }
    return tl::unexpected(fault);
}

[[noreturn]] void die_of_bad_credential()
{
    std::fputs("bug: a credential that cannot be written\n", stderr);
    std::abort();
}

} // namespace

tl::expected<Credential, CredentialFault> read_credential(std::string_view scan, IssuerKeys const& trusted)
{
    if (!scan.starts_with(prefix)) return tl::unexpected(CredentialFault::NotOurs);
    auto const unreadable = tl::unexpected(CredentialFault::Unreadable);
    if (scan.size() > max_text) return unreadable;
    auto const cose = from_base45(scan.substr(prefix.size()));
    if (!cose) return unreadable;
    auto const envelope = read_envelope(*cose);
    if (!envelope) return unreadable;
    auto const header = read_header(envelope->protected_header);
    if (!header) return unreadable;
    if (auto const genuine = check_signature(*envelope, *header, trusted); !genuine)
        return tl::unexpected(genuine.error());
    auto const credential = read_claims(envelope->payload, header->kid);
    if (!credential) return unreadable;
    return *credential;
}

std::string issue_credential(Credential const& credential, SigningKey const& issuer)
{
    auto const card = from_hex(credential.card.text());
    std::int64_t const expires_s = credential.expires.ms / 1000;
    bool const writable = card && card->size() == 8 && credential.generation <= Credential::max_generation
        && credential.expires.ms >= 0 && expires_s <= std::numeric_limits<std::uint32_t>::max();
    if (!writable) die_of_bad_credential();
    auto const protected_header = CborWriter{}
                                      .map(2)
                                      .integer(header_alg)
                                      .integer(static_cast<std::int64_t>(CoseAlgorithm::EdDSA))
                                      .integer(header_kid)
                                      .bytes(credential.kid)
                                      .take();
    auto const payload = CborWriter{}
                             .map(4)
                             .integer(claim_exp)
                             .integer(expires_s)
                             .integer(claim_cti)
                             .bytes(*card)
                             .integer(claim_generation)
                             .integer(credential.generation)
                             .integer(claim_class)
                             .integer(static_cast<std::int64_t>(credential.cls))
                             .take();
    auto const signature = issuer.sign(signed_bytes(protected_header, payload));
    auto const cose = CborWriter{}.array(4).bytes(protected_header).map(0).bytes(payload).bytes(signature).take();
    return std::string{prefix} + to_base45(cose);
}

} // namespace yizhan
