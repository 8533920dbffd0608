#include "shared/protocol/cose.h"
#include "shared/protocol/credential.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

IssuerKid const issuer_kid{0, 1};
UtcMs const end = *parse_rfc3339("2027-11-24T00:00:00Z");

IssuerKeys issuers() { return {{{issuer_kid, test::signing_key(1).verify_key()}}}; }

KioskCertificate certificate()
{
    return {KioskId::make("dongsheng.k1"), StationId::make("dongsheng"), test::signing_key(2).verify_key(), end,
        issuer_kid};
}

Bytes issued() { return issue_kiosk_certificate(certificate(), test::signing_key(1)); }

// Signed as a certificate is, over whatever claims.
Bytes signed_claims(std::string_view hex)
{
    return write_cose_sign1(
        issuer_kid, from_hex(hex).value(), as_bytes("yizhan-kiosk-certificate"), test::signing_key(1));
}

} // namespace

TEST_CASE("a kiosk's certificate is read as it was issued", "[kiosk_certificate]")
{
    CHECK(read_kiosk_certificate(issued(), issuers()) == certificate());
    auto longest = certificate();
    longest.kiosk = KioskId::make(std::string(64, 'k'));
    longest.station = StationId::make(std::string(64, 's'));
    auto const bytes = issue_kiosk_certificate(longest, test::signing_key(1));
    CHECK(bytes.size() <= 300);
    CHECK(read_kiosk_certificate(bytes, issuers()) == longest);
}

TEST_CASE("a certificate that was touched anywhere is none", "[kiosk_certificate]")
{
    auto const good = issued();
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto altered = good;
            altered[at] = static_cast<std::uint8_t>(altered[at] ^ (1U << bit));
            CHECK_FALSE(read_kiosk_certificate(altered, issuers()).has_value());
        }
        CHECK_FALSE(read_kiosk_certificate(ByteView{good}.first(at), issuers()).has_value());
    }
}

TEST_CASE("a certificate is believed only from an issuer", "[kiosk_certificate]")
{
    CHECK(read_kiosk_certificate(issued(), {}).error() == CredentialFault::UnknownKey);
    auto const by_itself = issue_kiosk_certificate(certificate(), test::signing_key(2));
    CHECK(read_kiosk_certificate(by_itself, issuers()).error() == CredentialFault::WrongSignature);
}

TEST_CASE("a code is no certificate and a certificate is no code, though one key signs both", "[kiosk_certificate]")
{
    auto const as_code = write_cose_sign1(issuer_kid, read_cose_sign1(issued())->payload, {}, test::signing_key(1));
    CHECK(read_kiosk_certificate(as_code, issuers()).error() == CredentialFault::WrongSignature);
    auto const claims = from_hex("a4041a6b5d6d000748001122334455667720032100").value();
    auto const as_certificate
        = write_cose_sign1(issuer_kid, claims, as_bytes("yizhan-kiosk-certificate"), test::signing_key(1));
    CHECK(read_kiosk_certificate(as_certificate, issuers()).error() == CredentialFault::Unreadable);
}

TEST_CASE("a genuine signature over claims of another form is unreadable", "[kiosk_certificate]")
{
    auto const key = to_hex(test::signing_key(2).verify_key().bytes());
    auto const cnf = "08a101a301012006215820" + key;
    REQUIRE(read_kiosk_certificate(signed_claims("a402616b041a6b5d6d00" + cnf + "206173"), issuers()).has_value());
    auto const [why, claims] = GENERATE_COPY(table<std::string, std::string>({{"nothing", "a0"}, {"no CBOR", "ff"},
        {"no station", "a302616b041a6b5d6d00" + cnf}, {"an empty kiosk", "a40260041a6b5d6d00" + cnf + "206173"},
        {"a kiosk that is no id", "a402612f041a6b5d6d00" + cnf + "206173"},
        {"a kiosk as bytes", "a402416b041a6b5d6d00" + cnf + "206173"},
        {"an end before 1970", "a402616b0420" + cnf + "206173"},
        {"an end after 2106", "a402616b041b0000000100000000" + cnf + "206173"},
        {"a key of another type", "a402616b041a6b5d6d0008a101a301022006215820" + key + "206173"},
        {"a key of another curve", "a402616b041a6b5d6d0008a101a301012004215820" + key + "206173"},
        {"a key that is no point", "a402616b041a6b5d6d0008a101a301012006215820" + std::string(64, '0') + "206173"},
        {"a short key", "a402616b041a6b5d6d0008a101a3010120062142aabb206173"},
        {"one claim more", "a502616b041a6b5d6d00" + cnf + "2061732100"}}));
    INFO(why);
    CHECK(read_kiosk_certificate(signed_claims(claims), issuers()).error() == CredentialFault::Unreadable);
}
