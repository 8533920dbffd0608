// The written names of an enum, both ways, in one table beside it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace yizhan {

template <class Enum, std::size_t N> struct NameTable {
    std::array<std::pair<Enum, std::string_view>, N> rows;

    constexpr std::string_view name_of(Enum value) const
    {
        for (auto const& [v, text] : rows) {
            if (v == value) return text;
        }
        return {};
    }
    constexpr std::optional<Enum> value_of(std::string_view name) const
    {
        for (auto const& [v, text] : rows) {
            if (text == name) return v;
        }
        return std::nullopt;
    }
};

} // namespace yizhan
