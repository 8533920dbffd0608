// What the screens say, in both languages. A sentence may hold {name} for a value, {name|one|many} for the word that
// goes with a count, and {b}…{/b} around bold words. Values lose their control characters, so that no name can change a
// layout.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace yizhan::ui {

enum class Language { Chinese, English };

class Arg {
public:
    Arg(std::string_view name, std::string_view value) : m_name{name}, m_value{value} { }
    Arg(std::string_view name, std::int64_t value) : m_name{name}, m_value{std::to_string(value)} { }

    std::string_view name() const { return m_name; }
    std::string const& value() const { return m_value; }

private:
    std::string_view m_name;
    std::string m_value;
};

class Words {
public:
    // Two TOML texts with the same keys. InvalidInput names the line, or the key that one of them lacks.
    static Result<Words> parse(std::string_view zh_toml, std::string_view en_toml);

    Language language() const { return m_language; }
    void speak(Language language) { m_language = language; }
    // A key that nobody wrote comes back as ⟦key⟧: seen at once, and by a test before.
    std::string tr(std::string_view key, std::initializer_list<Arg> args = {}) const;

    using Sentences = std::map<std::string, std::string, std::less<>>;
    Sentences const& all(Language language) const { return language == Language::Chinese ? m_zh : m_en; }

private:
    Sentences m_zh;
    Sentences m_en;
    Language m_language = Language::Chinese;
};

} // namespace yizhan::ui
