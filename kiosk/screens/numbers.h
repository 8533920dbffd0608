// Numbers as they are read: 2,350; 5.5 yuan.
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>

namespace yizhan::screens {

// 2,350
inline std::string grouped(std::int64_t number)
{
    std::string const digits = fmt::format("{}", number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        std::size_t const left = digits.size() - i;
        bool const begun = i > 0 && digits[i - 1] != '-';
        if (begun && left % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

// 500 -> 5, 550 -> 5.5
inline std::string yuan_text(std::int64_t fen)
{
    if (fen % 100 == 0) return grouped(fen / 100);
    if (fen % 10 == 0) return fmt::format("{}.{}", grouped(fen / 100), fen % 100 / 10);
    return fmt::format("{}.{:02}", grouped(fen / 100), fen % 100);
}

} // namespace yizhan::screens
