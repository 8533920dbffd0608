#include "shared/domain/calendar_day.h"

#include <algorithm>

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

int age_on(CalendarDay birth, CalendarDay day)
{
    int const years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    bool const before_birthday
        = day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
    return years - (before_birthday ? 1 : 0);
}

} // namespace yizhan
