// The subset of Structured Fields (RFC 8941) in which signatures and digests are written. Strict: only the canonical
// form of a member is read, so that the text between two commas is at once what was sent and what was signed.
#pragma once

#include "shared/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yizhan {

constexpr std::size_t max_structured_field = 2048; // characters
constexpr std::size_t max_members = 8; // of a dictionary, of a list, of parameters

struct DictionaryMember {
    std::string_view key;
    std::string_view value; // canonical text, not yet read
};

// Splits key=value, key=value. InvalidInput for a repeated or ill-formed key, a member without a value, excess length.
Result<std::vector<DictionaryMember>> read_dictionary(std::string_view field);
// The one member of that name, or nothing.
std::optional<std::string_view> member(std::vector<DictionaryMember> const& dictionary, std::string_view key);

// :BASE64: as bytes.
Result<Bytes> read_byte_sequence(std::string_view value);
std::string write_byte_sequence(ByteView bytes);

struct Parameter {
    std::string_view key;
    std::variant<std::int64_t, std::string_view> value; // an integer, or a string without its quotes
};

// ("a" "b";req);p=1;q="x": the list's text with its parentheses, and the parameters behind it.
struct InnerList {
    std::string_view list;
    std::vector<Parameter> parameters;
};

// Strings are printable ASCII without '"' and '\'; integers have at most 15 digits. A parameter stands once.
Result<InnerList> read_inner_list(std::string_view value);

} // namespace yizhan
