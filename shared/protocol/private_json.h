// JSON in private memory from the first byte to the last: for the one object that says who somebody is. Texts, yes and
// no, and objects of these; whatever else stands there (of a later version) is passed over.
#pragma once

#include "shared/base/private_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yizhan {

// Members in the order given, no white space. Starts inside an object. Ill-formed UTF-8 becomes U+FFFD.
class PrivateJsonWriter {
public:
    PrivateJsonWriter();
    void member(std::string_view key, std::string_view text);
    void flag(std::string_view key, bool value);
    void begin_object(std::string_view key);
    void end_object();
    PrivateBytes finish();

private:
    void put(std::string_view text) { m_out.insert(m_out.end(), text.begin(), text.end()); }
    void quoted(std::string_view text);
    void key(std::string_view key);
    PrivateBytes m_out;
};

// The members of an object and of the objects in it, by path: "document.number".
class PrivateJson {
public:
    static constexpr std::size_t max_members = 64;
    static constexpr int max_depth = 8;

    // InvalidInput: not one JSON object in valid UTF-8, a member twice, too many or too deep.
    static Result<PrivateJson> parse(ByteView text);

    bool has(std::string_view path) const;
    // Nothing: not there. InvalidInput: of another type.
    Result<std::optional<std::string_view>> text(std::string_view path) const;
    Result<std::optional<bool>> flag(std::string_view path) const;

private:
    friend class PrivateJsonParser;
    struct Other { }; // an object, a number, an array, null
    using Value = std::variant<PrivateText, bool, Other>;
    struct Member {
        PrivateText path;
        Value value;
    };
    Value const* find(std::string_view path) const;
    std::vector<Member> m_members;
};

} // namespace yizhan
