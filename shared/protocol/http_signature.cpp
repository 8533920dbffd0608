#include "shared/protocol/http_signature.h"

#include "shared/protocol/content_digest.h"
#include "shared/protocol/signature_base.h"
#include "shared/protocol/structured_fields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace yizhan {
namespace {

constexpr std::string_view label = "yz";
constexpr std::string_view tag = "yizhan-v1";
constexpr std::size_t max_nonce = 64;
constexpr std::size_t max_keyid = 64;

using Components = std::span<std::string_view const>;

constexpr std::array<std::string_view, 6> of_request{
    "\"@method\"", "\"@authority\"", "\"@path\"", "\"@query\"", "\"content-digest\"", "\"content-type\""};
constexpr std::array<std::string_view, 3> of_response{
    "\"@status\"", "\"content-digest\"", "\"signature\";req;key=\"yz\""};

Components request_components(HttpRequest const& request)
{
    return Components{of_request}.first(request.body.empty() ? 4 : of_request.size());
}

struct Parameters {
    std::string keyid;
    std::string nonce;
    UtcMs created;
};

struct Received {
    std::string_view params; // the list with its parameters, as it was signed
    Parameters parameters;
    KeySignature signature;
};

auto refused(char const* why) { return fail(ErrorCode::Unauthorised, why); }

std::string written_list(Components components) { return fmt::format("({})", fmt::join(components, " ")); }

bool is_token(std::string_view text, std::size_t max_size)
{
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= max_size && std::all_of(text.begin(), text.end(), allowed);
}

Result<Parameters> read_parameters(InnerList const& input)
{
    Parameters out;
    bool has_created = false;
    bool has_tag = false;
    for (auto const& [key, value] : input.parameters) {
        auto const* const number = std::get_if<std::int64_t>(&value);
        auto const* const text = std::get_if<std::string_view>(&value);
        // No year above 9999 is a time.
        if (key == "created" && number != nullptr && *number >= 0 && *number <= 253'402'300'799) {
            out.created = UtcMs{*number * 1000};
            has_created = true;
        } else if (key == "keyid" && text != nullptr && is_token(*text, max_keyid)) {
            out.keyid = *text;
        } else if (key == "nonce" && text != nullptr && is_token(*text, max_nonce)) {
            out.nonce = *text;
        } else if (key == "tag" && text != nullptr && *text == tag) {
            has_tag = true;
        } else if (key != "alg") {
            return refused("signature: a parameter that is not ours");
        }
    }
    if (!has_created || !has_tag || out.keyid.empty()) return refused("signature: a parameter is missing");
    return out;
}

// Everything of the two fields but the mathematics. `fields` must outlive what is returned.
Result<Received> read_received(HttpFields const& fields, Components expected)
{
    auto const input_field = find_field(fields, "signature-input");
    auto const signature_field = find_field(fields, "signature");
    if (!input_field || !signature_field) return refused("signature: none");
    auto const inputs = TRY(read_dictionary(*input_field));
    auto const signatures = TRY(read_dictionary(*signature_field));
    auto const params = member(inputs, label);
    auto const value = member(signatures, label);
    if (!params || !value) return refused("signature: none of ours");
    auto const input = TRY(read_inner_list(*params));
    if (input.list != written_list(expected)) return refused("signature: covers other components");
    auto const bytes = TRY(read_byte_sequence(*value));
    Received out{*params, {}, {}};
    out.parameters = TRY(read_parameters(input));
    if (bytes.size() != out.signature.size()) return refused("signature: length");
    std::copy(bytes.begin(), bytes.end(), out.signature.begin());
    return out;
}

// Whoever sends what cannot be read is as unknown as one who does not sign.
template <class T> Result<T> as_unauthorised(Result<T> result)
{
    if (!result) result.error().code = ErrorCode::Unauthorised;
    return result;
}

Result<Parameters> verify(
    HttpRequest const& request, HttpResponse const* response, Components components, KeyLookup const& lookup)
{
    auto const& fields = response != nullptr ? response->fields : request.fields;
    auto received = TRY(as_unauthorised(read_received(fields, components)));
    auto const base = TRY(as_unauthorised(signature_base(request, response, components, received.params)));
    auto const key = lookup(received.parameters.keyid);
    if (!key) return refused("signature: unknown key");
    if (!key->verify(as_bytes(base), received.signature)) return refused("signature: does not verify");
    return std::move(received.parameters);
}

// The field is covered, so there is one; repeated, it would not mean the same to every reader.
Result<void> check_body(HttpFields const& fields, std::string_view body)
{
    auto const named = [](auto const& field) { return field.first == "content-digest"; };
    if (std::count_if(fields.begin(), fields.end(), named) != 1)
        return fail(ErrorCode::InvalidInput, "content-digest: repeated");
    return check_content_digest(*find_field(fields, "content-digest"), body);
}

Result<void> add_signature(HttpRequest const& request, HttpResponse const* response, HttpFields& fields,
    Components components, std::string_view parameters, SigningKey const& key)
{
    auto const params = written_list(components) + std::string{parameters};
    auto const signature = key.sign(as_bytes(TRY(signature_base(request, response, components, params))));
    set_field(fields, "signature-input", fmt::format("{}={}", label, params));
    set_field(fields, "signature", fmt::format("{}={}", label, write_byte_sequence(signature)));
    return {};
}

std::int64_t seconds(UtcMs time) { return std::max<std::int64_t>(time.ms, 0) / 1000; }

} // namespace

Result<void> sign_request(HttpRequest& request, SigningKey const& key, UtcMs created, std::string_view nonce)
{
    if (!is_token(nonce, max_nonce)) return fail(ErrorCode::InvalidInput, "signature: nonce");
    if (!request.body.empty()) {
        if (!find_field(request.fields, "content-type"))
            set_field(request.fields, "content-type", "application/octet-stream");
        set_field(request.fields, "content-digest", content_digest(request.body));
    }
    auto const parameters = fmt::format(
        R"(;created={};keyid="{}";nonce="{}";tag="{}")", seconds(created), key.verify_key().key_id(), nonce, tag);
    return add_signature(request, nullptr, request.fields, request_components(request), parameters, key);
}

Result<VerifiedRequest> verify_request(HttpRequest const& request, KeyLookup const& lookup)
{
    auto verified = TRY(verify(request, nullptr, request_components(request), lookup));
    if (verified.nonce.empty()) return refused("signature: no nonce");
    if (!request.body.empty()) TRY_DO(check_body(request.fields, request.body));
    return VerifiedRequest{std::move(verified.keyid), std::move(verified.nonce), verified.created};
}

Result<void> sign_response(HttpResponse& response, HttpRequest const& request, SigningKey const& key, UtcMs created)
{
    set_field(response.fields, "content-digest", content_digest(response.body));
    auto const parameters
        = fmt::format(R"(;created={};keyid="{}";tag="{}")", seconds(created), key.verify_key().key_id(), tag);
    return add_signature(request, &response, response.fields, of_response, parameters, key);
}

Result<VerifiedResponse> verify_response(
    HttpResponse const& response, HttpRequest const& request, KeyLookup const& lookup)
{
    auto verified = TRY(verify(request, &response, of_response, lookup));
    TRY_DO(check_body(response.fields, response.body));
    return VerifiedResponse{std::move(verified.keyid), verified.created};
}

Result<VerifiedResponse> verify_response(HttpResponse const& response, HttpRequest const& request, VerifyKey const& key)
{
    return verify_response(response, request,
        [&](std::string_view keyid) { return keyid == key.key_id() ? std::optional{key} : std::nullopt; });
}

} // namespace yizhan
