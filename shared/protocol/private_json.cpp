#include "shared/protocol/private_json.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <array>

namespace yizhan {
namespace {

auto bad() { return fail(ErrorCode::InvalidInput, "not the JSON of a form"); }

std::optional<unsigned> hex_value(char c)
{
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

// Without a string on the way, which nothing would wipe.
void append_character(PrivateText& out, char32_t c)
{
    auto one = utf8::encode_one(c);
    out.append(one.view());
    one.bytes.fill(0);
}

} // namespace

PrivateJsonWriter::PrivateJsonWriter()
{
    m_out.reserve(4096);
    m_out.push_back('{');
}

void PrivateJsonWriter::quoted(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    bool const is_valid = utf8::is_valid(text);
    m_out.push_back('"');
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            put({std::array{'\\', c}.data(), 2});
        } else if (byte < 0x20) {
            put("\\u00");
            put(digits.substr(byte >> 4U, 1));
            put(digits.substr(byte & 0x0FU, 1));
        } else if (byte >= 0x80 && !is_valid) {
            put("\xEF\xBF\xBD");
        } else {
            m_out.push_back(byte);
        }
    }
    m_out.push_back('"');
}

void PrivateJsonWriter::key(std::string_view key)
{
    if (m_out.back() != '{') m_out.push_back(',');
    quoted(key);
    m_out.push_back(':');
}

void PrivateJsonWriter::member(std::string_view name, std::string_view text)
{
    key(name);
    quoted(text);
}

void PrivateJsonWriter::flag(std::string_view name, bool value)
{
    key(name);
    put(value ? "true" : "false");
}

void PrivateJsonWriter::begin_object(std::string_view name)
{
    key(name);
    m_out.push_back('{');
}

void PrivateJsonWriter::end_object() { m_out.push_back('}'); }

PrivateBytes PrivateJsonWriter::finish()
{
    m_out.push_back('}');
    return std::move(m_out);
}

class PrivateJsonParser {
public:
    PrivateJsonParser(std::string_view text, PrivateJson& out) : m_rest{text}, m_out{out} { }

    Result<void> parse()
    {
        skip_space();
        TRY_DO(object(PrivateText{}, true, 0));
        skip_space();
        if (!m_rest.empty()) return bad();
        return {};
    }

private:
    void skip_space() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size())); }
    bool take(std::string_view word)
    {
        if (!m_rest.starts_with(word)) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }

    Result<char32_t> four_hex()
    {
        if (m_rest.size() < 4) return bad();
        char32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            auto const digit = hex_value(m_rest[static_cast<std::size_t>(i)]);
            if (!digit) return bad();
            value = value << 4U | *digit;
        }
        m_rest.remove_prefix(4);
        return value;
    }

    Result<void> escape(PrivateText& out)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (m_rest.empty()) return bad();
        auto const known = letters.find(m_rest.front());
        if (known != std::string_view::npos) {
            out.append(meanings.substr(known, 1));
            m_rest.remove_prefix(1);
            return {};
        }
        if (!take("u")) return bad();
        char32_t character = TRY(four_hex());
        if (is_high_surrogate(character)) {
            if (!take("\\u")) return bad();
            char32_t const low = TRY(four_hex());
            if (!is_low_surrogate(low)) return bad();
            character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
        } else if (is_low_surrogate(character)) {
            return bad();
        }
        append_character(out, character);
        return {};
    }

    Result<PrivateText> string()
    {
        PrivateText out;
        if (!take("\"")) return bad();
        for (;;) {
            auto const plain = std::find_if(m_rest.begin(), m_rest.end(),
                [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
            auto const size = static_cast<std::size_t>(plain - m_rest.begin());
            out.append(m_rest.substr(0, size));
            m_rest.remove_prefix(size);
            if (take("\"")) return out;
            if (!take("\\")) return bad();
            TRY_DO(escape(out));
        }
    }

    Result<void> keep(PrivateText path, PrivateJson::Value value)
    {
        if (m_out.has(path.view()) || m_out.m_members.size() == PrivateJson::max_members) return bad();
        m_out.m_members.push_back({std::move(path), std::move(value)});
        return {};
    }

    // `kept`: what stands here has a path; elements of arrays have none.
    Result<void> value(PrivateText path, bool kept, int depth)
    {
        skip_space();
        if (depth > PrivateJson::max_depth || m_rest.empty()) return bad();
        PrivateJson::Value found = PrivateJson::Other{};
        if (m_rest.front() == '{') {
            TRY_DO(object(path, kept, depth));
        } else if (m_rest.front() == '[') {
            TRY_DO(array(depth));
        } else if (m_rest.front() == '"') {
            found = TRY(string());
        } else if (take("true")) {
            found = true;
        } else if (take("false")) {
            found = false;
        } else if (!take("null")) {
            TRY_DO(number());
        }
        return kept ? keep(std::move(path), std::move(found)) : Result<void>{};
    }

    // Passed over, so its grammar is only that it ends.
    Result<void> number()
    {
        auto const size = std::min(m_rest.find_first_not_of("+-.0123456789eE"), m_rest.size());
        if (size == 0) return bad();
        m_rest.remove_prefix(size);
        return {};
    }

    Result<void> array(int depth)
    {
        take("[");
        skip_space();
        if (take("]")) return {};
        for (;;) {
            TRY_DO(value(PrivateText{}, false, depth + 1));
            skip_space();
            if (take("]")) return {};
            if (!take(",")) return bad();
        }
    }

    Result<void> object(PrivateText const& path, bool kept, int depth)
    {
        if (!take("{")) return bad();
        skip_space();
        if (take("}")) return {};
        for (;;) {
            skip_space();
            PrivateText inner = path;
            if (!inner.empty()) inner.append(".");
            inner.append(TRY(string()).view());
            skip_space();
            if (!take(":")) return bad();
            TRY_DO(value(std::move(inner), kept, depth + 1));
            skip_space();
            if (take("}")) return {};
            if (!take(",")) return bad();
        }
    }

    std::string_view m_rest;
    PrivateJson& m_out;
};

Result<PrivateJson> PrivateJson::parse(ByteView bytes)
{
    if (!utf8::is_valid(as_text(bytes))) return bad();
    PrivateJson json;
    TRY_DO(PrivateJsonParser(as_text(bytes), json).parse());
    return json;
}

PrivateJson::Value const* PrivateJson::find(std::string_view path) const
{
    auto const found = std::find_if(
        m_members.begin(), m_members.end(), [&](Member const& member) { return member.path.view() == path; });
    return found == m_members.end() ? nullptr : &found->value;
}

bool PrivateJson::has(std::string_view path) const { return find(path) != nullptr; }

Result<std::optional<std::string_view>> PrivateJson::text(std::string_view path) const
{
    auto const* const value = find(path);
    if (!value) return std::optional<std::string_view>{};
    auto const* const text = std::get_if<PrivateText>(value);
    if (!text) return fail(ErrorCode::InvalidInput, std::string{path} + ": not a text");
    return std::optional{text->view()};
}

Result<std::optional<bool>> PrivateJson::flag(std::string_view path) const
{
    auto const* const value = find(path);
    if (!value) return std::optional<bool>{};
    auto const* const flag = std::get_if<bool>(value);
    if (!flag) return fail(ErrorCode::InvalidInput, std::string{path} + ": not yes or no");
    return std::optional{*flag};
}

} // namespace yizhan
