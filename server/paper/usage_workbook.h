// The use of services in a month as a spreadsheet (XLSX): a sheet for all stations and a proper sheet for each. Sums
// are formulas, with their values beside them for whoever does not calculate. The same month gives the same sheets.
#pragma once

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/domain/goods.h"
#include "shared/domain/text.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace yizhan {

constexpr std::size_t payers = 4; // in the order of Payer

// A column of a station's sheet: the uses of an amenity, or the takings of a campaign.
struct UsedItem {
    Bilingual name;
    bool is_campaign = false;
};

struct UsageDay {
    std::int32_t day = 0; // a local day
    std::vector<std::int64_t> counts; // by item
    std::int64_t units = 0;
    std::array<std::int64_t, payers> cost_fen{}; // by Payer
    std::int64_t late = 0; // events of this day that came in on a later one
};

struct StationUsage {
    Bilingual name;
    std::vector<UsedItem> items; // amenities first
    std::vector<UsageDay> days; // ascending; a day without use may be left out
};

struct UsageMonth {
    std::int32_t first_day = 0; // local days, both within
    std::int32_t last_day = 0;
    UtcMs as_of;
    ZoneMinutes zone;
    std::vector<StationUsage> stations;
};

// TooLarge: more stations than a workbook has sheets for, or more items than a sheet has columns. Io.
Result<std::string> usage_workbook(UsageMonth const& month);

// Names that every spreadsheet takes, in the order given: at most 31 characters, none of []:*?/\ and no apostrophe at
// an end, no two the same in any letter case.
std::vector<std::string> sheet_names(std::vector<std::string> const& wanted);

} // namespace yizhan
