#include "shared/protocol/problem.h"

#include <catch2/catch.hpp>

using namespace yizhan;

TEST_CASE("a problem has one written form", "[problem]")
{
    CHECK(to_json(problem_of(ErrorCode::NotFound))
        == R"({"type":"about:blank","title":"Not Found","status":404,"code":"not_found",)"
           R"("detail":"Nothing found. Please check and try again.","detail_zh":"没有找到，请核对后再试。"})");
}

TEST_CASE("every error keeps its code and both sentences on its way", "[problem]")
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        auto const problem = problem_of(static_cast<ErrorCode>(i));
        auto const response = to_response(problem);
        CHECK(response.status == http_status(problem.code));
        CHECK(response.status >= 400);
        CHECK(find_field(response.fields, "content-type") == "application/problem+json");
        CHECK(parse_problem(response.body) == problem);
        CHECK_FALSE(problem.detail_zh.empty());
    }
}

TEST_CASE("a sentence with quotes, line ends and control characters survives", "[problem]")
{
    Problem const problem{ErrorCode::Refused, "Say \"yes\"\\no\r\n\t\x01", "说“是”", 410};
    CHECK(parse_problem(to_json(problem)) == problem);
}

TEST_CASE("a foreign problem is understood by its status", "[problem]")
{
    auto const [json, code] = GENERATE(table<std::string, ErrorCode>({{R"({"status":404})", ErrorCode::NotFound},
        {R"({"status":503,"title":"x","extra":[1,2]})", ErrorCode::Unavailable},
        {R"({"status":418,"code":"teapot"})", ErrorCode::Refused}, {R"({"status":599})", ErrorCode::Unavailable},
        {R"({"status":409,"code":7,"detail":8})", ErrorCode::Conflict}}));
    CAPTURE(json);
    REQUIRE(parse_problem(json).has_value());
    CHECK(parse_problem(json)->code == code);
}

TEST_CASE("what is not a problem is not taken for one", "[problem]")
{
    for (auto const& json : {std::string{}, std::string{"<html>"}, std::string{"[]"}, std::string{"{}"},
             std::string{R"({"status":200})"}, std::string{R"({"status":"404"})"}, std::string{R"({"status":404)"},
             std::string(9000, ' ') + R"({"status":404})"}) {
        CHECK(parse_problem(json).error().code == ErrorCode::InvalidInput);
    }
}
