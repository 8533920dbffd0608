// Sending an HTTP request, as a face: libcurl at the kiosk, a model of a bad network in the simulation.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

#include <functional>

namespace yizhan {

struct SendLimits {
    Millis timeout{20'000}; // for the whole exchange
    std::size_t max_reply_bytes = 16U << 20; // a longer reply is TooLarge
};

class Transport {
public:
    using Done = std::function<void(Result<HttpResponse>)>;
    virtual ~Transport() = default;
    // Calls `done` exactly once, on the owner's executor. Unavailable, Timeout, TooLarge; any HTTP status is a value.
    virtual void send(HttpRequest request, SendLimits limits, Done done) = 0;
};

} // namespace yizhan
