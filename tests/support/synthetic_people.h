// Numbers of people who do not exist: a good form, invented sequence. The check characters are computed here once more,
// from the weights of the standards' annexes, so that a slip in the product does not check itself.
#pragma once

#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace yizhan::test {

inline char gb_check_character(std::string_view seventeen)
{
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (seventeen[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

// region 330206, birth 19851124, sequence 901 (odd for men)
inline std::string id_number(std::string_view region, std::string_view birth, int sequence)
{
    auto const body = fmt::format("{}{}{:03}", region, birth, sequence % 1000);
    return body + gb_check_character(body);
}

} // namespace yizhan::test
