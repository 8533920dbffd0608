// Problem details (RFC 9457), application/problem+json: how an error travels. Members: type (about:blank), title and
// status (those of HTTP), code (our ErrorCode by name), detail (English) and detail_zh: both sentences that a person
// may read. Never the cause, which is for logs.
#pragma once

#include "shared/base/http_message.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace yizhan {

struct Problem {
    ErrorCode code = ErrorCode::Internal;
    std::string detail; // English
    std::string detail_zh;
    int status = 0; // 0: the one that belongs to the code; else 400..599, where HTTP has a word of its own (410, 431)

    bool operator==(Problem const&) const = default;
};

constexpr std::string_view problem_content_type = "application/problem+json";

int http_status(ErrorCode code);

// What the answer's status line says.
int http_status(Problem const& problem);

// The code with the sentences that belong to it; a route that knows better changes them.
Problem problem_of(ErrorCode code);

std::string to_json(Problem const& problem);
// The whole answer: status, Content-Type, body.
HttpResponse to_response(Problem const& problem);

// Members that are not ours are skipped. A code that this version does not know, or a foreign problem without one,
// becomes the nearest that the status allows. InvalidInput: not JSON, no status of an error, above 8 KB.
Result<Problem> parse_problem(std::string_view json);

} // namespace yizhan
