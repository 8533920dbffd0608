// The fields that carry a signature, one a line, then the body: what is verified is exactly what was signed.
#include "shared/protocol/content_digest.h"
#include "shared/protocol/http_signature.h"
#include "shared/protocol/structured_fields.h"
#include "tests/fuzz/targets/targets.h"

#include <array>

namespace yizhan::fuzz {
namespace {

constexpr std::array<std::string_view, 4> field_names{"signature-input", "signature", "content-digest", "content-type"};
constexpr std::string_view body = "{\"a\":1}\n";

SigningKey const& key(std::uint8_t number)
{
    static std::array<SigningKey, 2> const keys{SigningKey{*Secret::from_bytes(Bytes(Secret::size, 1))},
        SigningKey{*Secret::from_bytes(Bytes(Secret::size, 9))}};
    return keys[number];
}

HttpRequest unsigned_request() { return {"POST", "hub.example", "/v1/events", "?a=1", {}, std::string{body}, {}}; }

HttpRequest signed_request()
{
    auto request = unsigned_request();
    promise(sign_request(request, key(0), UtcMs{5000}, "n-1").has_value(), "a good request can be signed");
    return request;
}

HttpResponse signed_response()
{
    HttpResponse response{200, {}, std::string{body}};
    promise(sign_response(response, signed_request(), key(1), UtcMs{6000}).has_value(), "a reply can be signed");
    return response;
}

std::string lines_of(HttpFields const& fields)
{
    std::string out;
    for (auto const name : field_names) out.append(find_field(fields, name).value_or("")).push_back('\n');
    return out.append(body);
}

// The fields that are not empty, and the body.
std::pair<HttpFields, std::string> message_of(std::string_view text)
{
    HttpFields fields;
    for (auto const name : field_names) {
        auto const end = std::min(text.find('\n'), text.size());
        if (end > 0) fields.emplace_back(name, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {std::move(fields), std::string{text}};
}

void run(ByteView input)
{
    auto const [fields, sent_body] = message_of(as_text(input));
    auto request = unsigned_request();
    request.fields = fields;
    request.body = sent_body;
    auto const known = [](std::string_view) { return std::optional{key(0).verify_key()}; };
    if (auto const verified = verify_request(request, known)) {
        promise(sent_body == body, "a verified request has the body that was signed");
        promise(
            verified->nonce == "n-1" && verified->created == UtcMs{5000}, "a verified request says what was signed");
    }
    HttpResponse const response{200, fields, sent_body};
    static HttpRequest const asked = signed_request();
    if (auto const verified = verify_response(response, asked, key(1).verify_key())) {
        promise(sent_body == body && verified->created == UtcMs{6000}, "a verified reply is what was signed");
    }
    if (auto const list = read_inner_list(as_text(input))) {
        promise(
            list->list.size() <= input.size() && list->parameters.size() <= max_members, "a list stays in its bounds");
    }
    if (check_content_digest(as_text(input), body)) {
        promise(as_text(input).find(content_digest(body)) != std::string_view::npos, "only the true digest is one");
    }
}

std::vector<std::string> seeds()
{
    return {lines_of(signed_request().fields), lines_of(signed_response().fields), content_digest(body)};
}

} // namespace

Target const http_signature{"http_signature", run, seeds};

} // namespace yizhan::fuzz
