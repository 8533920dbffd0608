#include "shared/platform/log.h"

#include "shared/platform/clock.h"

#include <atomic>
#include <fmt/format.h>
#include <iterator>
#include <unistd.h>

namespace yizhan::log {
namespace {

constexpr std::size_t value_bytes_max = 200;
constexpr std::size_t line_bytes_max = 4096; // PIPE_BUF: a pipe takes that much at once

std::atomic<Level> lowest_level{Level::Info};

void write_to_stderr(std::string_view line)
{
    // A log that cannot be written must not stop the service.
    [[maybe_unused]] ssize_t const written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::atomic<Sink> current_sink{&write_to_stderr};

std::string_view level_name(Level level)
{
    switch (level) {
    case Level::Debug:
        return "debug";
    case Level::Info:
        return "info";
    case Level::Warning:
        return "warning";
    case Level::Error:
        break;
    }
    return "error";
}

bool is_plain(char c) { return c > ' ' && c < 0x7F && c != '"' && c != '=' && c != '\\'; }

void append_escaped(std::string& line, char c)
{
    if (c == '"' || c == '\\') {
        line.push_back('\\');
        line.push_back(c);
    } else if (c >= ' ' && c < 0x7F) {
        line.push_back(c);
    } else {
        fmt::format_to(std::back_inserter(line), "\\x{:02x}", static_cast<unsigned char>(c));
    }
}

void append_value(std::string& line, std::string_view value)
{
    bool const cut = value.size() > value_bytes_max;
    value = value.substr(0, value_bytes_max);
    bool plain = !value.empty() && !cut;
    for (char const c : value) plain = plain && is_plain(c);
    if (plain) {
        line.append(value);
        return;
    }
    line.push_back('"');
    for (char const c : value) append_escaped(line, c);
    if (cut) line.append("...");
    line.push_back('"');
}

} // namespace

void set_level(Level level) { lowest_level = level; }
void set_sink(Sink sink) { current_sink = sink ? sink : &write_to_stderr; }

void write(Level level, std::string_view event, std::initializer_list<Field> fields)
{
    if (level < lowest_level) return;
    static SystemClock const clock;
    std::string line = fmt::format("time={} level={} event=", format_rfc3339(clock.wall()), level_name(level));
    append_value(line, event);
    for (auto const& field : fields) {
        std::size_t const before = line.size();
        line.append(1, ' ').append(field.key).append(1, '=');
        append_value(line, field.value);
        if (line.size() >= line_bytes_max) {
            line.resize(before); // a whole field or none
            break;
        }
    }
    line.push_back('\n');
    current_sink.load()(line);
}

} // namespace yizhan::log
