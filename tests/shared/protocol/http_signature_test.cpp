#include "shared/protocol/http_signature.h"
#include "shared/protocol/signature_base.h"
#include "tests/shared/protocol/test_keys.h"

#include <catch2/catch.hpp>
#include <functional>

using namespace yizhan;

namespace {

UtcMs const now = *parse_rfc3339("2026-11-24T08:30:00Z");

KeyLookup knowing(std::uint8_t number)
{
    return [key = test::signing_key(number).verify_key()](
               std::string_view keyid) { return keyid == key.key_id() ? std::optional{key} : std::nullopt; };
}

HttpRequest upload()
{
    HttpRequest request{"POST", "hub.example:8443", "/v1/events", "?part=1", {{"content-type", "application/x-ndjson"}},
        "{\"a\":1}\n", {}};
    REQUIRE(sign_request(request, test::signing_key(1), now, "n-0001").has_value());
    return request;
}

HttpRequest feed()
{
    HttpRequest request{"GET", "hub.example:8443", "/v1/feed", "", {}, "", {}};
    REQUIRE(sign_request(request, test::signing_key(1), now, "n-0002").has_value());
    return request;
}

HttpResponse reply_to(HttpRequest const& request)
{
    HttpResponse response{200, {{"content-type", "application/json"}}, R"({"accepted":7})"};
    REQUIRE(sign_response(response, request, test::signing_key(9), now).has_value());
    return response;
}

void replace_in_field(HttpFields& fields, std::string_view name, std::string_view from, std::string_view to)
{
    std::string value{find_field(fields, name).value()};
    auto const at = value.find(from);
    REQUIRE(at != std::string::npos);
    set_field(fields, name, value.replace(at, from.size(), to));
}

template <class Message> struct Change {
    std::string what;
    std::function<void(Message&)> apply;
};

} // namespace

