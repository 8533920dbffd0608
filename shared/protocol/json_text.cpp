#include "shared/protocol/json_text.h"

#include <fmt/format.h>
#include <iterator>

namespace yizhan {

void append_json_string(std::string& out, std::string_view text)
{
    out.push_back('"');
    for (char const c : text) {
        switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default:
            if (static_cast<unsigned char>(c) < ' ')
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
            else
                out.push_back(c);
        }
    }
    out.push_back('"');
}

} // namespace yizhan
