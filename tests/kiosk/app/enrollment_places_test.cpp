#include "kiosk/app/enrollment_places.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("an address names the community, with its kind and without", "[joining]")
{
    CHECK(
        community_hints("浙江省宁波市北仑区新碶街道新浦社区3幢401室") == std::vector<std::string>{"新浦社区", "新浦"});
    CHECK(community_hints("宁波市北仑区柴桥镇河头村12号") == std::vector<std::string>{"河头村", "河头"});
    CHECK(community_hints("浙江省宁波市北仑区明州路100号").empty());
    CHECK(community_hints("").empty());
    CHECK(community_hints("社区").empty());
    CHECK(community_hints("\xFF社区村").size() < 4);
}