TEST_CASE("the signature of RFC 9421, appendix B.2.6 is made and verified", "[http_signature]")
{
    HttpRequest const request{"POST", "example.com", "/foo", "?param=Value&Pet=dog",
        {{"date", "Tue, 20 Apr 2021 02:07:55 GMT"}, {"content-type", "application/json"}, {"content-length", "18"}}, "",
        {}};
    std::array<std::string_view, 6> const components{
        "\"date\"", "\"@method\"", "\"@path\"", "\"@authority\"", "\"content-type\"", "\"content-length\""};
    std::string const params
        = R"(("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519")";
    auto const base = signature_base(request, nullptr, components, params).value();
    CHECK(base
        == "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n\"@authority\": example.com\n"
           "\"content-type\": application/json\n\"content-length\": 18\n\"@signature-params\": "
            + params);
    SigningKey const key{*Secret::from_bytes(*from_base64url("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU"))};
    CHECK(key.verify_key().text() == "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs");
    CHECK(to_base64(key.sign(as_bytes(base)))
        == "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
}

TEST_CASE("a repeated field is signed as one value, and an empty query as a question mark", "[http_signature]")
{
    HttpRequest const request{"GET", "hub", "", "", {{"via", " a "}, {"x", "1"}, {"via", "b\t"}}, "", {}};
    std::array<std::string_view, 3> const components{"\"via\"", "\"@path\"", "\"@query\""};
    CHECK(signature_base(request, nullptr, components, "()").value()
        == "\"via\": a, b\n\"@path\": /\n\"@query\": ?\n\"@signature-params\": ()");
}

TEST_CASE("a component that could forge a line of what is signed is refused", "[http_signature]")
{
    std::array<std::string_view, 1> const path{"\"@path\""};
    HttpRequest request{"GET", "hub", "/a\n\"@method\": POST", "", {}, "", {}};
    CHECK_FALSE(signature_base(request, nullptr, path, "()").has_value());
    CHECK_FALSE(sign_request(request, test::signing_key(1), now, "n").has_value());
    std::array<std::string_view, 1> const missing{"\"date\""};
    CHECK_FALSE(signature_base(request, nullptr, missing, "()").has_value());
}

TEST_CASE("a signed request tells who sent it, when by the sender's clock, and its nonce", "[http_signature]")
{
    for (auto const& request : {upload(), feed()}) {
        auto const verified = verify_request(request, knowing(1));
        REQUIRE(verified.has_value());
        CHECK(verified->keyid == test::signing_key(1).verify_key().key_id());
        CHECK(verified->created == now);
    }
    CHECK(verify_request(upload(), knowing(1))->nonce == "n-0001");
}

TEST_CASE("the written form of a signed request", "[http_signature]")
{
    auto const request = upload();
    CHECK(find_field(request.fields, "signature-input").value()
        == "yz=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" "
           "\"content-type\");created=1795509000;keyid=\""
            + test::signing_key(1).verify_key().key_id() + "\";nonce=\"n-0001\";tag=\"yizhan-v1\"");
    CHECK(find_field(request.fields, "content-digest").value().starts_with("sha-256=:"));
    CHECK_FALSE(find_field(feed().fields, "content-digest").has_value());
}

TEST_CASE("a request signed with a clock that is decades off is still verified", "[http_signature]")
{
    auto request = feed();
    auto const created
        = GENERATE(UtcMs{0}, *parse_rfc3339("2000-01-01T00:00:00Z"), *parse_rfc3339("2099-01-01T00:00:00Z"));
    REQUIRE(sign_request(request, test::signing_key(1), created, "n").has_value());
    CHECK(verify_request(request, knowing(1))->created == created);
}

TEST_CASE("no covered part of a request can be changed", "[http_signature]")
{
    auto const change = GENERATE(values<Change<HttpRequest>>({{"method", [](auto& r) { r.method = "PUT"; }},
        {"authority", [](auto& r) { r.authority = "evil.example:8443"; }},
        {"path", [](auto& r) { r.path = "/v1/eventt"; }}, {"query", [](auto& r) { r.query = "?part=2"; }},
        {"query taken away", [](auto& r) { r.query.clear(); }},
        {"content type", [](auto& r) { set_field(r.fields, "content-type", "text/plain"); }},
        {"a second content type", [](auto& r) { r.fields.emplace_back("content-type", "text/plain"); }},
        {"body taken away", [](auto& r) { r.body.clear(); }},
        {"digest", [](auto& r) { replace_in_field(r.fields, "content-digest", "sha-256=:", "sha-256=:A"); }},
        {"a second digest", [](auto& r) { r.fields.emplace_back("content-digest", "sha-256=:AAAA:"); }},
        {"created", [](auto& r) { replace_in_field(r.fields, "signature-input", "created=1", "created=2"); }},
        {"nonce", [](auto& r) { replace_in_field(r.fields, "signature-input", "n-0001", "n-0002"); }},
        {"keyid", [](auto& r) { replace_in_field(r.fields, "signature-input", "keyid=\"", "keyid=\"A"); }},
        {"tag", [](auto& r) { replace_in_field(r.fields, "signature-input", "yizhan-v1", "yizhan-v2"); }},
        {"a component left out", [](auto& r) { replace_in_field(r.fields, "signature-input", " \"@query\"", ""); }},
        {"components in another order",
            [](auto& r) {
                replace_in_field(
                    r.fields, "signature-input", "\"@method\" \"@authority\"", "\"@authority\" \"@method\"");
            }},
        {"an algorithm added",
            [](auto& r) { replace_in_field(r.fields, "signature-input", ";created", ";alg=\"none\";created"); }},
        {"an expiry added",
            [](auto& r) { replace_in_field(r.fields, "signature-input", ";created", ";expires=1;created"); }},
        {"label", [](auto& r) { replace_in_field(r.fields, "signature-input", "yz=", "zz="); }},
        {"signature cut", [](auto& r) { set_field(r.fields, "signature", "yz=:AAAA:"); }},
        {"signature gone",
            [](auto& r) { std::erase_if(r.fields, [](auto const& f) { return f.first == "signature"; }); }}}));
    INFO(change.what);
    auto request = upload();
    change.apply(request);
    auto const verified = verify_request(request, knowing(1));
    REQUIRE_FALSE(verified.has_value());
    CHECK(verified.error().code == ErrorCode::Unauthorised);
}

TEST_CASE("a body that was exchanged behind its digest is seen", "[http_signature]")
{
    auto request = upload();
    request.body[5] = '2';
    CHECK(verify_request(request, knowing(1)).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("a body cannot be slipped under a request that was signed without one", "[http_signature]")
{
    auto request = feed();
    request.body = "{}";
    CHECK(verify_request(request, knowing(1)).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("every bit of a request's signature counts", "[http_signature]")
{
    auto const request = upload();
    std::string const field{find_field(request.fields, "signature").value()};
    for (std::size_t i = 4; i + 3 < field.size(); ++i) { // between the colons and before the padding
        auto changed = request;
        auto value = field;
        value[i] = value[i] == 'A' ? 'B' : 'A';
        set_field(changed.fields, "signature", value);
        REQUIRE_FALSE(verify_request(changed, knowing(1)).has_value());
    }
}

TEST_CASE("a stranger's key opens nothing, even with a known name", "[http_signature]")
{
    auto const stranger = [](std::string_view) { return std::optional{test::signing_key(2).verify_key()}; };
    CHECK(verify_request(upload(), knowing(2)).error().code == ErrorCode::Unauthorised);
    CHECK(verify_request(upload(), stranger).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("another signature beside ours does not disturb", "[http_signature]")
{
    auto request = upload();
    replace_in_field(request.fields, "signature-input", "yz=", "proxy=(\"@method\");created=1;keyid=\"a, b\", yz=");
    replace_in_field(request.fields, "signature", "yz=", "proxy=:AAAA:,  yz=");
    CHECK(verify_request(request, knowing(1)).has_value());
}

TEST_CASE("a parameter that names an algorithm is ignored: the key decides", "[http_signature]")
{
    auto request = feed();
    auto const key = test::signing_key(1);
    std::string const params = "(\"@method\" \"@authority\" \"@path\" \"@query\");created=5;keyid=\""
        + key.verify_key().key_id() + "\";alg=\"rsa-v1_5-sha256\";nonce=\"n\";tag=\"yizhan-v1\"";
    std::array<std::string_view, 4> const components{"\"@method\"", "\"@authority\"", "\"@path\"", "\"@query\""};
    auto const signature = key.sign(as_bytes(*signature_base(request, nullptr, components, params)));
    set_field(request.fields, "signature-input", "yz=" + params);
    set_field(request.fields, "signature", "yz=:" + to_base64(signature) + ":");
    CHECK(verify_request(request, knowing(1))->created == UtcMs{5000});
}

TEST_CASE("a nonce that is no token is not signed", "[http_signature]")
{
    HttpRequest request;
    request.authority = "hub";
    for (auto const& nonce : {std::string{}, std::string{"a\"b"}, std::string{"a b"}, std::string(65, 'a')}) {
        CHECK_FALSE(sign_request(request, test::signing_key(1), now, nonce).has_value());
    }
}

TEST_CASE("a reply is verified against the request that it answers", "[http_signature]")
{
    auto const request = upload();
    auto const verified = verify_response(reply_to(request), request, test::signing_key(9).verify_key());
    REQUIRE(verified.has_value());
    CHECK(verified->created == now);
    CHECK(verified->keyid == test::signing_key(9).verify_key().key_id());
}

TEST_CASE("a reply to another request is refused, however genuine", "[http_signature]")
{
    auto const request = upload();
    auto again = request;
    REQUIRE(sign_request(again, test::signing_key(1), now, "n-0003").has_value());
    auto const hub = test::signing_key(9).verify_key();
    CHECK(verify_response(reply_to(again), request, hub).error().code == ErrorCode::Unauthorised);
    CHECK(verify_response(reply_to(feed()), request, hub).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("no covered part of a reply can be changed", "[http_signature]")
{
    auto const change = GENERATE(values<Change<HttpResponse>>({{"status", [](auto& r) { r.status = 201; }},
        {"digest", [](auto& r) { replace_in_field(r.fields, "content-digest", "sha-256=:", "sha-256=:A"); }},
        {"created", [](auto& r) { replace_in_field(r.fields, "signature-input", "created=1", "created=2"); }},
        {"signature gone",
            [](auto& r) { std::erase_if(r.fields, [](auto const& f) { return f.first == "signature"; }); }},
        {"digest gone",
            [](auto& r) { std::erase_if(r.fields, [](auto const& f) { return f.first == "content-digest"; }); }},
        {"the request left out",
            [](auto& r) { replace_in_field(r.fields, "signature-input", " \"signature\";req;key=\"yz\"", ""); }}}));
    INFO(change.what);
    auto const request = upload();
    auto reply = reply_to(request);
    change.apply(reply);
    CHECK(verify_response(reply, request, test::signing_key(9).verify_key()).error().code == ErrorCode::Unauthorised);
}

TEST_CASE("a reply's body is the one that was signed", "[http_signature]")
{
    auto const request = upload();
    auto reply = reply_to(request);
    reply.body = R"({"accepted":8})";
    CHECK(verify_response(reply, request, test::signing_key(9).verify_key()).error().code == ErrorCode::InvalidInput);
}

TEST_CASE("a captive portal's page is no reply", "[http_signature]")
{
    HttpResponse const portal{200, {{"content-type", "text/html"}}, "<html>Please sign in</html>"};
    CHECK(verify_response(portal, upload(), test::signing_key(9).verify_key()).error().code == ErrorCode::Unauthorised);
}
