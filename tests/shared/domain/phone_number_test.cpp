#include "shared/domain/phone_number.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <iostream>

using namespace yizhan;

namespace {

template <class T>
concept Printable = requires(T const& value)
{
    std::cout << value;
};

} // namespace

TEST_CASE("a mobile number is understood however it is typed", "[phone]")
{
    auto const typed = GENERATE(as<std::string>{}, "13800000001", " 138 0000 0001", "138-0000-0001", "+8613800000001",
        "+86 138 0000 0001", "008613800000001", "１３８０００００００１");
    INFO(typed);
    auto const number = PhoneNumber::parse(typed);
    REQUIRE(number.has_value());
    CHECK(number->reveal() == "13800000001");
    CHECK(number->tail() == "0001");
    STATIC_REQUIRE_FALSE(Printable<PhoneNumber>);
    STATIC_REQUIRE_FALSE(fmt::is_formattable<PhoneNumber>::value);
}

TEST_CASE("the fault of a mobile number is told while it is typed, with its place", "[phone]")
{
    using K = PhoneFaultKind;
    auto const [typed, kind, place] = GENERATE(table<std::string, PhoneFaultKind, std::size_t>({
        {"", K::Incomplete, 0},
        {"1", K::Incomplete, 1},
        {"1380000000", K::Incomplete, 10},
        {"2", K::NotMobile, 0},
        {"12", K::NotMobile, 1},
        {"10", K::NotMobile, 1},
        {"138a", K::WrongCharacter, 3},
        {"13八", K::WrongCharacter, 2},
        {"138000000011", K::TooLong, 11},
        {"05748", K::NotMobile, 0},
    }));
    INFO(typed);
    auto const number = PhoneNumber::parse(typed);
    REQUIRE_FALSE(number.has_value());
    CHECK(static_cast<int>(number.error().kind) == static_cast<int>(kind));
    CHECK(number.error().place == place);
    auto const so_far = phone_fault_so_far(typed);
    CHECK(so_far.has_value() == (kind != K::Incomplete));
}

TEST_CASE("the prefix of the country is no fault while it is typed", "[phone]")
{
    CHECK_FALSE(phone_fault_so_far(GENERATE("+", "+8", "+86", "0", "00", "008", "0086", "+861", "00861")).has_value());
    CHECK(phone_fault_so_far(GENERATE("+1", "01", "+85")).has_value());
    CHECK_FALSE(PhoneNumber::parse(std::string(10'000, '1')).has_value());
}
