// The text that an HTTP signature signs (RFC 9421 §2.5): one line a component, then the parameters.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"

#include <span>
#include <string>
#include <string_view>

namespace yizhan {

// `response` is null when the request itself is signed. `components` are identifiers as they stand in the list, with
// quotes: "@method", "content-type", "signature";req;key="yz". `params` is the list with its parameters.
// InvalidInput when a component is missing, unknown, or holds a control character, which could forge a line.
Result<std::string> signature_base(HttpRequest const& request, HttpResponse const* response,
    std::span<std::string_view const> components, std::string_view params);

} // namespace yizhan
