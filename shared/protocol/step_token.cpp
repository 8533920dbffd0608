#include "shared/protocol/step_token.h"

#include "shared/protocol/hash.h"

#include <algorithm>
#include <charconv>

namespace yizhan {

TokenTag token_tag(Secret const& key, std::string_view text)
{
    auto const hash = keyed_blake2b(key, {as_bytes(text)});
    TokenTag tag{};
    std::copy_n(hash.begin(), tag.size(), tag.begin());
    return tag;
}

std::int64_t token_step_at(UtcMs time, Millis step) { return std::max<std::int64_t>(time.ms, 0) / step.count(); }

Result<std::int64_t> parse_token_step(std::string_view text)
{
    bool const canonical = !text.empty() && text.size() <= 12
        && text.find_first_not_of("0123456789") == std::string_view::npos && (text.size() == 1 || text[0] != '0');
    if (!canonical) return fail(ErrorCode::InvalidInput, "token: step");
    std::int64_t step = 0;
    std::from_chars(text.data(), text.data() + text.size(), step); // cannot fail: 12 digits fit
    return step;
}

Result<TokenTag> parse_token_tag(std::string_view text)
{
    auto const bytes = TRY(from_base64url(text));
    TokenTag tag{};
    if (bytes.size() != tag.size()) return fail(ErrorCode::InvalidInput, "token: tag");
    std::copy(bytes.begin(), bytes.end(), tag.begin());
    return tag;
}

Result<std::string_view> take_last_part(std::string_view& rest)
{
    auto const dot = rest.rfind('.');
    if (dot == std::string_view::npos) return fail(ErrorCode::InvalidInput, "token: form");
    auto const part = rest.substr(dot + 1);
    rest = rest.substr(0, dot);
    return part;
}

bool is_token_step_near(
    std::int64_t at, Millis step, std::int64_t allowed, UtcMs hub_now, std::optional<Millis> clock_offset)
{
    auto const is_near = [&](UtcMs time) {
        auto const steps_away = at - token_step_at(time, step);
        return steps_away >= -allowed && steps_away <= allowed;
    };
    return is_near(hub_now) || (clock_offset && is_near(hub_now - *clock_offset));
}

} // namespace yizhan
