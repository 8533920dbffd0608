// The one rule for a string inside JSON that this program writes (RFC 8259 §7).
#pragma once

#include <string>
#include <string_view>

namespace yizhan {

// Appends `text` in quotes, escaping only what must be. REQUIRES: valid UTF-8.
void append_json_string(std::string& out, std::string_view text);

} // namespace yizhan
