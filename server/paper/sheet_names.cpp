// Names of sheets, for usage_workbook.h.
#include "server/paper/usage_workbook.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace yizhan {
namespace {

constexpr std::size_t max_name = 31; // UTF-16 units

std::size_t units_of(char32_t c) { return c > 0xFFFF ? 2 : 1; }

std::string shortened(std::u32string_view text, std::size_t limit)
{
    std::string out;
    std::size_t used = 0;
    for (auto const c : text) {
        used += units_of(c);
        if (used > limit) break;
        utf8::append(out, c);
    }
    while (!out.empty() && (out.back() == '\'' || out.back() == ' ')) out.pop_back();
    return out;
}

std::string lower_case(std::string text)
{
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::u32string allowed_part(std::string_view text)
{
    static constexpr std::u32string_view forbidden = U"[]:*?/\\";
    std::u32string out;
    for (auto const c : utf8::decode(utf8::clean(text, 200))) {
        bool const opens_quote = out.empty() && (c == U'\'' || c == U' ');
        if (!opens_quote && forbidden.find(c) == std::u32string_view::npos) out.push_back(c);
    }
    return out;
}

} // namespace

std::vector<std::string> sheet_names(std::vector<std::string> const& wanted)
{
    std::vector<std::string> out;
    // A name that spreadsheets keep for themselves.
    std::set<std::string> taken{"history"};
    for (auto const& text : wanted) {
        auto const characters = allowed_part(text);
        auto name = shortened(characters, max_name);
        if (name.empty()) name = "-";
        for (int n = 2; !taken.insert(lower_case(name)).second; ++n) {
            auto const tail = " (" + std::to_string(n) + ")";
            name = shortened(characters, max_name - tail.size()) + tail;
        }
        out.push_back(std::move(name));
    }
    return out;
}

} // namespace yizhan
