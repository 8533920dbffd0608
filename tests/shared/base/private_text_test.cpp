#include "shared/base/private_text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <type_traits>

using namespace yizhan;

TEST_CASE("private text grows, shrinks and compares like text", "[private]")
{
    PrivateText text{"欧阳"};
    text.append("娜娜");
    CHECK(text.view() == "欧阳娜娜");
    text.erase_last_character();
    CHECK(text.view() == "欧阳娜");
    text.pop_back();
    CHECK(text.size() == 8);
    text.assign("x");
    CHECK(text == PrivateText{"x"});
    text.erase_last_character();
    text.erase_last_character();
    CHECK(text.empty());
    text.clear();
    CHECK(text.view().empty());
}

TEST_CASE("what a private text gave up is not left in memory", "[private]")
{
    SECTION("cut off")
    {
        PrivateText text{"330206199001010000"};
        char const* start = text.view().data();
        text.truncate(4);
        CHECK(std::all_of(start + 4, start + 18, [](char c) { return c == 0; }));
    }
    SECTION("moved to a larger place")
    {
        // The pool keeps its blocks, so that the old place can still be looked at.
        PrivateText text{"secret-of-a-person"};
        char const* old = text.view().data();
        text.append(std::string(4000, 'y'));
        REQUIRE(text.view().data() != old);
        CHECK(std::string_view{old, 18}.find("of-a-person") == std::string_view::npos);
    }
}

TEST_CASE("a private text can be copied, and the copy stands alone", "[private]")
{
    PrivateText first{"一"};
    PrivateText second = first;
    first.clear();
    CHECK(second.view() == "一");
    STATIC_REQUIRE_FALSE(std::is_convertible_v<PrivateText, std::string_view>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<PrivateText, std::string>);
}

TEST_CASE("more private text than the locked region holds is still kept", "[private]")
{
    std::vector<PrivateText> many(300, PrivateText{std::string(8'000, 'a')});
    CHECK(many.back().size() == 8'000);
}
