// What joining has on the wire, on cards and on disks: read and written in the same bytes for ever
// (tests/golden/README.md). These files were not made by this program.
#include "shared/protocol/claim_link.h"
#include "shared/protocol/duplicate_key.h"
#include "shared/protocol/presentation.h"
#include "shared/protocol/private_box.h"
#include "shared/protocol/sealed_form.h"
#include "tests/shared/protocol/golden_file.h"
#include "tests/shared/protocol/test_keys.h"
#include "tests/support/phone_key.h"

#include <catch2/catch.hpp>

using namespace yizhan;
using test::golden;

namespace {

UtcMs const then = *parse_rfc3339("2026-11-24T08:30:00Z");
UtcMs const end = *parse_rfc3339("2027-11-24T00:00:00Z");
CardId const card = CardId::make("0011223344556677");
IssuerKid const issuer_kid{0, 1};
KioskId const kiosk = KioskId::make("dongsheng.k1");
ApplicationId const application = ApplicationId::make("0193b0a0-0000-7000-8000-000000000001");

IssuerKeys issuers() { return {{{issuer_kid, test::signing_key(1).verify_key()}}}; }

template <std::size_t size> std::array<std::uint8_t, size> counted()
{
    std::array<std::uint8_t, size> out{};
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i);
    return out;
}

} // namespace

TEST_CASE("a kiosk's certificate and its provisional code of version 1", "[golden]")
{
    auto const certificate = from_base64(golden("kiosk_certificate.txt")).value();
    KioskCertificate const expected{
        kiosk, StationId::make("dongsheng"), test::signing_key(2).verify_key(), end, issuer_kid};
    CHECK(issue_kiosk_certificate(expected, test::signing_key(1)) == certificate);
    TrustedKeys trusted{issuers(), {}};
    CHECK(trusted.kiosks.add(certificate, trusted.issuers) == expected);

    auto const until = then + Millis{30LL * 86'400'000};
    CHECK(issue_provisional(card, until, test::signing_key(2)) == golden("provisional_credential.txt"));
    auto const read = read_credential(golden("provisional_credential.txt"), trusted, then).value();
    CHECK(read.card == card);
    CHECK(read.expires == until);
    CHECK(read.signed_by_kiosk == kiosk);
}

TEST_CASE("a phone's card and its presentation, signed by a browser, of version 1", "[golden]")
{
    test::PhoneKey const phone{3};
    Credential const expected{card, 3, CredentialClass::Member, end, issuer_kid, phone.public_key()};
    CHECK(issue_credential(expected, test::signing_key(1)) == golden("phone_credential.txt"));
    CHECK(read_credential(golden("phone_credential.txt"), issuers()) == expected);
    auto const read = read_presentation(golden("presentation.txt"), {issuers(), {}}, then).value();
    CHECK(read.credential == expected);
    CHECK(read.freshness == Freshness::Fresh);
    CHECK(credential_text(golden("presentation.txt"))->view() == golden("phone_credential.txt"));
}

TEST_CASE("a PIN's verifier and a draft of version 1", "[golden]")
{
    auto const pin = parse_pin("274913").value();
    auto const card_text = golden("credential.txt");
    CHECK(make_pin_verifier(pin, card_text, counted<16>()) == golden("pin_verifier.txt"));
    CHECK(check_pin(golden("pin_verifier.txt"), pin, card_text));
    auto const key = derive_draft_key(card_text, pin, counted<16>()).value();
    CHECK(to_base64(encrypt_draft(key, counted<24>(), as_bytes("张三"), application)) == golden("draft_box.txt"));
    auto const draft = decrypt_draft(key, from_base64(golden("draft_box.txt")).value(), application).value();
    CHECK(as_text(draft) == "张三");
}

TEST_CASE("a full card that waits for its provisional code, of version 1", "[golden]")
{
    auto const key = pickup_key(golden("provisional_credential.txt"));
    CHECK(to_hex(key.bytes()) == golden("pickup_key.txt"));
    CHECK(to_base64(seal_pickup(key, counted<24>(), golden("credential.txt"))) == golden("pickup_box.txt"));
    CHECK(open_pickup(key, from_base64(golden("pickup_box.txt")).value())->view() == golden("credential.txt"));
}

TEST_CASE("a sealed form of version 1", "[golden]")
{
    SealingKeyPair const hub{*Secret::from_bytes(Bytes(Secret::size, 5))};
    CHECK(hub.kid().text() == "f6bfa355");
    SealedFormPlace const place{application, EventId::make("0193b0a0-0000-7000-8000-000000000002"), kiosk};
    auto const form = open_form(from_base64(golden("sealed_form.txt")).value(), hub, place).value();
    CHECK(as_text(form) == R"({"name":"张三"})");
}

TEST_CASE("a claim token and a duplicate key of version 1", "[golden]")
{
    auto const key = *Secret::from_bytes(Bytes(32, 1));
    CHECK(make_card_claim_token(kiosk, card, then, key) == golden("card_claim_token.txt"));
    auto const token = parse_card_claim_token(golden("card_claim_token.txt")).value();
    CHECK(verify_card_claim_token(token, key, then, std::nullopt).has_value());
    CHECK(to_hex(duplicate_key(key, "resident_id", "11010519491231002X")) == golden("duplicate_key.txt"));
}
