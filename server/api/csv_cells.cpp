#include "server/api/csv_cells.h"

#include "shared/base/utf8.h"
#include "shared/protocol/envelope.h"

namespace yizhan {

void add_csv_cell(std::string& line, std::string_view text)
{
    line.push_back(',');
    auto const clean = utf8::clean(text, max_event_bytes);
    bool const is_formula
        = !clean.empty() && std::string_view{"=+-@\t\r|"}.find(clean.front()) != std::string_view::npos;
    bool const is_plain = !is_formula && clean.find_first_of(",\"\r\n;") == std::string::npos;
    if (is_plain) {
        line.append(clean);
        return;
    }
    line.push_back('"');
    if (is_formula) line.push_back('\'');
    for (char const c : clean) {
        if (c == '"') line.push_back('"');
        line.push_back(c);
    }
    line.push_back('"');
}

} // namespace yizhan
