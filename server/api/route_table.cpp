#include "server/api/route_table.h"

#include <optional>

namespace yizhan {
namespace {

// What stood for the stars, with a slash between two (empty where there is none), or nothing when the path is another.
std::optional<std::string> match(std::string_view pattern, std::string_view path)
{
    std::string captured;
    for (;;) {
        auto const wanted = pattern.substr(0, pattern.find('/'));
        auto const segment = path.substr(0, path.find('/'));
        if (wanted != "*" && wanted != segment) return std::nullopt;
        if (wanted == "*") {
            if (segment.empty()) return std::nullopt;
            captured.append(captured.empty() ? "" : "/").append(segment);
        }
        bool const ends = wanted.size() == pattern.size();
        if (ends != (segment.size() == path.size())) return std::nullopt;
        if (ends) return captured;
        pattern.remove_prefix(wanted.size() + 1);
        path.remove_prefix(segment.size() + 1);
    }
}

} // namespace

RouteTable::Match RouteTable::find(std::string_view method, std::string_view path) const
{
    Match out;
    for (auto const& route : m_routes) {
        auto captured = match(route.pattern, path);
        if (!captured) continue;
        if (route.method == method) return {&route, std::move(*captured), {}};
        out.allowed.append(out.allowed.empty() ? "" : ", ").append(route.method);
    }
    return out;
}

} // namespace yizhan
