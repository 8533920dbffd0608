#include "shared/base/http_message.h"

#include <algorithm>

namespace yizhan {
namespace {

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
            i += 2;
        } else {
            out.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return out;
}

} // namespace

std::optional<std::string_view> find_field(HttpFields const& fields, std::string_view name)
{
    auto const found
        = std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.first == name; });
    if (found == fields.end()) return std::nullopt;
    return std::string_view{found->second};
}

void set_field(HttpFields& fields, std::string_view name, std::string value)
{
    auto const found
        = std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.first == name; });
    if (found == fields.end())
        fields.emplace_back(std::string{name}, std::move(value));
    else
        found->second = std::move(value);
}

std::optional<std::string> query_parameter(std::string_view query, std::string_view name)
{
    if (query.starts_with('?')) query.remove_prefix(1);
    while (!query.empty()) {
        auto const end = query.find('&');
        auto const pair = query.substr(0, end);
        auto const equals = pair.find('=');
        if (percent_decoded(pair.substr(0, equals)) == name) {
            return equals == std::string_view::npos ? std::string{} : percent_decoded(pair.substr(equals + 1));
        }
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    }
    return std::nullopt;
}

} // namespace yizhan
