#include "shared/protocol/signature_base.h"

#include "shared/protocol/structured_fields.h"

#include <algorithm>
#include <optional>

namespace yizhan {
namespace {

constexpr std::string_view request_signature_prefix = "\"signature\";req;key=\"";

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

std::string_view trimmed(std::string_view value)
{
    auto const first = value.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return value.substr(first, value.find_last_not_of(" \t") - first + 1);
}

// All values of one field as one (RFC 9421 §2.1).
std::optional<std::string> combined(HttpFields const& fields, std::string_view name)
{
    std::optional<std::string> out;
    for (auto const& [field, value] : fields) {
        if (field != name) continue;
        if (out)
            out->append(", ").append(trimmed(value));
        else
            out = std::string{trimmed(value)};
    }
    return out;
}

// The value of a derived component (RFC 9421 §2.2), or nothing.
std::optional<std::string> derived(HttpRequest const& request, HttpResponse const* response, std::string_view name)
{
    if (response != nullptr) return name == "@status" ? std::optional{std::to_string(response->status)} : std::nullopt;
    if (name == "@method") return request.method;
    if (name == "@authority") return request.authority;
    if (name == "@path") return request.path.empty() ? "/" : request.path;
    if (name == "@query") return request.query.empty() ? "?" : request.query;
    return std::nullopt;
}

// "signature";req;key="yz": one signature of the request, inside the reply's (RFC 9421 §2.4).
Result<std::string> request_signature(HttpRequest const& request, std::string_view component)
{
    auto const label
        = component.substr(request_signature_prefix.size(), component.size() - request_signature_prefix.size() - 1);
    auto const field = combined(request.fields, "signature");
    if (!field) return bad("signature: the request has none");
    auto const value = member(TRY(read_dictionary(*field)), label);
    if (!value) return bad("signature: the request has none of that label");
    return std::string{*value};
}

Result<std::string> component_value(
    HttpRequest const& request, HttpResponse const* response, std::string_view component)
{
    if (component.size() < 3 || component.front() != '"' || component.back() != '"') return bad("signature: component");
    if (response != nullptr && component.starts_with(request_signature_prefix))
        return request_signature(request, component);
    auto const name = component.substr(1, component.size() - 2);
    auto value = name[0] == '@' ? derived(request, response, name)
                                : combined(response != nullptr ? response->fields : request.fields, name);
    if (!value) return bad("signature: a covered component is missing");
    return *std::move(value);
}

} // namespace

Result<std::string> signature_base(HttpRequest const& request, HttpResponse const* response,
    std::span<std::string_view const> components, std::string_view params)
{
    auto const is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
    std::string base;
    for (auto const component : components) {
        auto const value = TRY(component_value(request, response, component));
        if (std::any_of(value.begin(), value.end(), is_control))
            return bad("signature: control character in a component");
        base.append(component).append(": ").append(value).push_back('\n');
    }
    base.append("\"@signature-params\": ").append(params);
    return base;
}

} // namespace yizhan
