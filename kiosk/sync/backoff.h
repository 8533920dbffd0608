// How long to wait before the next try. Pure, given the random source.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/time.h"
#include "shared/platform/random.h"

#include <optional>

namespace yizhan {

// After `failures` failed tries in a row: 1 s, doubling up to 60 s, ±20 %. REQUIRES: failures >= 1.
// The jitter is there because after an outage all stations of a city come back in the same second.
Millis backoff(int failures, Random& random);

constexpr Millis longest_retry_after{120'000};

// What the answer's Retry-After asks for, in seconds (RFC 9110 §10.2.3; dates are passed over: clocks lie), kept within
// 1 s and longest_retry_after. Anybody on the way can write this field, hence the bound.
std::optional<Millis> retry_after(HttpResponse const& response);

} // namespace yizhan
