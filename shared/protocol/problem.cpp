#include "shared/protocol/problem.h"

#include "shared/protocol/json_reading.h"
#include "shared/protocol/json_writing.h"

#include <optional>

namespace yizhan {
namespace {

constexpr std::size_t max_problem = 8192;

std::optional<ErrorCode> code_named(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        auto const code = static_cast<ErrorCode>(i);
        if (name(code) == text) return code;
    }
    return std::nullopt;
}

ErrorCode nearest_code(std::int64_t status)
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        auto const code = static_cast<ErrorCode>(i);
        if (http_status(code) == status) return code;
    }
    return status >= 500 ? ErrorCode::Unavailable : ErrorCode::Refused;
}

// The reason phrases of RFC 9110 §15: what a title says beside about:blank.
std::string_view phrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 507:
        return "Insufficient Storage";
    default:
        return "Error";
    }
}

std::string text_or_nothing(JsonObject const& object, std::string_view key)
{
    auto const value = object.text(key);
    return value ? std::string{*value} : std::string{};
}

} // namespace

int http_status(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return 400;
    case ErrorCode::Unauthorised:
        return 401;
    case ErrorCode::Refused:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Timeout:
        return 408;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::Unsupported:
        return 415;
    case ErrorCode::Busy:
        return 429;
    case ErrorCode::Unavailable:
        return 503;
    case ErrorCode::ReadOnly:
        return 503;
    case ErrorCode::DiskFull:
        return 507;
    case ErrorCode::Corrupt:
        return 500;
    case ErrorCode::Io:
        return 500;
    case ErrorCode::Internal:
        return 500;
    }
    return 500;
}

int http_status(Problem const& problem) { return problem.status != 0 ? problem.status : http_status(problem.code); }

Problem problem_of(ErrorCode code)
{
    auto const both = sentence(code);
    return {code, std::string{both.en}, std::string{both.zh}, 0};
}

std::string to_json(Problem const& problem)
{
    JsonWriter json;
    json.member("type", "about:blank");
    json.member("title", phrase(http_status(problem)));
    json.member("status", std::int64_t{http_status(problem)});
    json.member("code", name(problem.code));
    json.member("detail", problem.detail);
    json.member("detail_zh", problem.detail_zh);
    return json.finish();
}

HttpResponse to_response(Problem const& problem)
{
    return {http_status(problem), {{"content-type", std::string{problem_content_type}}}, to_json(problem)};
}

Result<Problem> parse_problem(std::string_view json)
{
    if (json.size() > max_problem) return fail(ErrorCode::InvalidInput, "problem: too long");
    JsonDocument document;
    auto const object = TRY(document.parse_object(json));
    auto const status = TRY(object.integer("status", 400, 599));
    auto const named = code_named(text_or_nothing(object, "code"));
    auto const code = named ? *named : nearest_code(status);
    auto const own = status == http_status(code) ? 0 : static_cast<int>(status);
    return Problem{code, text_or_nothing(object, "detail"), text_or_nothing(object, "detail_zh"), own};
}

} // namespace yizhan
