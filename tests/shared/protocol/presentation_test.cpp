#include "shared/protocol/base45.h"
#include "shared/protocol/cose.h"
#include "shared/protocol/presentation.h"
#include "tests/shared/protocol/test_keys.h"
#include "tests/support/phone_key.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

IssuerKid const issuer_kid{0, 1};
CardId const card = CardId::make("0011223344556677");
UtcMs const now = *parse_rfc3339("2026-11-24T08:30:00Z"); // the first moment of a step
UtcMs const end = *parse_rfc3339("2027-11-24T00:00:00Z");

TrustedKeys trusted() { return {{{{issuer_kid, test::signing_key(1).verify_key()}}}, {}}; }

test::PhoneKey const& phone()
{
    static test::PhoneKey const key{3};
    return key;
}

Credential bound_card() { return {card, 3, CredentialClass::Member, end, issuer_kid, phone().public_key()}; }

std::string card_text() { return issue_credential(bound_card(), test::signing_key(1)); }

Freshness freshness_at(std::string_view scan, std::optional<UtcMs> time)
{
    return read_presentation(scan, trusted(), time).value().freshness;
}

CredentialFault fault_of(std::string_view scan) { return read_presentation(scan, trusted(), now).error(); }

} // namespace

TEST_CASE("a phone's card is proved by its phone, now", "[presentation]")
{
    auto const read = read_presentation(phone().present(card_text(), card, now), trusted(), now).value();
    CHECK(read.credential == bound_card());
    CHECK(read.freshness == Freshness::Fresh);
    CHECK(read.step == 119'700'600);
}

