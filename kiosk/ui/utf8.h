// UTF-8 to code points, forgiving: a bad byte becomes U+FFFD and reading goes on, so that no text can stop a screen.
#pragma once

#include <string>
#include <string_view>

namespace yizhan::ui {

// The code point at `at`, which moves past it. REQUIRES: at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

} // namespace yizhan::ui
