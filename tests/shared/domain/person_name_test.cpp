#include "shared/domain/person_name.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <iostream>

using namespace yizhan;

namespace {

std::string parsed(std::string_view typed)
{
    auto const name = PersonName::parse(typed);
    return name ? std::string{name->reveal()} : "(refused)";
}

std::string times(int count, std::string_view text)
{
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
}

template <class T>
concept Printable = requires(T const& value)
{
    std::cout << value;
};

} // namespace

TEST_CASE("names are taken as cards have them", "[name]")
{
    auto const [typed, kept] = GENERATE(table<std::string, std::string>({
        {"王伟", "王伟"},
        {" 王 伟\t", "王伟"},
        {"　欧阳娜娜　", "欧阳娜娜"},
        {"喆堃昇彧頔", "喆堃昇彧頔"},
        {"䶮", "䶮"},
        {"𬭎𠅤", "𬭎𠅤"},
        {"𰻞", "𰻞"},
        {"郎", "郎"},
        {"〇", "〇"},
        {"阿不都热依木·买买提", "阿不都热依木·买买提"},
        {"买买提•艾力", "买买提·艾力"},
        {"买买提・艾力", "买买提·艾力"},
        {"买买提．艾力", "买买提·艾力"},
        {"买买提.艾力", "买买提·艾力"},
        {"买买提 · 艾力", "买买提·艾力"},
        {"古丽巴哈尔·阿不都克里木·阿不都热合曼·买买提依明", "古丽巴哈尔·阿不都克里木·阿不都热合曼·买买提依明"},
        {"SMITH  JOHN", "SMITH JOHN"},
        {"Ｓｍｉｔｈ　Ａｎｎ", "Smith Ann"},
        {"O'Brien", "O'Brien"},
        {"O’Brien", "O'Brien"},
        {"Jean-Luc", "Jean-Luc"},
        {"J. R. Smith", "J R Smith"},
        {"Müller", "Müller"},
        {"Mu\u0308ller", "Müller"},
        {"Nguyễn", "Nguyễn"},
        {"'t Hooft", "'t Hooft"},
    }));
    INFO(typed);
    CHECK(parsed(typed) == kept);
}

TEST_CASE("what could make a name read as another one is refused, with its place", "[name]")
{
    using K = NameFaultKind;
    auto const [typed, kind, place] = GENERATE(table<std::string, NameFaultKind, std::size_t>({
        {"", K::Empty, 0},
        {"  　", K::Empty, 0},
        {"王\u202E伟", K::WrongCharacter, 1},
        {"\u2066王伟", K::WrongCharacter, 0},
        {"王\u200B伟", K::WrongCharacter, 1},
        {"王\u200D伟", K::WrongCharacter, 1},
        {"王伟\uFEFF", K::WrongCharacter, 2},
        {"王\uFE00", K::WrongCharacter, 1},
        {"王\n伟", K::WrongCharacter, 1},
        {std::string{"王\0伟", 7}, K::WrongCharacter, 1},
        {"王\x7F", K::WrongCharacter, 1},
        {"王\u0085", K::WrongCharacter, 1},
        {"王\u2028", K::WrongCharacter, 1},
        {"王\uE000", K::WrongCharacter, 1},
        {"\U000F0000", K::WrongCharacter, 0},
        {"王\U000E0041", K::WrongCharacter, 1},
        {"\U0002A6E0", K::WrongCharacter, 0},
        {"\U0003FFFD", K::WrongCharacter, 0},
        {"王\uFFFE", K::WrongCharacter, 1},
        {"王3", K::WrongCharacter, 1},
        {"王３", K::WrongCharacter, 1},
        {"王😀", K::WrongCharacter, 1},
        {"王<b>", K::WrongCharacter, 1},
        {"王*", K::WrongCharacter, 1},
        {"王\u0301", K::WrongCharacter, 1},
        {"王\u4DC0", K::WrongCharacter, 1},
        {"Иван", K::WrongCharacter, 0},
        {"ア", K::WrongCharacter, 0},
        {"·王伟", K::WrongPlace, 0},
        {"王伟·", K::WrongPlace, 2},
        {"王··伟", K::WrongPlace, 1},
        {"Ann-", K::WrongPlace, 3},
        {"'", K::WrongPlace, 0},
        {"王\xFF", K::NotText, 0},
        {"\xED\xA0\x80", K::NotText, 0},
    }));
    INFO(typed);
    auto const name = PersonName::parse(typed);
    REQUIRE_FALSE(name.has_value());
    CHECK(static_cast<int>(name.error().kind) == static_cast<int>(kind));
    CHECK(name.error().place == place);
}

TEST_CASE("a name has at most sixty characters", "[name]")
{
    CHECK(parsed(times(60, "王")) == times(60, "王"));
    CHECK(parsed(times(60, "𬭎")) == times(60, "𬭎"));
    CHECK((PersonName::parse(times(61, "王")).error() == NameFault{NameFaultKind::TooLong, 60}));
    CHECK((PersonName::parse("  " + times(61, "王")).error() == NameFault{NameFaultKind::TooLong, 62}));
    CHECK((PersonName::parse(times(10'000, "王")).error() == NameFault{NameFaultKind::TooLong, 60}));
    CHECK((PersonName::parse(times(10'000, " ")).error() == NameFault{NameFaultKind::TooLong, 60}));
}

TEST_CASE("a name is shown only where it is asked for", "[name]")
{
    STATIC_REQUIRE_FALSE(Printable<PersonName>);
    STATIC_REQUIRE_FALSE(fmt::is_formattable<PersonName>::value);
    CHECK(PersonName::parse("王伟")->is_chinese());
    CHECK_FALSE(PersonName::parse("Ann Smith")->is_chinese());
}
