#include "kiosk/devices/qr_code.h"
#include "kiosk/devices/rotating_code.h"
#include "shared/protocol/check_in_link.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

UtcMs const now{1'795'507'205'000}; // five seconds into a step

Secret key()
{
    return Secret::generate([](auto out) { std::fill(out.begin(), out.end(), std::uint8_t{9}); });
}

} // namespace

TEST_CASE("the code on the screen renews itself every half minute and not before", "[kiosk]")
{
    RotatingCode code{KioskId::make("k1"), "https://hub.example", key()};
    auto const first = code.at(now);
    CHECK(first.bitmap.size >= 21);
    CHECK(first.until == now + Millis{25'000});
    CHECK(code.at(now + Millis{24'999}).bitmap == first.bitmap);
    CHECK_FALSE(code.at(now + Millis{25'000}).bitmap == first.bitmap);
    CHECK(code.at(now).bitmap == first.bitmap); // a clock that steps back shows that time's code
}

TEST_CASE("the hub takes the link that the screen shows", "[kiosk]")
{
    RotatingCode code{KioskId::make("k1"), "https://hub.example", key()};
    std::string const prefix = "https://hub.example/c/";
    auto const link = code.link(now);
    REQUIRE(link.substr(0, prefix.size()) == prefix);
    auto const token = parse_check_in_token(link.substr(prefix.size()));
    REQUIRE(token);
    CHECK(token->kiosk == KioskId::make("k1"));
    CHECK(verify_check_in_token(*token, key(), now + Millis{20'000}, Millis{0}));
    CHECK_FALSE(verify_check_in_token(*token, key(), now + Millis{300'000}, Millis{0}));
}

TEST_CASE("a text that no phone would read is refused", "[kiosk]")
{
    CHECK_FALSE(make_qr_code(""));
    CHECK_FALSE(make_qr_code(std::string(513, 'a')));
    CHECK(make_qr_code("YZ1:ABC"));
}
