// A day of the calendar, as cards and forms write it.
#pragma once

#include "shared/base/private_text.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yizhan {

using CalendarDay = std::chrono::year_month_day;

// Of a number that local_day() gives.
inline CalendarDay calendar_day(std::int32_t local_day) { return std::chrono::sys_days{std::chrono::days{local_day}}; }

// 19851124; nothing for any other form and for a day that there was not.
std::optional<CalendarDay> parse_calendar_day(std::string_view text);
// 1985-11-24, as forms have it.
PrivateText written_day(CalendarDay day);

// Full years lived on `day`; who was born on 29 February has a birthday on 1 March in other years. REQUIRES: both real.
int age_on(CalendarDay birth, CalendarDay day);

} // namespace yizhan
