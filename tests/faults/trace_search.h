// Looks for what must not be there: a text in every spelling in which a program could have left it behind by mistake,
// in any bytes, at any place.
#pragma once

#include "shared/base/bytes.h"
#include "shared/base/utf8.h"
#include "shared/protocol/hash.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace yizhan::test {

struct Spelling {
    std::string how;
    std::string bytes;
};

// base64 of the text where it stands `before` bytes into something longer: the characters that are the text's alone.
inline std::string base64_within(std::string_view text, std::size_t before)
{
    auto const whole = to_base64(as_bytes(std::string(before, 'x') + std::string{text}));
    auto const first = (before * 8 + 5) / 6;
    auto const end = (before + text.size()) * 8 / 6;
    return whole.substr(first, end - first);
}

inline std::string utf16_of(std::string_view text, bool big_endian)
{
    std::string out;
    for (char32_t const c : utf8::decode(text)) { // nobody here has a character beyond the first plane
        std::string pair{static_cast<char>(c & 0xFF), static_cast<char>(c >> 8 & 0xFF)};
        if (big_endian) std::reverse(pair.begin(), pair.end());
        out += pair;
    }
    return out;
}

inline std::string escaped_of(std::string_view text)
{
    std::string out;
    for (char32_t const c : utf8::decode(text)) out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    return out;
}

inline std::string percent_of(std::string_view text)
{
    std::string out;
    for (char const c : text) out += fmt::format("%{:02X}", static_cast<std::uint8_t>(c));
    return out;
}

// The number that the digits are, as machines keep it.
inline void add_integers(std::vector<Spelling>& out, std::string const& digits)
{
    std::string big;
    for (auto n = std::stoull(digits); n > 0; n /= 256) big.insert(big.begin(), static_cast<char>(n % 256));
    out.push_back({"an integer", big});
    out.push_back({"an integer, little end first", {big.rbegin(), big.rend()}});
}

inline std::vector<Spelling> spellings_of(std::string const& text)
{
    std::vector<Spelling> out{{"as it is", text}, {"UTF-16", utf16_of(text, false)},
        {"UTF-16, big end first", utf16_of(text, true)}, {"escaped", escaped_of(text)}, {"percent", percent_of(text)},
        {"hex", to_hex(as_bytes(text))}};
    std::string upper = to_hex(as_bytes(text));
    std::transform(
        upper.begin(), upper.end(), upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    out.push_back({"hex in capitals", upper});
    for (std::size_t before = 0; before < 3; ++before) {
        auto plain = base64_within(text, before);
        out.push_back({"base64", plain});
        std::replace(plain.begin(), plain.end(), '+', '-');
        std::replace(plain.begin(), plain.end(), '/', '_');
        if (plain != out.back().bytes) out.push_back({"base64url", plain});
    }
    auto const hash = blake2b(as_bytes(text)); // whoever may try all numbers finds the one
    out.push_back({"hashed", std::string{as_text(hash)}});
    out.push_back({"hashed, in hex", to_hex(hash)});
    out.push_back({"hashed, in base64", to_base64(hash).substr(0, 42)});
    bool const is_number = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number && text.size() <= 18) add_integers(out, text);
    return out;
}

class TraceSearch {
public:
    // `text`: at least five bytes in each of its spellings, so that no chance makes it up.
    void add(std::string const& text)
    {
        if (!m_texts.insert(text).second) return;
        for (auto& spelling : spellings_of(text)) {
            m_by_start.emplace(start_of(spelling.bytes), m_spellings.size());
            m_spellings.push_back(std::move(spelling));
        }
    }
    std::set<std::string> const& texts() const { return m_texts; }

    // Where and how something was found; empty: nowhere.
    std::vector<std::string> in_bytes(std::string_view bytes, std::string const& where) const
    {
        std::vector<std::string> found;
        for (std::size_t at = 0; at + start <= bytes.size(); ++at) {
            auto const [first, end] = m_by_start.equal_range(start_of(bytes.substr(at, start)));
            for (auto it = first; it != end; ++it) {
                auto const& spelling = m_spellings[it->second];
                if (bytes.substr(at, spelling.bytes.size()) == spelling.bytes)
                    found.push_back(fmt::format("{} at {}: {}", where, at, spelling.how));
            }
        }
        return found;
    }
    std::vector<std::string> in_folder(std::filesystem::path const& folder) const
    {
        std::vector<std::string> found;
        for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
            for (auto& one : in_bytes(entry.path().filename().string(), "a file's name")) found.push_back(one);
            if (!entry.is_regular_file()) continue;
            std::ifstream file{entry.path(), std::ios::binary};
            std::string const content{std::istreambuf_iterator<char>{file}, {}};
            for (auto& one : in_bytes(content, entry.path().filename().string())) found.push_back(one);
        }
        return found;
    }

private:
    static constexpr std::size_t start = 5;
    static std::uint64_t start_of(std::string_view bytes)
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < start; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes.at(i));
        return value;
    }

    std::set<std::string> m_texts;
    std::vector<Spelling> m_spellings;
    std::unordered_multimap<std::uint64_t, std::size_t> m_by_start;
};

} // namespace yizhan::test
