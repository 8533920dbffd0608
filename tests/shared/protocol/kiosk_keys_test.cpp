#include "shared/protocol/credential.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace yizhan;

namespace {

IssuerKid const issuer_kid{0, 1};
CardId const card = CardId::make("0011223344556677");
UtcMs const now = *parse_rfc3339("2026-11-24T08:30:00Z");
UtcMs const end = *parse_rfc3339("2027-11-24T00:00:00Z");

IssuerKeys issuers(std::uint8_t key = 1) { return {{{issuer_kid, test::signing_key(key).verify_key()}}}; }

SigningKey numbered_key(std::uint32_t number)
{
    Bytes seed(Secret::size, 0x77);
    for (int i = 0; i < 4; ++i) seed[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number >> (8 * i));
    return SigningKey{*Secret::from_bytes(seed)};
}

Bytes certificate_of(SigningKey const& kiosk, std::string_view id = "k1", UtcMs until = end, std::uint8_t issuer = 1)
{
    return issue_kiosk_certificate(
        {KioskId::make(std::string{id}), StationId::make("dongsheng"), kiosk.verify_key(), until, issuer_kid},
        test::signing_key(issuer));
}

TrustedKeys trusting(SigningKey const& kiosk, UtcMs until = end)
{
    TrustedKeys trusted{issuers(), {}};
    REQUIRE(trusted.kiosks.add(certificate_of(kiosk, "k1", until), trusted.issuers).has_value());
    return trusted;
}

std::string provisional(SigningKey const& kiosk) { return issue_provisional(card, now + Millis{86'400'000}, kiosk); }

// Three keys of one kid, found by trying.
std::vector<SigningKey> keys_of_one_kid()
{
    std::map<IssuerKid, std::vector<std::uint32_t>> found;
    for (std::uint32_t number = 0;; ++number) {
        auto& same = found[kiosk_kid(numbered_key(number).verify_key())];
        same.push_back(number);
        if (same.size() < 3) continue;
        std::vector<SigningKey> keys;
        for (auto const each : same) keys.push_back(numbered_key(each));
        return keys;
    }
}

} // namespace

TEST_CASE("a kiosk's provisional code is believed, and it is known whose it is", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto const text = provisional(kiosk);
    CHECK(text.size() == 151); // the same symbol as a member's code
    auto const read = read_credential(text, trusting(kiosk), now);
    REQUIRE(read.has_value());
    CHECK(read->cls == CredentialClass::Provisional);
    CHECK(read->card == card);
    CHECK(read->signed_by_kiosk == KioskId::make("k1"));
    CHECK(read->kid == kiosk_kid(kiosk.verify_key()));
}

TEST_CASE("an issuer's codes of all classes are believed beside kiosks'", "[provisional]")
{
    auto const cls = GENERATE(CredentialClass::Member, CredentialClass::Volunteer, CredentialClass::Provisional);
    Credential const issued{card, 3, cls, end, issuer_kid};
    CHECK(read_credential(issue_credential(issued, test::signing_key(1)), trusting(numbered_key(1)), now) == issued);
}

TEST_CASE("a kiosk signs nothing but provisional codes", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto const cls = GENERATE(CredentialClass::Member, CredentialClass::Volunteer);
    auto const text = issue_credential({card, 0, cls, end, kiosk_kid(kiosk.verify_key())}, kiosk);
    CHECK(read_credential(text, trusting(kiosk), now).error() == CredentialFault::WrongSignature);
}

TEST_CASE("a kiosk whose certificate is past, withdrawn or of another issuer is unknown", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto const text = provisional(kiosk);
    CHECK(read_credential(text, {issuers(), {}}, now).error() == CredentialFault::UnknownKey);
    CHECK(read_credential(text, issuers()).error() == CredentialFault::UnknownKey);
    CHECK(read_credential(text, trusting(kiosk, now + Millis{1000}), now).has_value());
    CHECK(read_credential(text, trusting(kiosk, now), now).error() == CredentialFault::UnknownKey);
    CHECK(read_credential(text, trusting(kiosk, now), std::nullopt).has_value()); // nobody knows the time

    TrustedKeys trusted = trusting(kiosk);
    trusted.kiosks.withdraw(KioskId::make("k1"));
    CHECK(trusted.kiosks.size() == 0);
    CHECK(read_credential(text, trusted, now).error() == CredentialFault::UnknownKey);

    auto const by_stranger = trusted.kiosks.add(certificate_of(kiosk, "k1", end, 9), trusted.issuers);
    CHECK(by_stranger.error() == CredentialFault::WrongSignature);
    CHECK(read_credential(text, trusted, now).error() == CredentialFault::UnknownKey);
}

