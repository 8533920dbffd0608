// What joining keeps at a kiosk: one step of the schema (schema.h).
#pragma once

#include <string_view>

namespace yizhan::journal {

std::string_view enrollment_schema_step();

} // namespace yizhan::journal
