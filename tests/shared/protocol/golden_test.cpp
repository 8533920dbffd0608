// What was once sent or printed is written and read in the same bytes for ever (tests/golden/README.md).
#include "shared/protocol/check_in_link.h"
#include "shared/protocol/credential.h"
#include "shared/protocol/http_signature.h"
#include "shared/protocol/join_ticket.h"
#include "shared/protocol/problem.h"
#include "tests/shared/protocol/golden_file.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace yizhan;
using test::golden;

namespace {

UtcMs const then = *parse_rfc3339("2026-11-24T08:30:00Z");

HttpFields golden_fields(std::string const& name)
{
    HttpFields fields;
    std::istringstream lines{golden(name)};
    for (std::string line; std::getline(lines, line);)
        fields.emplace_back(line.substr(0, line.find(": ")), line.substr(line.find(": ") + 2));
    return fields;
}

HttpRequest golden_request(HttpFields fields)
{
    return {"POST", "hub.example:8443", "/v1/events", "?part=1", std::move(fields), "{\"a\":1}", {}};
}

} // namespace

TEST_CASE("a member's code of version 1", "[golden]")
{
    Credential const card{
        CardId::make("0011223344556677"), 3, CredentialClass::Member, *parse_rfc3339("2027-11-24T00:00:00Z"), {0, 1}};
    CHECK(issue_credential(card, test::signing_key(1)) == golden("credential.txt"));
    CHECK(read_credential(golden("credential.txt"), {{{{0, 1}, test::signing_key(1).verify_key()}}}) == card);
}

TEST_CASE("a join ticket of version 1", "[golden]")
{
    JoinTicket ticket{{}, test::signing_key(9).verify_key(), "https://hub.beilun.example:8443"};
    for (std::size_t i = 0; i < ticket.code.size(); ++i) ticket.code[i] = static_cast<std::uint8_t>(i * 17);
    CHECK(format_join_ticket(ticket) == golden("join_ticket.txt"));
    CHECK(parse_join_ticket(golden("join_ticket.txt")) == ticket);
}

TEST_CASE("a check-in token of version 1", "[golden]")
{
    auto const key = *Secret::from_bytes(Bytes(32, 1));
    CHECK(make_check_in_token(KioskId::make("dongsheng.k1"), then, key) == golden("check_in_token.txt"));
    CHECK(verify_check_in_token(*parse_check_in_token(golden("check_in_token.txt")), key, then, std::nullopt)
              .has_value());
}

TEST_CASE("a signed request and its signed reply of version 1", "[golden]")
{
    auto const kiosk = test::signing_key(1);
    auto const hub = test::signing_key(9);
    auto request = golden_request({{"content-type", "application/x-ndjson"}});
    REQUIRE(sign_request(request, kiosk, then, "n-0001").has_value());
    CHECK(request.fields == golden_fields("request_fields.txt"));
    auto const lookup = [&](std::string_view) { return std::optional{kiosk.verify_key()}; };
    CHECK(verify_request(golden_request(golden_fields("request_fields.txt")), lookup).has_value());

    HttpResponse reply{200, {{"content-type", "application/json"}}, R"({"accepted":7})"};
    REQUIRE(sign_response(reply, request, hub, then).has_value());
    CHECK(reply.fields == golden_fields("response_fields.txt"));
    reply.fields = golden_fields("response_fields.txt");
    CHECK(verify_response(reply, request, hub.verify_key()).has_value());
}

TEST_CASE("a problem of version 1", "[golden]")
{
    CHECK(to_json(problem_of(ErrorCode::NotFound)) == golden("problem.json"));
    CHECK(parse_problem(golden("problem.json")) == problem_of(ErrorCode::NotFound));
}
