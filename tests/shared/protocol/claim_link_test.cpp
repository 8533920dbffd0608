#include "shared/protocol/check_in_link.h"
#include "shared/protocol/claim_link.h"
#include "shared/protocol/duplicate_key.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

UtcMs const now = *parse_rfc3339("2026-11-24T08:30:00Z");
KioskId const kiosk = KioskId::make("dongsheng.k1");
CardId const card = CardId::make("0011223344556677");

Secret key(std::uint8_t number) { return *Secret::from_bytes(Bytes(32, number)); }

Result<void> verify(std::string_view token, UtcMs hub_now, std::optional<Millis> clock_offset = std::nullopt)
{
    return verify_card_claim_token(TRY(parse_card_claim_token(token)), key(1), hub_now, clock_offset);
}

} // namespace

TEST_CASE("a card that was just shown can be claimed for two minutes", "[claim_link]")
{
    auto const token = make_card_claim_token(kiosk, card, now, key(1));
    CHECK(parse_card_claim_token(token)->card == card);
    CHECK(parse_card_claim_token(token)->kiosk == kiosk);
    CHECK(verify(token, now).has_value());
    CHECK(verify(token, now + Millis{149'999}).has_value());
    CHECK(verify(token, now + Millis{150'000}).error().code == ErrorCode::Timeout);
    CHECK(verify(token, now - Millis{120'000}).has_value());
    CHECK(verify(token, now - Millis{120'001}).error().code == ErrorCode::Timeout);
    Millis const ahead{10LL * 365 * 86'400'000};
    auto const by_wrong_clock = make_card_claim_token(kiosk, card, now + ahead, key(1));
    CHECK(verify(by_wrong_clock, now).error().code == ErrorCode::Timeout);
    CHECK(verify(by_wrong_clock, now, -ahead).has_value());
}

TEST_CASE("a claim of another key, kiosk, card or step is not genuine", "[claim_link]")
{
    CHECK(verify(make_card_claim_token(kiosk, card, now, key(2)), now).error().code == ErrorCode::Unauthorised);
    auto const good = parse_card_claim_token(make_card_claim_token(kiosk, card, now, key(1))).value();
    auto token = good;
    token.card = CardId::make("0011223344556678");
    CHECK(verify_card_claim_token(token, key(1), now, {}).error().code == ErrorCode::Unauthorised);
    token = good;
    token.kiosk = KioskId::make("dongsheng.k2");
    CHECK(verify_card_claim_token(token, key(1), now, {}).error().code == ErrorCode::Unauthorised);
    token = good;
    ++token.step;
    CHECK(verify_card_claim_token(token, key(1), now, {}).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("a check-in token is no claim and a claim is no check-in token", "[claim_link]")
{
    CHECK_FALSE(parse_card_claim_token(make_check_in_token(kiosk, now, key(1))).has_value());
    auto const claim = parse_check_in_token(make_card_claim_token(kiosk, card, now, key(1)));
    CHECK_FALSE((claim && verify_check_in_token(*claim, key(1), now, std::nullopt)));
}

TEST_CASE("a claim of another form is not looked up", "[claim_link]")
{
    auto const good = make_card_claim_token(kiosk, card, now, key(1));
    REQUIRE(good.starts_with("dongsheng.k1.59850300.0011223344556677."));
    auto const tag = good.substr(good.rfind('.') + 1);
    for (auto const& token : {std::string{}, std::string{"..."}, good + "A", good.substr(0, good.size() - 1),
             "k.01.0011223344556677." + tag, "k.-1.0011223344556677." + tag, "k..0011223344556677." + tag,
             "k.1.001122334455667." + tag, "k.1.00112233445566778899." + tag, "k.1.001122334455667g." + tag,
             "k.1.AABBCCDDEEFF0011." + tag, "1.0011223344556677." + tag, "/.1.0011223344556677." + tag}) {
        CAPTURE(token);
        CHECK(parse_card_claim_token(token).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("the same document gives the same duplicate key, and only to who holds the secret", "[duplicate_key]")
{
    auto const of = [](std::uint8_t secret, std::string_view kind, std::string_view number) {
        return duplicate_key(key(secret), kind, number);
    };
    auto const mine = of(1, "resident_id", "11010519491231002X");
    CHECK(of(1, "resident_id", "11010519491231002X") == mine);
    CHECK(of(2, "resident_id", "11010519491231002X") != mine);
    CHECK(of(1, "residency_permit", "11010519491231002X") != mine);
    CHECK(of(1, "resident_id", "110105194912310021") != mine);
    CHECK(of(1, "resident_i", "d\n11010519491231002X") != of(1, "resident_id", "\n11010519491231002X"));
}
