// What one station used in a month, as a line of CSV each and as the columns of a sheet. Pure.
#pragma once

#include "server/paper/usage_workbook.h"
#include "server/projections/usage.h"
#include "shared/domain/station.h"

#include <functional>
#include <span>
#include <string>

namespace yizhan {

// What an item is called.
using ItemName = std::function<Bilingual(UsageItem const&)>;

StationUsage station_usage(Bilingual const& station, std::span<UsageItem const> items,
    std::span<LateArrivals const> late, ItemName const& name_of);

std::string const& usage_csv_head();
// Each line says when the last event of its day came in, where that was on a later day.
std::string usage_csv_lines(Station const& station, std::span<UsageItem const> items,
    std::span<LateArrivals const> late, ItemName const& name_of, UtcMs as_of);

} // namespace yizhan
