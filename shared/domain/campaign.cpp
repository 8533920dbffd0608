#include "shared/domain/campaign.h"

#include "shared/domain/name_table.h"

namespace yizhan {
namespace {

constexpr NameTable<Period, 5> periods{{{{Period::Once, "once"}, {Period::Day, "day"}, {Period::Week, "week"},
    {Period::Month, "month"}, {Period::Year, "year"}}}};

} // namespace

std::string_view name(Period period) { return periods.name_of(period); }
std::optional<Period> period_of(std::string_view text) { return periods.value_of(text); }

} // namespace yizhan
