#include "shared/protocol/join_ticket.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

JoinTicket ticket(std::string url = "https://hub.beilun.example:8443")
{
    JoinTicket out{{}, test::signing_key(9).verify_key(), std::move(url)};
    for (std::size_t i = 0; i < out.code.size(); ++i) out.code[i] = static_cast<std::uint8_t>(i * 17);
    return out;
}

} // namespace

TEST_CASE("a kiosk reads from the ticket what the hub put in", "[join_ticket]")
{
    auto const* const url
        = GENERATE("http://127.0.0.1:8080", "https://hub.example", "https://hub.example/yizhan", "http://[::1]:8080");
    auto const text = format_join_ticket(ticket(url)).value();
    CHECK(looks_like_join_ticket(text));
    CHECK(parse_join_ticket(text) == ticket(url));
    CHECK(text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
        == std::string::npos); // stays alphanumeric as a QR code
}

TEST_CASE("an address that is no hub's makes no ticket", "[join_ticket]")
{
    auto const url = GENERATE(values<std::string>({"", "hub.example", "ftp://hub.example", "http://", "https://:80",
        "https://hub.example/", "https://hub.example?x=1", "https://hub.example/#a", "https://user@hub.example",
        "https://hub example", "https://驿站.example", "https://" + std::string(200, 'a')}));
    CAPTURE(url);
    CHECK(format_join_ticket(ticket(url)).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("a ticket that was mangled anywhere is recognised", "[join_ticket]")
{
    auto const text = format_join_ticket(ticket()).value();
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = changed[i] == '0' ? '1' : '0';
        REQUIRE_FALSE(parse_join_ticket(changed).has_value());
        REQUIRE_FALSE(parse_join_ticket(text.substr(0, i)).has_value());
    }
    CHECK_FALSE(parse_join_ticket(text + "00").has_value());
    CHECK_FALSE(parse_join_ticket("YZJ1:" + std::string(100'000, '0')).has_value());
    CHECK_FALSE(looks_like_join_ticket("YZ1:ABC"));
}
