#include "shared/protocol/kiosk_certificate.h"

#include "shared/protocol/cose.h"
#include "shared/protocol/hash.h"

#include <cstdio>
#include <cstdlib>
#include <limits>

namespace yizhan {
namespace {

constexpr std::string_view kind = "yizhan-kiosk-certificate";

// CWT claims and COSE_Key parameters (RFC 8392, 8747, 9053).
constexpr std::int64_t claim_sub = 2;
constexpr std::int64_t claim_exp = 4;
constexpr std::int64_t claim_cnf = 8;
constexpr std::int64_t claim_station = -1;
constexpr std::int64_t cnf_cose_key = 1;
constexpr std::int64_t key_kty = 1;
constexpr std::int64_t key_crv = -1;
constexpr std::int64_t key_x = -2;
constexpr std::int64_t kty_okp = 1;
constexpr std::int64_t crv_ed25519 = 6;

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

Result<VerifyKey> read_key(CborReader& reader)
{
    if (TRY(reader.enter_map()) != 1) return bad("certificate: cnf");
    TRY_DO(expect_cbor_key(reader, cnf_cose_key));
    if (TRY(reader.enter_map()) != 3) return bad("certificate: key");
    TRY_DO(expect_cbor_key(reader, key_kty));
    if (TRY(reader.read_int()) != kty_okp) return bad("certificate: type of key");
    TRY_DO(expect_cbor_key(reader, key_crv));
    if (TRY(reader.read_int()) != crv_ed25519) return bad("certificate: curve");
    TRY_DO(expect_cbor_key(reader, key_x));
    return VerifyKey::from_bytes(TRY(reader.read_bytes()));
}

Result<KioskCertificate> read_claims(ByteView payload, IssuerKid const& issuer)
{
    auto reader = TRY(CborReader::open(payload));
    if (TRY(reader.enter_map()) != 4) return bad("certificate: claims");
    TRY_DO(expect_cbor_key(reader, claim_sub));
    auto const kiosk = TRY(KioskId::parse(TRY(reader.read_text())));
    TRY_DO(expect_cbor_key(reader, claim_exp));
    auto const until_s = TRY(reader.read_uint());
    if (until_s > std::numeric_limits<std::uint32_t>::max()) return bad("certificate: exp");
    TRY_DO(expect_cbor_key(reader, claim_cnf));
    auto const key = TRY(read_key(reader));
    TRY_DO(expect_cbor_key(reader, claim_station));
    auto const station = TRY(StationId::parse(TRY(reader.read_text())));
    return KioskCertificate{kiosk, station, key, UtcMs{static_cast<std::int64_t>(until_s) * 1000}, issuer};
}

[[noreturn]] void die_of_bad_certificate()
{
    std::fputs("bug: a certificate that cannot be written\n", stderr);
    std::abort();
}

} // namespace

IssuerKid kiosk_kid(VerifyKey const& key)
{
    auto const hash = blake2b(key.bytes());
    return {hash[0], hash[1]};
}

Bytes issue_kiosk_certificate(KioskCertificate const& certificate, SigningKey const& issuer)
{
    std::int64_t const until_s = certificate.not_after.ms / 1000;
    bool const writable = !certificate.kiosk.empty() && !certificate.station.empty() && certificate.not_after.ms >= 0
        && until_s <= std::numeric_limits<std::uint32_t>::max();
    if (!writable) die_of_bad_certificate();
    CborWriter writer;
    writer.map(4).integer(claim_sub).text(certificate.kiosk.text()).integer(claim_exp).integer(until_s);
    writer.integer(claim_cnf).map(1).integer(cnf_cose_key).map(3).integer(key_kty).integer(kty_okp);
    writer.integer(key_crv).integer(crv_ed25519).integer(key_x).bytes(certificate.key.bytes());
    writer.integer(claim_station).text(certificate.station.text());
    return write_cose_sign1(certificate.issuer, writer.take(), as_bytes(kind), issuer);
}

tl::expected<KioskCertificate, CredentialFault> read_kiosk_certificate(ByteView bytes, IssuerKeys const& trusted)
{
    auto const cose = read_cose_sign1(bytes);
    if (!cose) return tl::unexpected(CredentialFault::Unreadable);
    auto const genuine = check_issuer_signature(*cose, cose_signed_bytes(*cose, as_bytes(kind)), trusted);
    if (!genuine) return tl::unexpected(genuine.error());
    auto certificate = read_claims(cose->payload, cose->kid);
    if (!certificate) return tl::unexpected(CredentialFault::Unreadable);
    return *std::move(certificate);
}

} // namespace yizhan