TEST_CASE("a proof holds for two steps to either side: the phone's clock may be a little off", "[presentation]")
{
    auto const scan = phone().present(card_text(), card, now);
    CHECK(freshness_at(scan, now + Millis{44'999}) == Freshness::Fresh);
    CHECK(freshness_at(scan, now + Millis{45'000}) == Freshness::Stale); // a picture of it, a minute later
    CHECK(freshness_at(scan, now - Millis{30'000}) == Freshness::Fresh);
    CHECK(freshness_at(scan, now - Millis{30'001}) == Freshness::Stale); // made for later
    CHECK(freshness_at(scan, now + Millis{365LL * 86'400'000}) == Freshness::Stale);
    CHECK(freshness_at(scan, std::nullopt) == Freshness::NotJudged);
}

TEST_CASE("a phone's card without its proof is readable, and known for a copy", "[presentation]")
{
    CHECK(freshness_at(card_text(), now) == Freshness::Unproven);
    CHECK(freshness_at(card_text(), std::nullopt) == Freshness::Unproven);
    Credential const ordinary{card, 3, CredentialClass::Member, end, issuer_kid};
    auto const read = read_presentation(issue_credential(ordinary, test::signing_key(1)), trusted(), now).value();
    CHECK(read.credential == ordinary);
    CHECK(read.freshness == Freshness::NotBound);
}

TEST_CASE("another phone proves nothing", "[presentation]")
{
    test::PhoneKey const other{4};
    CHECK(fault_of(other.present(card_text(), card, now)) == CredentialFault::WrongSignature);
}

TEST_CASE("a proof counts for one card and one step only", "[presentation]")
{
    auto const step = presentation_step_at(now);
    auto const proof = phone().sign(presentation_message(card, step));
    CHECK(fault_of(format_presentation(card_text(), step + 1, proof).value()) == CredentialFault::WrongSignature);
    auto other_card = bound_card();
    other_card.card = CardId::make("0011223344556678");
    auto const other_text = issue_credential(other_card, test::signing_key(1));
    CHECK(fault_of(format_presentation(other_text, step, proof).value()) == CredentialFault::WrongSignature);
}

TEST_CASE("a card that belongs to no phone cannot be presented", "[presentation]")
{
    auto ordinary = bound_card();
    ordinary.phone_key.reset();
    auto const scan = phone().present(issue_credential(ordinary, test::signing_key(1)), card, now);
    CHECK(fault_of(scan) == CredentialFault::WrongSignature);
}

TEST_CASE("a presentation of a card that is not genuine is not genuine", "[presentation]")
{
    auto const forged = issue_credential(bound_card(), test::signing_key(2));
    CHECK(fault_of(phone().present(forged, card, now)) == CredentialFault::WrongSignature);
    CHECK(read_presentation(phone().present(card_text(), card, now), {}, now).error() == CredentialFault::UnknownKey);
}

TEST_CASE("a kiosk cannot bind a card to a phone", "[presentation]")
{
    auto const kiosk = test::signing_key(2);
    auto keys = trusted();
    auto const certificate = issue_kiosk_certificate(
        {KioskId::make("k1"), StationId::make("s1"), kiosk.verify_key(), end, issuer_kid}, test::signing_key(1));
    REQUIRE(keys.kiosks.add(certificate, keys.issuers).has_value());
    auto const text = issue_credential(
        {card, 0, CredentialClass::Provisional, end, kiosk_kid(kiosk.verify_key()), phone().public_key()}, kiosk);
    CHECK(read_credential(text, keys, now).error() == CredentialFault::WrongSignature);
    CHECK(read_presentation(phone().present(text, card, now), keys, now).error() == CredentialFault::WrongSignature);
}

TEST_CASE("a presentation that was touched anywhere is refused", "[presentation]")
{
    auto const scan = phone().present(card_text(), card, now);
    auto const bytes = from_base45(std::string_view{scan}.substr(4)).value();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto altered = bytes;
        altered[at] ^= 1;
        CHECK_FALSE(read_presentation("YZP:" + to_base45(altered), trusted(), now).has_value());
        CHECK(fault_of("YZP:" + to_base45(ByteView{bytes}.first(at))) == CredentialFault::Unreadable);
    }
    for (auto const& text : {std::string{"YZP:"}, scan + "A", scan + "000", "YZP:" + std::string(100'000, '0')})
        CHECK(fault_of(text) == CredentialFault::Unreadable);
    CHECK(fault_of("yzp:" + scan.substr(4)) == CredentialFault::NotOurs);
}

TEST_CASE("a phone's card and its presentation keep their sizes", "[presentation]")
{
    auto const size_of = [](std::string_view text) { return from_base45(text.substr(4))->size(); };
    CHECK(size_of(card_text()) == 144);
    CHECK(card_text().size() <= 221); // what a symbol of 49 x 49 (version 8) with error correction M holds
    auto const shown = phone().present(card_text(), card, now);
    CHECK(size_of(shown) == 218);
    CHECK(shown.size() <= 366); // 61 x 61 (version 11), M
    auto last = bound_card();
    last.generation = Credential::max_generation;
    auto const longest = issue_credential(last, test::signing_key(1));
    CHECK(size_of(longest) == 146);
    CHECK(size_of(longest) <= Credential::max_bytes);
    CHECK(freshness_at(phone().present(longest, card, UtcMs{4'000'000'000'000}), UtcMs{4'000'000'000'000})
        == Freshness::Fresh);
}

TEST_CASE("the card's own text is the same at each showing", "[presentation]")
{
    auto const text = card_text();
    CHECK(credential_text(text)->view() == text);
    CHECK(credential_text(phone().present(text, card, now))->view() == text);
    CHECK(credential_text(phone().present(text, card, now + Millis{60'000}))->view() == text);
    for (auto const* other : {"", "YZ1:", "YZP:", "YZ1:BB8", "YZP:BB8", "https://example.org"}) {
        CAPTURE(other);
        CHECK(credential_text(other).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("a genuine signature over a phone's key of another form is unreadable", "[presentation]")
{
    auto const x = to_hex(phone().public_key().x());
    auto const claims = [](std::string const& cnf) {
        auto const payload = from_hex("a5041a6b5d6d0007480011223344556677" + cnf + "20032100").value();
        return "YZ1:" + to_base45(write_cose_sign1(issuer_kid, payload, {}, test::signing_key(1)));
    };
    REQUIRE(read_credential(claims("08a101a401022001215820" + x + "22f5"), trusted(), now).has_value());
    auto const [why, cnf] = GENERATE_COPY(
        table<std::string, std::string>({{"no key", "08a0"}, {"a symmetric key", "08a102a401022001215820" + x + "22f5"},
            {"another type", "08a101a401012001215820" + x + "22f5"},
            {"another curve", "08a101a401022002215820" + x + "22f5"},
            {"y as a number", "08a101a401022001215820" + x + "2201"}, {"a short x", "08a101a4010220012142aabb22f5"},
            {"without y", "08a101a301022001215820" + x},
            {"not on the curve", "08a101a401022001215820" + std::string(63, '0') + "422f5"},
            {"another claim instead", "0900"}}));
    INFO(why);
    CHECK(read_credential(claims(cnf), trusted(), now).error() == CredentialFault::Unreadable);
}
