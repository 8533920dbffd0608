// Structured log lines (logfmt on stderr): time level event key=value … Never a name, a number, a phone, a code or a
// signature of a person: a field takes ids of machines, counts, codes and durations. A value is cut at 200 bytes and
// escaped to printable ASCII; a line is at most 4,096 bytes and written in one piece, so that lines never mix.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/result.h"

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yizhan::log {

enum class Level { Debug, Info, Warning, Error };

struct Field {
    std::string_view key;
    std::string value;

    Field(std::string_view k, std::string_view v) : key{k}, value{v} { }
    Field(std::string_view k, std::integral auto v) : key{k}, value{std::to_string(v)} { }
    template <class Tag> Field(std::string_view k, Id<Tag> const& v) : key{k}, value{v.text()} { }
    Field(std::string_view k, ErrorCode v) : key{k}, value{name(v)} { }
    // A person is never a field of a log line.
    Field(std::string_view, MemberId const&) = delete;
    Field(std::string_view, CardId const&) = delete;
};

void set_level(Level level); // Info at first
// Where lines go instead of stderr; nullptr gives stderr back. Called with the line and its end, from any thread.
using Sink = void (*)(std::string_view line);
void set_sink(Sink sink);
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void info(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {})
{
    write(Level::Error, event, fields);
}

} // namespace yizhan::log
