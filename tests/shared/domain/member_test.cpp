#include "shared/domain/member.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("names are masked so that a stranger behind learns no more than the surname", "[domain]")
{
    auto const [name, masked] = GENERATE(table<std::string, std::string>({
        {"陈永孝", "陈**"}, {"王伟", "王*"}, {"欧阳娜娜", "欧阳**"}, {"司马光", "司马*"},
        {"欧阳", "欧*"}, // two characters: a single surname and one given name
        {"阿不都热依木·买买提", "阿**"}, {"A", "A*"}, {"", ""},
        {"\xE2\x80\xAE陈永孝", "陈**"}, // a bidi override in front
        {"𬱖娜", "𬱖*"}, // above U+FFFF
    }));
    INFO(name);
    CHECK(mask_name(name) == masked);
    if (!masked.empty()) CHECK(is_masked_name(masked));
}

TEST_CASE("only a masked name passes for one", "[domain]")
{
    auto const text = GENERATE(as<std::string>{}, "陈永孝", "*", "**", "", "陈***", "陈*永", "陈\xE2\x80\xAE**",
        "\xFF*", "一二三四五六七八九**");
    INFO(text);
    CHECK_FALSE(is_masked_name(text));
}

TEST_CASE("the surname of a mask", "[domain]")
{
    CHECK(surname_of("欧阳**") == "欧阳");
    CHECK(surname_of("陈*") == "陈");
}

TEST_CASE("a member number with one wrong digit belongs to nobody", "[domain]")
{
    for (std::uint32_t serial = 1'000'000; serial < 1'002'000; serial += 7) {
        std::string const good = MemberNumber::of_serial(serial).text();
        REQUIRE(MemberNumber::parse(good));
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                if (digit == good[at]) continue;
                std::string wrong = good;
                wrong[at] = digit;
                INFO(wrong);
                REQUIRE_FALSE(MemberNumber::parse(wrong));
            }
        }
    }
}

TEST_CASE("hardly any two swapped neighbours make another member's number", "[domain]")
{
    int swaps = 0;
    int missed = 0;
    for (std::uint32_t serial = 1'000'000; serial < 1'100'000; serial += 13) {
        std::string const good = MemberNumber::of_serial(serial).text();
        for (std::size_t at = 0; at + 1 < good.size(); ++at) {
            if (good[at] == good[at + 1]) continue;
            std::string swapped = good;
            std::swap(swapped[at], swapped[at + 1]);
            ++swaps;
            missed += MemberNumber::parse(swapped) ? 1 : 0;
        }
    }
    INFO(missed << " of " << swaps);
    CHECK(missed * 40 < swaps); // MOD 11,10 misses about one in ninety
}

TEST_CASE("member numbers and phone keys are read strictly", "[domain]")
{
    auto const text = GENERATE(
        as<std::string>{}, "", "1234567", "123456789", "0000000x", "01234567", " 1234567", "１２３４５６７８");
    INFO(text);
    CHECK_FALSE(MemberNumber::parse(text));

    CHECK(PhoneKey::parse("4321", "c"));
    CHECK_FALSE(PhoneKey::parse("432", "c"));
    CHECK_FALSE(PhoneKey::parse("43210", "c"));
    CHECK_FALSE(PhoneKey::parse("4321", "C"));
    CHECK_FALSE(PhoneKey::parse("4321", ""));
    CHECK_FALSE(PhoneKey::parse("43a1", "c"));
}

TEST_CASE("every occupation has a name that leads back to it", "[domain]")
{
    CHECK(all_occupations().size() == 10);
    for (auto const occupation : all_occupations()) CHECK(occupation_of(name(occupation)) == occupation);
    CHECK_FALSE(occupation_of("astronaut"));
}
