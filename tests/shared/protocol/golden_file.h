// A file of tests/golden/v1 as text, without the line feed at its end.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace yizhan::test {

inline std::string golden(std::string const& name)
{
    auto const* const root = std::getenv("YIZHAN_SOURCE_DIR");
    std::ifstream file{std::string{root != nullptr ? root : "."} + "/tests/golden/v1/" + name};
    REQUIRE(file.good());
    std::stringstream text;
    text << file.rdbuf();
    auto out = text.str();
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

} // namespace yizhan::test
