// Cells of CSV files (RFC 4180) that people open in a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace yizhan {

constexpr std::string_view csv_byte_order_mark = "\xEF\xBB\xBF"; // else spreadsheets take it for another encoding

// A comma and the text: quoted where it must be, and never anything that a spreadsheet would calculate.
void add_csv_cell(std::string& line, std::string_view text);

} // namespace yizhan
