#include "server/api/route_table.h"

#include <optional>

namespace yizhan {
namespace {

// What stood for the star (empty where there is none), or nothing when the path is another one.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path)
{
    auto const star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == path ? std::optional{std::string_view{}} : std::nullopt;
    auto const tail = pattern.substr(star + 1);
    if (path.size() <= star + tail.size() || !path.starts_with(pattern.substr(0, star)) || !path.ends_with(tail))
        return std::nullopt;
    auto const segment = path.substr(star, path.size() - star - tail.size());
    if (segment.find('/') != std::string_view::npos) return std::nullopt;
    return segment;
}

} // namespace

RouteTable::Match RouteTable::find(std::string_view method, std::string_view path) const
{
    Match out;
    for (auto const& route : m_routes) {
        auto const captured = match(route.pattern, path);
        if (!captured) continue;
        if (route.method == method) return {&route, std::string{*captured}, {}};
        out.allowed.append(out.allowed.empty() ? "" : ", ").append(route.method);
    }
    return out;
}

} // namespace yizhan
