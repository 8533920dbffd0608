#include "shared/protocol/pin.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

constexpr std::string_view card_text = "YZ1:a volunteer's whole code";

PinSalt salt(std::uint8_t number)
{
    PinSalt out{};
    out.fill(number);
    return out;
}

Pin pin(std::string_view text) { return parse_pin(text).value(); }

} // namespace

TEST_CASE("six digits are a PIN, and nothing else is", "[pin]")
{
    CHECK(pin("274913").view() == "274913");
    CHECK(pin("000001").view() == "000001");
    for (auto const* text : {"", "27491", "2749130", "27491a", " 74913", "-74913", "２７４９１３", "274 91"}) {
        CAPTURE(text);
        CHECK(parse_pin(text).error().code == ErrorCode::InvalidInput);
    }
}

TEST_CASE("the PINs that everybody tries first are refused", "[pin]")
{
    for (auto const* text : {"000000", "111111", "999999", "123456", "012345", "654321", "987654", "567890", "098765",
             "121212", "909090", "123123", "778778"}) {
        CAPTURE(text);
        CHECK(parse_pin(text).error().code == ErrorCode::Refused);
    }
    for (auto const* text : {"123457", "112233", "135790", "000001", "123321"}) CHECK(parse_pin(text).has_value());
}

TEST_CASE("a PIN counts with the volunteer's own card only", "[pin]")
{
    auto const verifier = make_pin_verifier(pin("274913"), card_text, salt(1)).value();
    CHECK(verifier.starts_with("$argon2id$v=19$m=65536,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$"));
    CHECK(verifier.size() < 128);
    CHECK(check_pin(verifier, pin("274913"), card_text));
    CHECK_FALSE(check_pin(verifier, pin("274914"), card_text));
    CHECK_FALSE(check_pin(verifier, pin("274913"), "YZ1:another code"));
    CHECK(make_pin_verifier(pin("274913"), card_text, salt(2)) != verifier);
}

TEST_CASE("text that is no verifier lets nobody in", "[pin]")
{
    for (auto const& text : {std::string{}, std::string{"274913"}, std::string{"$argon2id$"}, std::string(127, '$'),
             std::string(128, 'a'), std::string(100'000, 'a')})
        CHECK_FALSE(check_pin(text, pin("274913"), card_text));
}
