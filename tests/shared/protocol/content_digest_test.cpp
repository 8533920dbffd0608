#include "shared/protocol/content_digest.h"

#include <catch2/catch.hpp>

using namespace yizhan;

namespace {

std::string const body = "{\"hello\": \"world\"}";
std::string const of_body = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";

} // namespace

TEST_CASE("the digest is the one that RFC 9530 and RFC 9421 show for the same body", "[content_digest]")
{
    CHECK(content_digest(body) == of_body);
    CHECK(check_content_digest(of_body, body).has_value());
    CHECK(content_digest("") == "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
}

TEST_CASE("a digest of another algorithm beside ours is skipped", "[content_digest]")
{
    CHECK(check_content_digest("sha-512=:AAAA:, " + of_body, body).has_value());
}

TEST_CASE("a digest that is not this body's is refused", "[content_digest]")
{
    auto const field = GENERATE_COPY(values<std::string>(
        {"", "sha-512=:AAAA:", "sha-256=:AAAA:", "sha-256=", "sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
            "SHA-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", of_body + ", " + of_body}));
    CAPTURE(field);
    CHECK(check_content_digest(field, body).error().code == ErrorCode::InvalidInput);
    CHECK_FALSE(check_content_digest(of_body, body + " ").has_value());
}
