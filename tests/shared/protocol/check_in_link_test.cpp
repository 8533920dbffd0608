#include "shared/protocol/check_in_link.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

UtcMs const now = *parse_rfc3339("2026-11-24T08:30:00Z");
KioskId const kiosk = KioskId::make("dongsheng.k1");

Secret key(std::uint8_t number) { return *Secret::from_bytes(Bytes(32, number)); }

Result<void> verify(std::string_view token, UtcMs hub_now, std::optional<Millis> clock_offset = std::nullopt)
{
    return verify_check_in_token(TRY(parse_check_in_token(token)), key(1), hub_now, clock_offset);
}

} // namespace

TEST_CASE("the token on the screen opens the door for a minute", "[check_in_link]")
{
    auto const token = make_check_in_token(kiosk, now, key(1));
    CHECK(parse_check_in_token(token)->kiosk == kiosk);
    CHECK(verify(token, now).has_value());
    CHECK(verify(token, now + Millis{89'999}).has_value());
    CHECK(verify(token, now - Millis{60'000}).has_value());
    CHECK(verify(token, now + Millis{90'000}).error().code == ErrorCode::Timeout);
    CHECK(verify(token, now - Millis{60'001}).error().code == ErrorCode::Timeout);
}

TEST_CASE("the token changes every half minute and is safe in an address", "[check_in_link]")
{
    auto const token = make_check_in_token(kiosk, now, key(1));
    CHECK(make_check_in_token(kiosk, now + Millis{29'999}, key(1)) == token);
    CHECK(make_check_in_token(kiosk, now + Millis{30'000}, key(1)) != token);
    CHECK(token.starts_with("dongsheng.k1.59850300."));
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
        == std::string::npos);
}

TEST_CASE("a kiosk whose clock is years off works, as its offset is known", "[check_in_link]")
{
    auto const ahead = GENERATE(Millis{-26LL * 365 * 86'400'000}, Millis{10LL * 365 * 86'400'000}, Millis{-47'000});
    auto const token = make_check_in_token(kiosk, now + ahead, key(1));
    CHECK(verify(token, now, -ahead).has_value());
    CHECK(verify(token, now).has_value() == (ahead == Millis{-47'000}));
    CHECK(verify(make_check_in_token(kiosk, now, key(1)), now, -ahead).has_value()); // it went by agreed time
    CHECK(verify(token, now + Millis{240'000}, -ahead).error().code == ErrorCode::Timeout);
}

TEST_CASE("a token of another key, kiosk or time is not genuine", "[check_in_link]")
{
    CHECK(verify(make_check_in_token(kiosk, now, key(2)), now).error().code == ErrorCode::Unauthorised);
    auto token = parse_check_in_token(make_check_in_token(kiosk, now, key(1))).value();
    ++token.step;
    CHECK(verify_check_in_token(token, key(1), now, std::nullopt).error().code == ErrorCode::Unauthorised);
    --token.step;
    token.kiosk = KioskId::make("dongsheng.k2");
    CHECK(verify_check_in_token(token, key(1), now, std::nullopt).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("text that is no token is refused before any key is asked for", "[check_in_link]")
{
    auto const* const token = GENERATE("", ".", "..", "k.1", "k..AAAAAAAAAAAAAAAA", ".1.AAAAAAAAAAAAAAAA",
        "k.01.AAAAAAAAAAAAAAAA", "k.-1.AAAAAAAAAAAAAAAA", "k.1.AAAA", "k.1.AAAAAAAAAAAAAAAA=", "k.1.AAAAAAAAAAAAAAA/",
        "k.1234567890123.AAAAAAAAAAAAAAAA", "k/x.1.AAAAAAAAAAAAAAAA", "k.1.AAAAAAAAAAAAAAAAAAAA");
    CAPTURE(token);
    CHECK(parse_check_in_token(token).error().code == ErrorCode::InvalidInput);
}
