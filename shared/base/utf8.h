// UTF-8 (RFC 3629) in and out, and which characters nobody can see.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace yizhan::utf8 {

// One character as its bytes, with no memory taken for them.
struct OneCharacter {
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    std::string_view view() const { return {bytes.data(), size}; }
};
// U+FFFD for what is no character.
OneCharacter encode_one(char32_t c);

// No overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid(std::string_view text);
// Each ill-formed byte becomes U+FFFD.
std::u32string decode(std::string_view text);
// The character at `at`, which moves past it. REQUIRES: at < text.size().
char32_t next(std::string_view text, std::size_t& at);
std::string encode(std::u32string_view text);
void append(std::string& out, char32_t character); // U+FFFD for what is no character
// Controls, bidi and other format characters, separators of lines, noncharacters, tags, variation selectors: what could
// make a text read as something it is not.
bool is_invisible(char32_t character);
// A full-width letter, digit, sign or space as its ASCII one; anything else as it is.
char32_t half_width(char32_t character);
// Cut to at most `limit` characters, invisible ones dropped, ill-formed bytes as U+FFFD.
std::string clean(std::string_view text, std::size_t limit);

} // namespace yizhan::utf8
