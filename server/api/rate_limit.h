// How often something may be tried: the generic cell rate algorithm, one number a key, in memory. A burst at once, then
// one more each interval. Keys beyond max_keys share one allowance: memory stays bounded and nobody gets a free ride.
#pragma once

#include "shared/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

class RateLimit {
public:
    static constexpr std::size_t max_keys = 20'000;

    RateLimit(int burst, Millis interval) : m_burst{burst}, m_interval{interval} { }

    // Counts one try, or says how long to wait for it.
    std::optional<Millis> take(std::string_view key, MonoMs now);
    // The same without counting.
    std::optional<Millis> wait_for(std::string_view key, MonoMs now) const;

private:
    MonoMs& slot(std::string_view key, MonoMs now);

    int m_burst;
    Millis m_interval;
    std::map<std::string, MonoMs, std::less<>> m_full_again; // when the whole burst is there again
    MonoMs m_shared{};
};

} // namespace yizhan
