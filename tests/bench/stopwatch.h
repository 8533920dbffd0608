// How long something took, in seconds of the machine's steady clock.
#pragma once

#include <chrono>

namespace yizhan::bench {

inline double seconds_since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class Work> double seconds_of(Work&& work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return seconds_since(start);
}

} // namespace yizhan::bench
