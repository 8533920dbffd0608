#include "shared/protocol/credential.h"

#include "shared/protocol/base45.h"
#include "shared/protocol/cose.h"

#include <cstdio>
#include <cstdlib>
#include <limits>

namespace yizhan {
namespace {

constexpr std::string_view prefix = "YZ1:";
constexpr std::size_t max_text = prefix.size() + Credential::max_bytes / 2 * 3;

// CWT claims (RFC 8392, 8747) and COSE_Key parameters (RFC 9053).
constexpr std::int64_t claim_exp = 4;
constexpr std::int64_t claim_cti = 7;
constexpr std::int64_t claim_cnf = 8;
constexpr std::int64_t claim_generation = -1;
constexpr std::int64_t claim_class = -2;
constexpr std::int64_t cnf_cose_key = 1;
constexpr std::int64_t key_kty = 1;
constexpr std::int64_t key_crv = -1;
constexpr std::int64_t key_x = -2;
constexpr std::int64_t key_y = -3;
constexpr std::int64_t kty_ec2 = 2;
constexpr std::int64_t crv_p256 = 1;

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

Result<P256Key> read_phone_key(CborReader& reader)
{
    TRY_DO(expect_cbor_key(reader, claim_cnf));
    if (TRY(reader.enter_map()) != 1) return bad("credential: cnf");
    TRY_DO(expect_cbor_key(reader, cnf_cose_key));
    if (TRY(reader.enter_map()) != 4) return bad("credential: key");
    TRY_DO(expect_cbor_key(reader, key_kty));
    if (TRY(reader.read_int()) != kty_ec2) return bad("credential: type of key");
    TRY_DO(expect_cbor_key(reader, key_crv));
    if (TRY(reader.read_int()) != crv_p256) return bad("credential: curve");
    TRY_DO(expect_cbor_key(reader, key_x));
    auto const x = TRY(reader.read_bytes());
    TRY_DO(expect_cbor_key(reader, key_y));
    auto const y_is_odd = TRY(reader.read_flag());
    return P256Key::from_compressed(x, y_is_odd);
}

Result<Credential> read_claims(ByteView payload, IssuerKid kid)
{
    auto reader = TRY(CborReader::open(payload));
    auto const claims = TRY(reader.enter_map());
    if (claims != 4 && claims != 5) return bad("credential: claims");
    Credential out;
    out.kid = kid;
    TRY_DO(expect_cbor_key(reader, claim_exp));
    auto const expires_s = TRY(reader.read_uint());
    if (expires_s > std::numeric_limits<std::uint32_t>::max()) return bad("credential: exp");
    out.expires = UtcMs{static_cast<std::int64_t>(expires_s) * 1000};
    TRY_DO(expect_cbor_key(reader, claim_cti));
    auto const card = TRY(read_cbor_exactly<8>(reader));
    out.card = CardId::make(to_hex(card));
    if (claims == 5) out.phone_key = TRY(read_phone_key(reader));
    TRY_DO(expect_cbor_key(reader, claim_generation));
    auto const generation = TRY(reader.read_uint());
    if (generation > Credential::max_generation) return bad("credential: generation");
    out.generation = static_cast<std::uint32_t>(generation);
    TRY_DO(expect_cbor_key(reader, claim_class));
    auto const cls = TRY(reader.read_uint());
    if (cls > static_cast<std::uint64_t>(CredentialClass::Provisional)) return bad("credential: class");
    out.cls = static_cast<CredentialClass>(cls);
    return out;
}

// The kiosk that signed it.
tl::expected<KioskId, CredentialFault> find_kiosk(
    CoseSign1 const& cose, ByteView message, KioskKeys const& kiosks, std::optional<UtcMs> trusted_now)
{
    auto fault = CredentialFault::UnknownKey;
    for (auto const& certificate : kiosks.with_kid(cose.kid)) {
        if (trusted_now && *trusted_now >= certificate.not_after) continue;
        if (cose.algorithm != static_cast<std::int64_t>(CoseAlgorithm::EdDSA)) {
            fault = CredentialFault::WrongAlgorithm;
            continue;
        }
        if (certificate.key.verify(message, cose.signature)) return certificate.kiosk;
        fault = CredentialFault::WrongSignature;
    }
    return tl::unexpected(fault);
}

// `kiosks` may be null: none is believed.
tl::expected<Credential, CredentialFault> read_signed(
    std::string_view scan, IssuerKeys const& issuers, KioskKeys const* kiosks, std::optional<UtcMs> trusted_now)
{
    if (!scan.starts_with(prefix)) return tl::unexpected(CredentialFault::NotOurs);
    auto const unreadable = tl::unexpected(CredentialFault::Unreadable);
    if (scan.size() > max_text) return unreadable;
    auto const bytes = from_base45(scan.substr(prefix.size()));
    if (!bytes) return unreadable;
    auto const cose = read_cose_sign1(*bytes);
    if (!cose) return unreadable;
    auto const message = cose_signed_bytes(*cose, {});
    std::optional<KioskId> signed_by;
    if (auto const by_issuer = check_issuer_signature(*cose, message, issuers); !by_issuer) {
        if (!kiosks) return tl::unexpected(by_issuer.error());
        auto const by_kiosk = find_kiosk(*cose, message, *kiosks, trusted_now);
        if (!by_kiosk) {
            bool const unknown = by_kiosk.error() == CredentialFault::UnknownKey;
            return tl::unexpected(unknown ? by_issuer.error() : by_kiosk.error());
        }
        signed_by = *by_kiosk;
    }
    auto credential = read_claims(cose->payload, cose->kid);
    if (!credential) return unreadable;
    credential->signed_by_kiosk = std::move(signed_by);
    bool const allowed
        = !credential->signed_by_kiosk || (credential->cls == CredentialClass::Provisional && !credential->phone_key);
    if (!allowed) return tl::unexpected(CredentialFault::WrongSignature);
    return *std::move(credential);
}

void write_phone_key(CborWriter& writer, P256Key const& key)
{
    writer.integer(claim_cnf).map(1).integer(cnf_cose_key).map(4).integer(key_kty).integer(kty_ec2);
    writer.integer(key_crv).integer(crv_p256).integer(key_x).bytes(key.x()).integer(key_y).flag(key.y_is_odd());
}

[[noreturn]] void die_of_bad_credential()
{
    std::fputs("bug: a credential that cannot be written\n", stderr);
    std::abort();
}

} // namespace

tl::expected<Credential, CredentialFault> read_credential(
    std::string_view scan, TrustedKeys const& trusted, std::optional<UtcMs> trusted_now)
{
    return read_signed(scan, trusted.issuers, &trusted.kiosks, trusted_now);
}

tl::expected<Credential, CredentialFault> read_credential(std::string_view scan, IssuerKeys const& trusted)
{
    return read_signed(scan, trusted, nullptr, std::nullopt);
}

std::string issue_credential(Credential const& credential, SigningKey const& issuer)
{
    auto const card = from_hex(credential.card.text());
    std::int64_t const expires_s = credential.expires.ms / 1000;
    bool const writable = card && card->size() == 8 && credential.generation <= Credential::max_generation
        && credential.expires.ms >= 0 && expires_s <= std::numeric_limits<std::uint32_t>::max();
    if (!writable) die_of_bad_credential();
    CborWriter writer;
    writer.map(credential.phone_key ? 5 : 4).integer(claim_exp).integer(expires_s).integer(claim_cti).bytes(*card);
    if (credential.phone_key) write_phone_key(writer, *credential.phone_key);
    writer.integer(claim_generation).integer(credential.generation);
    writer.integer(claim_class).integer(static_cast<std::int64_t>(credential.cls));
    return std::string{prefix} + to_base45(write_cose_sign1(credential.kid, writer.take(), {}, issuer));
}

std::string issue_provisional(CardId const& card, UtcMs expires, SigningKey const& kiosk)
{
    return issue_credential({card, 0, CredentialClass::Provisional, expires, kiosk_kid(kiosk.verify_key())}, kiosk);
}

} // namespace yizhan
