// Everything that happens in a world, as lines: hashed, so that two runs of one seed can be compared, and printed where
// somebody wants to see them.
#pragma once

#include "shared/protocol/hash.h"
#include "tests/support/manual_executor.h"

#include <fmt/format.h>
#include <string>
#include <string_view>

namespace yizhan::sim {

enum class Verbosity { Quiet, EveryLine };

class Trace {
public:
    Trace(test::VirtualTime const& time, Verbosity verbosity) : m_time{time}, m_verbosity{verbosity} { }

    void note(std::string_view who, std::string_view what)
    {
        auto const line = fmt::format("{:>9} {} {}", m_time.now().ms, who, what);
        m_hash = blake2b({m_hash, as_bytes(line)});
        if (m_verbosity == Verbosity::EveryLine) fmt::print("{}\n", line);
    }
    std::string hash() const { return to_hex(m_hash); }

private:
    test::VirtualTime const& m_time;
    Verbosity m_verbosity;
    Hash m_hash{};
};

} // namespace yizhan::sim
