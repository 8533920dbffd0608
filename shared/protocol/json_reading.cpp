#include "shared/protocol/json_reading.h"

#include "shared/base/utf8.h"

#include <algorithm>

namespace yizhan {
namespace {

constexpr std::size_t max_document_bytes = 16U << 20;
constexpr std::size_t max_depth = 16;

auto missing(std::string_view key) { return fail(ErrorCode::InvalidInput, std::string{key} + ": missing"); }
auto wrong_type(std::string_view key)
{
    return fail(ErrorCode::InvalidInput, std::string{key} + ": wrong type or range");
}

// At most `limit` characters in all; the line feeds between them stay.
std::string clean_lines(std::string_view text, std::size_t limit)
{
    std::string out;
    while (!text.empty() && limit > 0) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = utf8::clean(text.substr(0, end), limit);
        limit -= utf8::decode(line).size();
        out += line;
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
        if (limit == 0) break;
        out += '\n';
        --limit;
    }
    return out;
}

} // namespace

bool JsonObject::has(std::string_view key) const { return m_object.at_key(key).error() == simdjson::SUCCESS; }

Result<std::string_view> JsonObject::text(std::string_view key) const
{
    simdjson::dom::element element;
    if (m_object.at_key(key).get(element) != simdjson::SUCCESS) return missing(key);
    std::string_view value;
    if (element.get_string().get(value) != simdjson::SUCCESS) return wrong_type(key);
    return value;
}

Result<std::optional<std::string_view>> JsonObject::optional_text(std::string_view key) const
{
    if (!has(key)) return std::optional<std::string_view>{};
    return std::optional<std::string_view>{TRY(text(key))};
}

Result<std::int64_t> JsonObject::integer(std::string_view key, std::int64_t min, std::int64_t max) const
{
    simdjson::dom::element element;
    if (m_object.at_key(key).get(element) != simdjson::SUCCESS) return missing(key);
    std::int64_t value = 0;
    if (element.get_int64().get(value) != simdjson::SUCCESS || value < min || value > max) return wrong_type(key);
    return value;
}

Result<std::optional<std::int64_t>> JsonObject::optional_integer(
    std::string_view key, std::int64_t min, std::int64_t max) const
{
    if (!has(key)) return std::optional<std::int64_t>{};
    return std::optional<std::int64_t>{TRY(integer(key, min, max))};
}

Result<bool> JsonObject::flag(std::string_view key) const
{
    bool value = false;
    if (m_object.at_key(key).get_bool().get(value) != simdjson::SUCCESS) return wrong_type(key);
    return value;
}

Result<UtcMs> JsonObject::time(std::string_view key) const
{
    auto parsed = parse_rfc3339(TRY(text(key)));
    if (!parsed) return fail(ErrorCode::InvalidInput, std::string{key} + ": not an RFC 3339 time in UTC");
    return parsed;
}

Result<JsonObject> JsonObject::object(std::string_view key) const
{
    simdjson::dom::object object;
    if (m_object.at_key(key).get_object().get(object) != simdjson::SUCCESS) return wrong_type(key);
    return JsonObject{object};
}

Result<std::optional<JsonObject>> JsonObject::optional_object(std::string_view key) const
{
    if (!has(key)) return std::optional<JsonObject>{};
    return std::optional<JsonObject>{TRY(object(key))};
}

Result<std::vector<JsonObject>> JsonObject::objects(std::string_view key) const
{
    simdjson::dom::array array;
    if (m_object.at_key(key).get_array().get(array) != simdjson::SUCCESS) return wrong_type(key);
    std::vector<JsonObject> out;
    for (auto const element : array) {
        simdjson::dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS) return wrong_type(key);
        out.push_back(JsonObject{object});
    }
    return out;
}

Result<std::vector<std::string_view>> JsonObject::texts(std::string_view key, std::size_t max_count) const
{
    simdjson::dom::array array;
    if (m_object.at_key(key).get_array().get(array) != simdjson::SUCCESS) return wrong_type(key);
    std::vector<std::string_view> out;
    for (auto const element : array) {
        std::string_view text;
        if (element.get_string().get(text) != simdjson::SUCCESS || out.size() == max_count) return wrong_type(key);
        out.push_back(text);
    }
    return out;
}

Result<std::vector<std::int64_t>> JsonObject::integers(
    std::string_view key, std::size_t max_count, std::int64_t min, std::int64_t max) const
{
    simdjson::dom::array array;
    if (m_object.at_key(key).get_array().get(array) != simdjson::SUCCESS) return wrong_type(key);
    std::vector<std::int64_t> out;
    for (auto const element : array) {
        std::int64_t value = 0;
        bool const good = element.get_int64().get(value) == simdjson::SUCCESS && value >= min && value <= max;
        if (!good || out.size() == max_count) return wrong_type(key);
        out.push_back(value);
    }
    return out;
}

Result<std::vector<std::vector<JsonObject::Point>>> JsonObject::point_lists(
    std::string_view key, std::size_t max_points) const
{
    simdjson::dom::array lists;
    if (m_object.at_key(key).get_array().get(lists) != simdjson::SUCCESS) return wrong_type(key);
    std::vector<std::vector<Point>> out;
    std::size_t points = 0;
    for (auto const list : lists) {
        simdjson::dom::array array;
        if (list.get_array().get(array) != simdjson::SUCCESS || ++points > max_points) return wrong_type(key);
        auto& one = out.emplace_back();
        for (auto const element : array) {
            simdjson::dom::array pair;
            Point point{};
            if (element.get_array().get(pair) != simdjson::SUCCESS || pair.size() != 2 || ++points > max_points)
                return wrong_type(key);
            for (std::size_t i = 0; i < 2; ++i) {
                bool const good = pair.at(i).get_int64().get(point[i]) == simdjson::SUCCESS;
                if (!good || point[i] < -32'768 || point[i] > 32'767) return wrong_type(key);
            }
            one.push_back(point);
        }
    }
    return out;
}

std::vector<std::string_view> JsonObject::keys() const
{
    std::vector<std::string_view> out;
    for (auto const field : m_object) out.push_back(field.key);
    return out;
}

Result<Bilingual> JsonObject::bilingual(std::string_view key, std::size_t limit) const
{
    auto const both = TRY(object(key));
    auto const en = TRY(both.optional_text("en"));
    return Bilingual{utf8::clean(TRY(both.text("zh")), limit), en ? utf8::clean(*en, limit) : std::string{}};
}

Result<Bilingual> JsonObject::paragraphs(std::string_view key, std::size_t limit) const
{
    auto const both = TRY(object(key));
    auto const en = TRY(both.optional_text("en"));
    return Bilingual{clean_lines(TRY(both.text("zh")), limit), en ? clean_lines(*en, limit) : std::string{}};
}

Result<JsonObject> JsonDocument::parse_object(std::string_view text)
{
    if (text.size() > max_document_bytes) return fail(ErrorCode::TooLarge, "JSON over 16 MiB");
    if (m_parser.allocate(std::max<std::size_t>(text.size(), 1024), max_depth) != simdjson::SUCCESS) {
        return fail(ErrorCode::Internal, "no memory for JSON");
    }
    simdjson::dom::object object;
    if (m_parser.parse(text.data(), text.size()).get_object().get(object) != simdjson::SUCCESS) {
        return fail(ErrorCode::InvalidInput, "not a JSON object");
    }
    return JsonObject{object};
}

} // namespace yizhan
