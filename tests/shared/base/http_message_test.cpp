#include "shared/base/http_message.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a field is found by its name, set once and replaced in place", "[http_message]")
{
    HttpFields fields{{"a", "1"}, {"b", "2"}, {"a", "3"}};
    CHECK(find_field(fields, "a") == "1");
    CHECK_FALSE(find_field(fields, "c").has_value());
    set_field(fields, "a", "4");
    set_field(fields, "c", "5");
    CHECK(fields == HttpFields{{"a", "4"}, {"b", "2"}, {"a", "3"}, {"c", "5"}});
}

TEST_CASE("a parameter of the query is decoded", "[http_message]")
{
    auto const* const query = "?cursor=12&name=%E7%AB%99+1&empty=&flag&cursor=13&bad=%4";
    CHECK(query_parameter(query, "cursor") == "12");
    CHECK(query_parameter(query, "name") == "站 1");
    CHECK(query_parameter(query, "empty") == "");
    CHECK(query_parameter(query, "flag") == "");
    CHECK(query_parameter(query, "bad") == "%4");
    CHECK_FALSE(query_parameter(query, "curso").has_value());
    CHECK_FALSE(query_parameter("", "cursor").has_value());
    CHECK(query_parameter("a=%3D", "a") == "=");
}
