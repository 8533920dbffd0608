#include "shared/domain/surname.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a surname gives the initial by which people say it", "[surname]")
{
    CHECK(surname_initial("陈永孝") == 'c');
    CHECK(surname_initial("欧阳娜娜") == 'o');
    CHECK(surname_initial("欧文") == 'o');
    CHECK(surname_initial("单雄") == 's'); // not dan
    CHECK(surname_initial("曾明") == 'z'); // not ceng
    CHECK(surname_initial("仇英") == 'q');
    CHECK(surname_initial("万俟卓") == 'm'); // not wan
    CHECK(surname_initial("万明") == 'w');
    CHECK(surname_initial("尉迟恭") == 'y');
    CHECK(surname_initial("Wang Ming") == 'w');
    CHECK(surname_initial("o'neil") == 'o');
}

TEST_CASE("what is no surname that is known gives nothing", "[surname]")
{
    CHECK_FALSE(surname_initial(""));
    CHECK_FALSE(surname_initial("1"));
    CHECK_FALSE(surname_initial("\xFF\xFE"));
    CHECK_FALSE(surname_initial("口口"));
}
