#include "kiosk/ui/words.h"

#include "kiosk/ui/text.h"

#include <algorithm>
#include <toml++/toml.h>

namespace yizhan::ui {

namespace {

void flatten(toml::table const& table, std::string const& prefix, Words::Sentences& out)
{
    for (auto const& [key, node] : table) {
        std::string const name = prefix + std::string{key.str()};
        if (auto const* inner = node.as_table()) flatten(*inner, name + ".", out);
        if (auto const* text = node.as_string()) out.emplace(name, text->get());
    }
}

Result<Words::Sentences> read(std::string_view toml, char const* language)
{
    try {
        Words::Sentences sentences;
        flatten(toml::parse(toml), "", sentences);
        return sentences;
    } catch (toml::parse_error const& error) {
        return fail(ErrorCode::InvalidInput,
            std::string{language} + " line " + std::to_string(error.source().begin.line) + ": "
                + std::string{error.description()});
    }
}

std::string const* missing_from(Words::Sentences const& there, Words::Sentences const& here)
{
    for (auto const& [key, text] : there)
        if (!here.contains(key)) return &key;
    return nullptr;
}

void append_value(std::string& out, std::string_view value)
{
    std::copy_if(value.begin(), value.end(), std::back_inserter(out),
        [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
}

// `inside` is what stands between the braces.
void append_placeholder(std::string& out, std::string_view inside, std::initializer_list<Arg> args)
{
    if (inside == "b" || inside == "/b") {
        out += inside == "b" ? bold_on : bold_off;
        return;
    }
    std::size_t const bar = inside.find('|');
    std::string_view const name = inside.substr(0, bar);
    auto const* const arg = std::find_if(args.begin(), args.end(), [name](Arg const& a) { return a.name() == name; });
    if (arg == args.end()) {
        out.append("{").append(inside).append("}");
        return;
    }
    if (bar == std::string_view::npos) {
        append_value(out, arg->value());
        return;
    }
    std::string_view const forms = inside.substr(bar + 1);
    std::size_t const between = forms.find('|');
    bool const one = arg->value() == "1" || between == std::string_view::npos;
    out.append(one ? forms.substr(0, between) : forms.substr(between + 1));
}

} // namespace

Result<Words> Words::parse(std::string_view zh_toml, std::string_view en_toml)
{
    Words words;
    words.m_zh = TRY(read(zh_toml, "zh"));
    words.m_en = TRY(read(en_toml, "en"));
    if (auto const* key = missing_from(words.m_zh, words.m_en))
        return fail(ErrorCode::InvalidInput, "en lacks " + *key);
    if (auto const* key = missing_from(words.m_en, words.m_zh))
        return fail(ErrorCode::InvalidInput, "zh lacks " + *key);
    return words;
}

std::string Words::tr(std::string_view key, std::initializer_list<Arg> args) const
{
    Sentences const& sentences = all(m_language);
    auto const it = sentences.find(key);
    if (it == sentences.end()) return "⟦" + std::string{key} + "⟧";
    std::string_view rest = it->second;
    std::string out;
    for (;;) {
        std::size_t const open = rest.find('{');
        std::size_t const close = open == std::string_view::npos ? open : rest.find('}', open);
        if (close == std::string_view::npos) break;
        out.append(rest.substr(0, open));
        append_placeholder(out, rest.substr(open + 1, close - open - 1), args);
        rest.remove_prefix(close + 1);
    }
    return out.append(rest);
}

} // namespace yizhan::ui
