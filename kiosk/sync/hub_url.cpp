#include "kiosk/sync/hub_url.h"

#include <algorithm>

namespace yizhan {
namespace {

bool is_plain(std::string_view text, std::string_view also)
{
    return std::all_of(text.begin(), text.end(), [also](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || also.find(c) != std::string_view::npos;
    });
}

} // namespace

Result<HubUrl> HubUrl::parse(std::string_view url)
{
    HubUrl hub;
    if (url.starts_with("https://"))
        hub.scheme = "https";
    else if (url.starts_with("http://"))
        hub.scheme = "http";
    else
        return fail(ErrorCode::InvalidInput, "hub URL: scheme");
    url.remove_prefix(hub.scheme.size() + 3);

    auto const slash = std::min(url.find('/'), url.size());
    hub.authority = url.substr(0, slash);
    hub.prefix = url.substr(slash);
    if (hub.authority.empty() || hub.authority.front() == ':' || !is_plain(hub.authority, "-.:[]")) {
        return fail(ErrorCode::InvalidInput, "hub URL: host");
    }
    if (!is_plain(hub.prefix, "-._~/") || hub.prefix.ends_with('/')) {
        return fail(ErrorCode::InvalidInput, "hub URL: path");
    }
    std::transform(hub.authority.begin(), hub.authority.end(), hub.authority.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::string_view const own_port = hub.scheme == "https" ? ":443" : ":80";
    if (hub.authority.ends_with(own_port)) hub.authority.resize(hub.authority.size() - own_port.size());
    return hub;
}

HttpRequest HubUrl::request(std::string_view method, std::string_view path) const
{
    HttpRequest request;
    request.method = method;
    request.scheme = scheme;
    request.authority = authority;
    request.path = prefix + std::string{path};
    return request;
}

} // namespace yizhan
