#include "kiosk/sync/backoff.h"

#include <algorithm>
#include <charconv>

namespace yizhan {

Millis backoff(int failures, Random& random)
{
    constexpr int most_doublings = 6;
    constexpr std::int64_t longest_ms = 60'000;
    std::int64_t const base_ms
        = std::min(std::int64_t{1'000} << std::clamp(failures - 1, 0, most_doublings), longest_ms);
    return Millis{base_ms * static_cast<std::int64_t>(800 + random.below(401)) / 1'000};
}

std::optional<Millis> retry_after(HttpResponse const& response)
{
    auto const text = find_field(response.fields, "retry-after");
    if (!text || text->empty()) return std::nullopt;
    std::int64_t seconds = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (end != text->data() + text->size() || seconds < 0) return std::nullopt;
    if (error == std::errc::result_out_of_range) return longest_retry_after;
    if (error != std::errc{}) return std::nullopt;
    return std::clamp(Millis{std::min(seconds, std::int64_t{3'600}) * 1'000}, Millis{1'000}, longest_retry_after);
}

} // namespace yizhan