TEST_CASE("every altered character of a provisional code is noticed", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto const trusted = trusting(kiosk);
    auto const good = provisional(kiosk);
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto altered = good;
        altered[at] = altered[at] == 'A' ? 'B' : 'A';
        CHECK_FALSE(read_credential(altered, trusted, now).has_value());
    }
}

TEST_CASE("of kiosks with the same kid each is found", "[provisional]")
{
    auto const keys = keys_of_one_kid();
    TrustedKeys trusted{issuers(), {}};
    for (std::size_t i = 0; i < keys.size(); ++i)
        REQUIRE(trusted.kiosks.add(certificate_of(keys[i], fmt::format("k{}", i)), trusted.issuers).has_value());
    for (std::size_t i = 0; i < keys.size(); ++i)
        CHECK(read_credential(provisional(keys[i]), trusted, now)->signed_by_kiosk
            == KioskId::make(fmt::format("k{}", i)));
    trusted.kiosks.withdraw(KioskId::make("k1"));
    CHECK(read_credential(provisional(keys[1]), trusted, now).error() == CredentialFault::WrongSignature);
    CHECK(read_credential(provisional(keys[2]), trusted, now).has_value());
}

TEST_CASE("an issuer's key with a kiosk's kid does not hide the kiosk", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto trusted = trusting(kiosk);
    trusted.issuers.keys.push_back({kiosk_kid(kiosk.verify_key()), test::signing_key(5).verify_key()});
    CHECK(read_credential(provisional(kiosk), trusted, now)->signed_by_kiosk == KioskId::make("k1"));
}

TEST_CASE("loading makes these certificates all that is known, and counts what is not believed", "[provisional]")
{
    std::vector<Bytes> certificates;
    for (std::uint32_t number = 0; number < 200; ++number)
        certificates.push_back(certificate_of(numbered_key(number), fmt::format("k{}", number)));
    certificates.push_back(certificate_of(numbered_key(500), "k500", end, 9));
    certificates.push_back(Bytes{1, 2, 3});
    TrustedKeys trusted{issuers(), {}};
    CHECK(trusted.kiosks.load(certificates, trusted.issuers) == 2);
    CHECK(trusted.kiosks.size() == 200);
    CHECK(read_credential(provisional(numbered_key(150)), trusted, now)->signed_by_kiosk == KioskId::make("k150"));

    certificates.erase(certificates.begin() + 150);
    CHECK(trusted.kiosks.load(certificates, trusted.issuers) == 2);
    CHECK(trusted.kiosks.size() == 199);
    CHECK(read_credential(provisional(numbered_key(150)), trusted, now).error() == CredentialFault::UnknownKey);
    CHECK(read_credential(provisional(numbered_key(151)), trusted, now).has_value());

    // Other issuers: nothing that was verified before counts any more.
    trusted.issuers = issuers(9);
    CHECK(trusted.kiosks.load(certificates, trusted.issuers) == 200);
    CHECK(read_credential(provisional(numbered_key(500)), trusted, now).has_value());
    CHECK(trusted.kiosks.size() == 1);
}

TEST_CASE("of two certificates of one key the one that lasts longer stays", "[provisional]")
{
    auto const kiosk = numbered_key(1);
    auto trusted = trusting(kiosk);
    REQUIRE(trusted.kiosks.add(certificate_of(kiosk, "k1", now), trusted.issuers).has_value());
    CHECK(trusted.kiosks.size() == 1);
    CHECK(read_credential(provisional(kiosk), trusted, now).has_value());
    REQUIRE(trusted.kiosks.add(certificate_of(kiosk, "k1", end + Millis{1000}), trusted.issuers).has_value());
    CHECK(trusted.kiosks.with_kid(kiosk_kid(kiosk.verify_key()))[0].not_after == end + Millis{1000});
}
