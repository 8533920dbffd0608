#include "shared/domain/calendar_day.h"

#include <algorithm>
#include <array>

namespace yizhan {

std::optional<CalendarDay> parse_calendar_day(std::string_view text)
{
    if (text.size() != 8 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    auto const number = [text](std::size_t at, std::size_t digits) {
        int value = 0;
        for (char const c : text.substr(at, digits)) value = value * 10 + (c - '0');
        return value;
    };
    CalendarDay const day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(4, 2))},
        std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    if (!day.ok()) return std::nullopt;
    return day;
}

PrivateText written_day(CalendarDay day)
{
    std::array<char, 10> text{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
    auto const put = [&text](std::size_t last, unsigned value) {
        for (auto at = last; value > 0 && text[at] != '-'; value /= 10, --at) {
            text[at] = static_cast<char>('0' + value % 10);
            if (at == 0) break;
        }
    };
    put(3, static_cast<unsigned>(std::clamp(static_cast<int>(day.year()), 0, 9999)));
    put(6, static_cast<unsigned>(day.month()) % 100);
    put(9, static_cast<unsigned>(day.day()) % 100);
    return PrivateText{std::string_view{text.data(), text.size()}};
}

int age_on(CalendarDay birth, CalendarDay day)
{
    int const years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    bool const before_birthday
        = day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
    return years - (before_birthday ? 1 : 0);
}

} // namespace yizhan
