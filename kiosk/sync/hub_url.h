// Where the hub is, in the parts that a request needs.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace yizhan {

struct HubUrl {
    std::string scheme; // http or https
    std::string authority; // lower case, without the scheme's own port
    std::string prefix; // of every path: empty, or /… without a slash at the end

    // http://host[:port][/path] or https://…: InvalidInput for anything else.
    static Result<HubUrl> parse(std::string_view url);
    // A request for `path` there; `path` starts with a slash.
    HttpRequest request(std::string_view method, std::string_view path) const;

    bool operator==(HubUrl const&) const = default;
};

} // namespace yizhan
