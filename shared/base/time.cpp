#include "shared/base/time.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace yizhan {
namespace {

namespace chr = std::chrono;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t first_ms = -62'135'596'800'000; // 0001-01-01
constexpr std::int64_t last_ms = 253'402'300'799'999; // 9999-12-31

struct Parts {
    chr::year_month_day date;
    std::int64_t ms_of_day;
};

Parts split(std::int64_t ms)
{
    ms = std::clamp(ms, first_ms, last_ms);
    std::int64_t const day = ms >= 0 ? ms / day_ms : -((-ms + day_ms - 1) / day_ms);
    return {chr::year_month_day{chr::sys_days{chr::days{day}}}, ms - day * day_ms};
}

// Reads exactly `width` digits at `at`; -1 when they are not digits.
int digits(std::string_view text, std::size_t at, std::size_t width)
{
    int value = -1;
    auto const* first = text.data() + at;
    if (*first < '0' || *first > '9') return -1;
    auto const [end, error] = std::from_chars(first, first + width, value);
    return error == std::errc{} && end == first + width ? value : -1;
}

} // namespace

std::string format_rfc3339(UtcMs time)
{
    auto const [date, ms] = split(time.ms);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), ms / 3'600'000, ms / 60'000 % 60,
        ms / 1000 % 60, ms % 1000);
}

Result<UtcMs> parse_rfc3339(std::string_view text)
{
    auto const bad = [] { return fail(ErrorCode::InvalidInput, "not an RFC 3339 time in UTC"); };
    if (text.size() < 20 || text.size() > 30 || text.back() != 'Z') return bad();
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return bad();
    int const year = digits(text, 0, 4);
    int const month = digits(text, 5, 2);
    int const day = digits(text, 8, 2);
    int const hour = digits(text, 11, 2);
    int const minute = digits(text, 14, 2);
    int const second = digits(text, 17, 2);
    if (year < 1 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 59)
        return bad();
    int fraction_ms = 0;
    auto const fraction = text.substr(19, text.size() - 20);
    if (!fraction.empty()) {
        if (fraction[0] != '.' || fraction.size() < 2) return bad();
        for (std::size_t i = 1; i < fraction.size(); ++i) {
            if (fraction[i] < '0' || fraction[i] > '9') return bad();
        }
        for (std::size_t i = 1; i <= 3; ++i)
            fraction_ms = fraction_ms * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    }
    chr::year_month_day const date{
        chr::year{year}, chr::month{static_cast<unsigned>(month)}, chr::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return bad();
    std::int64_t const days = chr::sys_days{date}.time_since_epoch().count();
    return UtcMs{days * day_ms + hour * 3'600'000LL + minute * 60'000LL + second * 1000LL + fraction_ms};
}

LocalTime to_local(UtcMs time, ZoneMinutes zone)
{
    auto const [date, ms] = split(std::clamp(time.ms, first_ms, last_ms) + zone.value * 60'000LL);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(ms / 3'600'000),
        static_cast<int>(ms / 60'000 % 60), static_cast<int>(chr::weekday{chr::sys_days{date}}.c_encoding())};
}

std::int32_t local_day(UtcMs time, ZoneMinutes zone)
{
    auto const [date, ms] = split(std::clamp(time.ms, first_ms, last_ms) + zone.value * 60'000LL);
    return static_cast<std::int32_t>(chr::sys_days{date}.time_since_epoch().count());
}

std::string format_day(std::int32_t day)
{
    chr::year_month_day const date{chr::sys_days{chr::days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

UtcMs day_start(std::int32_t day, ZoneMinutes zone) { return {day * day_ms - zone.value * 60'000LL}; }

} // namespace yizhan
