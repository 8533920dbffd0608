// The step of the hub's tables that came with machines, goods, campaigns and requests.
#pragma once

#include <string_view>

namespace yizhan {

extern std::string_view const service_schema_step;

} // namespace yizhan
