#include "shared/domain/ethnic_group.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("ethnic groups by the code of the card", "[identity]")
{
    auto const [code, name] = GENERATE(table<std::string, std::string>({{"01", "汉"}, {"02", "蒙古"}, {"22", "畲"},
        {"56", "基诺"}, {"97", "其他"}, {"00", ""}, {"57", ""}, {"", ""}, {"1", ""}, {"0x", ""}, {"001", ""}}));
    INFO(code);
    CHECK(ethnic_group_of_code(code) == name);
}
