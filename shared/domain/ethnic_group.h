// The ethnic groups as identity cards code them (GB/T 3304): 01 is 汉.
#pragma once

#include <string_view>

namespace yizhan {

// Two digits in; the Chinese name without 族, empty where there is none.
std::string_view ethnic_group_of_code(std::string_view code);

} // namespace yizhan
