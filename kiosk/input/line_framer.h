// Finds the scans in the bytes of a serial scanner: one a line, ended by CR, LF or both. Pure. A line above 512 bytes
// is dropped whole; a line that stops in the middle is forgotten with the next silence.
#pragma once

#include "shared/base/bytes.h"

#include <functional>
#include <string>
#include <string_view>

namespace yizhan {

class LineFramer {
public:
    static constexpr std::size_t max_line = 512;

    // A scanner that was set up with this prefix still is understood: it is taken off. May be empty.
    explicit LineFramer(std::string prefix) : m_prefix{std::move(prefix)} { }

    // Calls `line` for each line that ends in these bytes; never for an empty one.
    void feed(ByteView bytes, std::function<void(std::string_view)> const& line);
    // Nothing came for a while, or the device went away.
    void forget();
    // Whether a line has begun and not ended.
    bool is_inside_line() const { return !m_line.empty() || m_too_long; }

private:
    void end_line(std::function<void(std::string_view)> const& line);

    std::string m_prefix;
    std::string m_line;
    bool m_too_long = false;
};

} // namespace yizhan
