#include "shared/protocol/structured_fields.h"

#include <algorithm>
#include <charconv>

namespace yizhan {
namespace {

constexpr std::size_t max_integer_digits = 15; // RFC 8941 §3.3.1

auto bad(char const* why) { return fail(ErrorCode::InvalidInput, why); }

bool is_key_start(char c) { return (c >= 'a' && c <= 'z') || c == '*'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_key_char(char c) { return is_key_start(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; }
bool is_string_char(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Each of these takes its piece off the front of `rest`.
Result<std::string_view> take_key(std::string_view& rest)
{
    if (rest.empty() || !is_key_start(rest[0])) return bad("field: key");
    auto const end = std::find_if_not(rest.begin(), rest.end(), is_key_char);
    auto const key = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(key.size());
    return key;
}

Result<std::string_view> take_string(std::string_view& rest)
{
    if (rest.empty() || rest[0] != '"') return bad("field: string");
    auto const end = std::find_if_not(rest.begin() + 1, rest.end(), is_string_char);
    if (end == rest.end() || *end != '"') return bad("field: string");
    auto const value = rest.substr(1, static_cast<std::size_t>(end - rest.begin()) - 1);
    rest.remove_prefix(value.size() + 2);
    return value;
}

Result<std::int64_t> take_integer(std::string_view& rest)
{
    std::size_t const sign = rest.starts_with('-') ? 1 : 0;
    auto const end = std::find_if_not(rest.begin() + static_cast<std::ptrdiff_t>(sign), rest.end(), is_digit);
    auto const text = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    auto const digits = text.substr(sign);
    bool const canonical
        = !digits.empty() && digits.size() <= max_integer_digits && (digits == "0" ? sign == 0 : digits[0] != '0');
    if (!canonical) return bad("field: integer");
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value); // cannot fail: 15 digits fit
    rest.remove_prefix(text.size());
    return value;
}

Result<Parameter> take_parameter(std::string_view& rest)
{
    rest.remove_prefix(1); // the semicolon
    auto const key = TRY(take_key(rest));
    if (!rest.starts_with('=')) return bad("field: parameter without a value");
    rest.remove_prefix(1);
    Parameter parameter{key, 0};
    if (rest.starts_with('"'))
        parameter.value = TRY(take_string(rest));
    else
        parameter.value = TRY(take_integer(rest));
    return parameter;
}

// The text up to the parenthesis that closes the list: parentheses inside strings do not count.
Result<std::string_view> take_list(std::string_view& rest)
{
    if (!rest.starts_with('(')) return bad("field: list");
    bool in_string = false;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') in_string = !in_string;
        if (rest[i] != ')' || in_string) continue;
        auto const list = rest.substr(0, i + 1);
        rest.remove_prefix(i + 1);
        return list;
    }
    return bad("field: list does not end");
}

// Where the member's value ends: the first comma outside a string.
std::size_t end_of_value(std::string_view rest)
{
    bool in_string = false;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '"') in_string = !in_string;
        if (rest[i] == ',' && !in_string) return i;
    }
    return rest.size();
}

} // namespace

Result<std::vector<DictionaryMember>> read_dictionary(std::string_view field)
{
    if (field.size() > max_structured_field) return bad("field: too long");
    std::vector<DictionaryMember> members;
    for (auto rest = field;;) {
        auto const key = TRY(take_key(rest));
        if (member(members, key)) return bad("field: repeated key");
        if (members.size() == max_members) return bad("field: too many members");
        if (!rest.starts_with('=')) return bad("field: member without a value");
        rest.remove_prefix(1);
        auto const end = end_of_value(rest);
        members.push_back({key, rest.substr(0, end)});
        if (end == rest.size()) return members;
        rest.remove_prefix(end + 1);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    }
}

std::optional<std::string_view> member(std::vector<DictionaryMember> const& dictionary, std::string_view key)
{
    auto const found = std::find_if(dictionary.begin(), dictionary.end(), [&](auto const& m) { return m.key == key; });
    if (found == dictionary.end()) return std::nullopt;
    return found->value;
}

Result<Bytes> read_byte_sequence(std::string_view value)
{
    if (value.size() < 2 || value.front() != ':' || value.back() != ':') return bad("field: byte sequence");
    return from_base64(value.substr(1, value.size() - 2));
}

std::string write_byte_sequence(ByteView bytes) { return ':' + to_base64(bytes) + ':'; }

Result<InnerList> read_inner_list(std::string_view value)
{
    InnerList out;
    auto rest = value;
    out.list = TRY(take_list(rest));
    while (!rest.empty()) {
        if (rest[0] != ';') return bad("field: text behind the list");
        if (out.parameters.size() == max_members) return bad("field: too many parameters");
        auto const parameter = TRY(take_parameter(rest));
        for (auto const& other : out.parameters) {
            if (other.key == parameter.key) return bad("field: repeated parameter");
        }
        out.parameters.push_back(parameter);
    }
    return out;
}

} // namespace yizhan
