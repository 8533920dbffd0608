// HTTP message signatures (RFC 9421) with Ed25519, in the one profile that kiosk and hub use: label "yz".
//   Request   ("@method" "@authority" "@path" "@query" "content-digest" "content-type"), the last two only with a body;
//             created, keyid, nonce, tag="yizhan-v1"
//   Reply     ("@status" "content-digest" "signature";req;key="yz"): bound to the very request that it answers;
//             created, keyid, tag="yizhan-v1"
// The body is checked against its Content-Digest (RFC 9530). An `alg` parameter is ignored: the key decides. Whether
// `created` is recent is not judged here: a kiosk with a wrong clock must be heard, and learns the time from the reply.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/time.h"
#include "shared/protocol/keys.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yizhan {

struct VerifiedRequest {
    std::string keyid;
    std::string nonce;
    UtcMs created; // whole seconds of the sender's clock, which may be wrong
};

struct VerifiedResponse {
    std::string keyid;
    UtcMs created;
};

// The key of that name, or nothing. Asked once a message.
using KeyLookup = std::function<std::optional<VerifyKey>(std::string_view keyid)>;

// Adds Content-Digest (with a body, and then application/octet-stream where there is no Content-Type), Signature-Input
// and Signature. REQUIRES: nonce of 1..64 characters [A-Za-z0-9_-]. InvalidInput when a component cannot be signed.
Result<void> sign_request(HttpRequest& request, SigningKey const& key, UtcMs created, std::string_view nonce);

// Unauthorised: no signature, not our profile, unknown key, or it does not verify. InvalidInput: the signature holds
// but the body is not the one that it covers.
Result<VerifiedRequest> verify_request(HttpRequest const& request, KeyLookup const& lookup);

// REQUIRES: `request` carries the signature that sign_request gave it.
Result<void> sign_response(HttpResponse& response, HttpRequest const& request, SigningKey const& key, UtcMs created);

// `request` is the one that was sent. Errors as for verify_request; a captive portal's answer is Unauthorised.
Result<VerifiedResponse> verify_response(
    HttpResponse const& response, HttpRequest const& request, KeyLookup const& lookup);
Result<VerifiedResponse> verify_response(
    HttpResponse const& response, HttpRequest const& request, VerifyKey const& key);

} // namespace yizhan
