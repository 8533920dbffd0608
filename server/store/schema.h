// The tables of the hub's database, as steps that are only ever added to. Every table that grows carries its
// distribution column (the kiosk, the station or the channel) in its key, so that a larger store can spread it.
#pragma once

#include <span>
#include <string_view>

namespace yizhan {

std::span<std::string_view const> hub_schema();

} // namespace yizhan
