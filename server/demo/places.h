// Beilun's subdistricts and, in each of them, communities: names of places only.
#pragma once

#include <span>
#include <string_view>

namespace yizhan::demo {

struct Subdistrict {
    std::string_view id;
    std::string_view zh;
    std::string_view en;
};

struct Neighbourhood {
    Subdistrict const* subdistrict;
    std::string_view zh;
    std::string_view en;
};

std::span<Subdistrict const> subdistricts();
std::span<Neighbourhood const> communities();

} // namespace yizhan::demo
