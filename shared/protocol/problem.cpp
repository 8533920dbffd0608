#include "shared/protocol/problem.h"

#include "shared/protocol/json_text.h"

#include <optional>
#include <simdjson.h>

namespace yizhan {
namespace {

constexpr std::size_t max_problem = 8192;
// A tag URI (RFC 4151): a name that nobody has to resolve.
constexpr std::string_view type_prefix = "tag:yizhan.example.org,2026:problem:";

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

std::string text_member(simdjson::dom::object const& object, std::string_view key)
{
    std::string_view value;
    return object[key].get(value) == simdjson::SUCCESS ? std::string{value} : std::string{};
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
    auto const code = name(problem.code);
    auto title = std::string{code};
    for (auto& c : title) c = c == '_' ? ' ' : c;
    std::string out = R"({"type":)";
    append_json_string(out, std::string{type_prefix}.append(code));
    append_json_string(out.append(R"(,"title":)"), title);
    out.append(R"(,"status":)").append(std::to_string(http_status(problem)));
    append_json_string(out.append(R"(,"code":)"), code);
    append_json_string(out.append(R"(,"detail":)"), problem.detail);
    append_json_string(out.append(R"(,"detail_zh":)"), problem.detail_zh);
    out.push_back('}');
    return out;
}

HttpResponse to_response(Problem const& problem)
{
    return {http_status(problem), {{"content-type", std::string{problem_content_type}}}, to_json(problem)};
}

Result<Problem> parse_problem(std::string_view json)
{
    if (json.size() > max_problem) return fail(ErrorCode::InvalidInput, "problem: too long");
    simdjson::dom::parser parser;
    simdjson::padded_string const padded{json};
    simdjson::dom::object object;
    if (parser.parse(padded).get(object) != simdjson::SUCCESS)
        return fail(ErrorCode::InvalidInput, "problem: not a JSON object");
    std::int64_t status = 0;
    if (object["status"].get(status) != simdjson::SUCCESS || status < 400 || status > 599) {
        return fail(ErrorCode::InvalidInput, "problem: no status of an error");
    }
    auto const named = code_named(text_member(object, "code"));
    auto const code = named ? *named : nearest_code(status);
    auto const own = status == http_status(code) ? 0 : static_cast<int>(status);
    return Problem{code, text_member(object, "detail"), text_member(object, "detail_zh"), own};
}

} // namespace yizhan
