#include "shared/base/utf8.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("every character comes back from UTF-8 as it was", "[utf8]")
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        utf8::append(text, c);
        if (!utf8::is_valid(text) || utf8::decode(text) != std::u32string(1, c))
            FAIL("character " << static_cast<unsigned>(c));
    }
    CHECK(utf8::encode(U"A\u00e9站😀") == "Aé站😀");
}

TEST_CASE("what is no character is written as U+FFFD", "[utf8]")
{
    CHECK(utf8::encode(std::u32string{0xD800, 0xDFFF, 0x110000, 0xFFFFFFFF}) == "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("ill-formed bytes are seen, and read as U+FFFD each", "[utf8]")
{
    auto const [text, characters] = GENERATE(table<std::string, std::u32string>(
        {{"\x80", U"\uFFFD"}, {"A\xC3", U"A\uFFFD"}, {"\xC0\x80", U"\uFFFD\uFFFD"}, // overlong
            {"\xE0\x80\x80", U"\uFFFD\uFFFD\uFFFD"}, {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"}, // a surrogate
            {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"}, // above U+10FFFF
            {"\xE7\xAB"
             "A",
                U"\uFFFD\uFFFD"
                U"A"},
            {"\xFF", U"\uFFFD"}}));
    CHECK_FALSE(utf8::is_valid(text));
    CHECK(utf8::decode(text) == characters);
}

TEST_CASE("a text is cleaned of what nobody can see and cut by characters", "[utf8]")
{
    CHECK(utf8::clean("陈\u202E永\u200B孝\n", 10) == "陈永孝");
    CHECK(utf8::clean("陈永孝", 2) == "陈永");
    CHECK(utf8::clean("\u200B\u200B陈永", 1) == "陈");
    CHECK(utf8::clean("a\xFF"
                      "b",
              10)
        == "a\uFFFD"
           "b");
    CHECK(utf8::clean("", 5).empty());
    CHECK(utf8::clean("abc", 0).empty());
}

TEST_CASE("letters, marks and emoji are visible; controls, direction marks and tags are not", "[utf8]")
{
    for (char32_t const c : U"A 站é·😀\u0301") {
        if (c != 0) CHECK_FALSE(utf8::is_invisible(c));
    }
    for (char32_t const c : {0x00U, 0x1FU, 0x7FU, 0x9FU, 0xADU, 0x200BU, 0x200FU, 0x2028U, 0x202EU, 0x2066U, 0xFE0FU,
             0xFEFFU, 0xFFFFU, 0xE0041U}) {
        CHECK(utf8::is_invisible(c));
    }
}

TEST_CASE("full-width forms are the ASCII ones written wide", "[utf8]")
{
    CHECK(utf8::half_width(U'Ａ') == U'A');
    CHECK(utf8::half_width(U'９') == U'9');
    CHECK(utf8::half_width(U'～') == U'~');
    CHECK(utf8::half_width(U'\u3000') == U' ');
    CHECK(utf8::half_width(U'王') == U'王');
    CHECK(utf8::half_width(U'｟') == U'｟');
}
