// One HTTP request from a command line to the hub that serves on the same machine. Blocks; small replies only.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string>

namespace yizhan {

// Unavailable: nobody listens there. Timeout: no whole answer within ten seconds. TooLarge: more than 1 MiB.
// InvalidInput: no HTTP.
Result<HttpResponse> call_hub(std::string const& address, std::uint16_t port, HttpRequest const& request);

} // namespace yizhan
