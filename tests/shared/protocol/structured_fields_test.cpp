#include "shared/protocol/structured_fields.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a dictionary is split at the commas outside strings", "[structured_fields]")
{
    auto const members = read_dictionary("a=(\"x, y\");k=\"1,2\",  b=:AAAA:,\tc=1").value();
    REQUIRE(members.size() == 3);
    CHECK(member(members, "a") == "(\"x, y\");k=\"1,2\"");
    CHECK(member(members, "b") == ":AAAA:");
    CHECK(member(members, "c") == "1");
    CHECK_FALSE(member(members, "d").has_value());
}

TEST_CASE("a dictionary in another form is refused", "[structured_fields]")
{
    auto const* const field = GENERATE("", "a", "=1", "A=1", "1a=1", "a=1,", "a=1, a=2", ",a=1", "a=1,,b=2", "a b=1");
    CAPTURE(field);
    CHECK_FALSE(read_dictionary(field).has_value());
}

TEST_CASE("blanks before a comma belong to the value, and no value is read from it", "[structured_fields]")
{
    auto const members = read_dictionary("a=() , b=:AA==: ,c=1").value();
    CHECK_FALSE(read_inner_list(*member(members, "a")).has_value());
    CHECK_FALSE(read_byte_sequence(*member(members, "b")).has_value());
}

TEST_CASE("a dictionary has at most 8 members and 2048 characters", "[structured_fields]")
{
    CHECK(read_dictionary("a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1").has_value());
    CHECK_FALSE(read_dictionary("a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1").has_value());
    CHECK(read_dictionary("a=" + std::string(2046, '1')).has_value());
    CHECK_FALSE(read_dictionary("a=" + std::string(2047, '1')).has_value());
}

TEST_CASE("a list with parameters is taken apart", "[structured_fields]")
{
    auto const list = read_inner_list("(\"@method\" \"a)b\");created=-5;keyid=\"k\";n=0").value();
    CHECK(list.list == "(\"@method\" \"a)b\")");
    REQUIRE(list.parameters.size() == 3);
    CHECK(std::get<std::int64_t>(list.parameters[0].value) == -5);
    CHECK(std::get<std::string_view>(list.parameters[1].value) == "k");
    CHECK(std::get<std::int64_t>(list.parameters[2].value) == 0);
}

TEST_CASE("a list in another form is refused", "[structured_fields]")
{
    auto const* const value = GENERATE("", "(", "\"a\"", "(\"a\"", "(\"a)", "()x", "(); a=1", "();a",
        "();a=", "();a=\"x", "();a=\"x\\\"y\"", "();a=01", "();a=-0", "();a=-", "();a=1234567890123456", "();a=1.5",
        "();a=?1", "();a=1;a=2", "();A=1", "();a=\"\n\"", "();a=1;b=1;c=1;d=1;e=1;f=1;g=1;h=1;i=1");
    CAPTURE(value);
    CHECK_FALSE(read_inner_list(value).has_value());
}

TEST_CASE("a byte sequence stands between colons", "[structured_fields]")
{
    CHECK(write_byte_sequence(as_bytes("yz")) == ":eXo=:");
    CHECK(read_byte_sequence(":eXo=:") == Bytes{'y', 'z'});
    CHECK(read_byte_sequence("::") == Bytes{});
    for (auto const* value : {"", ":", "eXo=", ":eXo=", ":eXo:", ":e Xo:", ":eX_=:", ":eXp=:"}) {
        CAPTURE(value);
        CHECK_FALSE(read_byte_sequence(value).has_value());
    }
}
