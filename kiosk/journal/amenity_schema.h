// What machines, goods, campaigns and services keep at a kiosk: one step of the schema (schema.h).
#pragma once

#include <string_view>

namespace yizhan::journal {

std::string_view amenity_schema_step();

} // namespace yizhan::journal
