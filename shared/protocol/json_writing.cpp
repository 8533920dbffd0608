#include "shared/protocol/json_writing.h"

#include "shared/base/utf8.h"

#include <fmt/format.h>

namespace yizhan {

void JsonWriter::separate()
{
    if (m_out.back() != '{' && m_out.back() != '[') m_out.push_back(',');
}

void JsonWriter::quoted(std::string_view text)
{
    if (!utf8::is_valid(text)) return quoted(utf8::encode(utf8::decode(text)));
    m_out.push_back('"');
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            m_out.push_back('\\');
            m_out.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fmt::format_to(std::back_inserter(m_out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            m_out.push_back(c);
        }
    }
    m_out.push_back('"');
}

void JsonWriter::key(std::string_view key)
{
    separate();
    quoted(key);
    m_out.push_back(':');
}

void JsonWriter::member(std::string_view name, std::string_view text)
{
    key(name);
    quoted(text);
}

void JsonWriter::member(std::string_view name, std::int64_t value)
{
    key(name);
    m_out += fmt::format_int{value}.str();
}

void JsonWriter::flag(std::string_view name, bool value)
{
    key(name);
    m_out += value ? "true" : "false";
}

void JsonWriter::member(std::string_view name, Bilingual const& text)
{
    begin_object(name);
    member("zh", text.zh);
    if (!text.en.empty()) member("en", text.en);
    end_object();
}

void JsonWriter::begin_object(std::string_view name)
{
    key(name);
    m_out.push_back('{');
}

void JsonWriter::begin_object()
{
    separate();
    m_out.push_back('{');
}

void JsonWriter::begin_array()
{
    separate();
    m_out.push_back('[');
}

void JsonWriter::end_object() { m_out.push_back('}'); }

void JsonWriter::begin_array(std::string_view name)
{
    key(name);
    m_out.push_back('[');
}

void JsonWriter::element(std::int64_t value)
{
    separate();
    m_out += fmt::format_int{value}.str();
}

void JsonWriter::element(std::string_view text)
{
    separate();
    quoted(text);
}

void JsonWriter::end_array() { m_out.push_back(']'); }

std::string JsonWriter::finish()
{
    m_out.push_back('}');
    return std::move(m_out);
}

} // namespace yizhan
