#include "shared/base/time.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a time is written with milliseconds and read back", "[time]")
{
    auto const [ms, text]
        = GENERATE(table<std::int64_t, std::string>({{0, "1970-01-01T00:00:00.000Z"}, {-1, "1969-12-31T23:59:59.999Z"},
            {951'782'400'000, "2000-02-29T00:00:00.000Z"}, {1'795'509'000'123, "2026-11-24T08:30:00.123Z"},
            {253'402'300'799'999, "9999-12-31T23:59:59.999Z"}, {-62'135'596'800'000, "0001-01-01T00:00:00.000Z"}}));
    CHECK(format_rfc3339(UtcMs{ms}) == text);
    CHECK(parse_rfc3339(text) == UtcMs{ms});
}

TEST_CASE("a time beyond the calendar is written as its edge", "[time]")
{
    CHECK(format_rfc3339(UtcMs{std::numeric_limits<std::int64_t>::max()}) == "9999-12-31T23:59:59.999Z");
    CHECK(format_rfc3339(UtcMs{std::numeric_limits<std::int64_t>::min()}) == "0001-01-01T00:00:00.000Z");
}

TEST_CASE("a fraction of a second may be left out, or is cut to milliseconds", "[time]")
{
    CHECK(parse_rfc3339("2026-11-24T08:30:00Z") == UtcMs{1'795'509'000'000});
    CHECK(parse_rfc3339("2026-11-24T08:30:00.5Z") == UtcMs{1'795'509'000'500});
    CHECK(parse_rfc3339("2026-11-24T08:30:00.123456789Z") == UtcMs{1'795'509'000'123});
}

TEST_CASE("a time in another form is refused", "[time]")
{
    auto const* const text = GENERATE("", "2026-11-24", "2026-11-24T08:30:00", "2026-11-24T08:30:00+08:00",
        "2026-11-24 08:30:00Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z", "2026-11-24T08:30:60Z",
        "2026-11-24T08:30:00.Z", "2026-11-24T08:30:00.1234567890Z", "2026-11-24T08:30:00.1aZ", "0000-01-01T00:00:00Z",
        "-026-11-24T08:30:00Z", "2026-11-24t08:30:00z", "2026-+1-24T08:30:00Z", "2026-1 -24T08:30:00Z");
    CAPTURE(text);
    CHECK(parse_rfc3339(text).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("a day begins at the station's midnight", "[time]")
{
    ZoneMinutes const china;
    auto const before = *parse_rfc3339("2026-11-23T15:59:59.999Z");
    auto const after = *parse_rfc3339("2026-11-23T16:00:00Z");
    CHECK(format_day(local_day(before, china)) == "2026-11-23");
    CHECK(format_day(local_day(after, china)) == "2026-11-24");
    CHECK(day_start(local_day(after, china), china) == after);
    auto const local = to_local(after, china);
    CHECK(local.hour == 0);
    CHECK(local.day == 24);
    CHECK(local.weekday == 2); // a Tuesday
}

TEST_CASE("durations are taken between points of one clock", "[time]")
{
    CHECK(UtcMs{1500} - UtcMs{500} == Millis{1000});
    CHECK(MonoMs{500} + Millis{1000} == MonoMs{1500});
    CHECK(UtcMs{500} - Millis{1000} == UtcMs{-500});
    CHECK(MonoMs{1} < MonoMs{2});
}
