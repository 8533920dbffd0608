// Facts that stand once, by the id of what they are about: of several that speak of the same thing the first in the
// order of kiosk, incarnation and sequence, the same in any order of arrival. And what their rows have in common.
#pragma once

#include "server/projections/service_sums.h"
#include "shared/platform/sqlite.h"

#include <optional>
#include <span>

namespace yizhan {

Result<LogPlace> place_in(sqlite::Statement const& row, int kiosk);
Result<StockAccount> account_in(sqlite::Statement const& row, int place);

// Counts into `sums` what is known for the first time, and takes back what no longer stands. `insert`: false, a fact
// with this id is there; `find`: that fact, none where only its counterpart came in; `replace`: this one in its stead.
template <class Body, class Insert, class Find, class Replace>
Result<void> keep_first(
    std::span<Placed<Body> const> facts, ServiceSums& sums, Insert insert, Find find, Replace replace)
{
    for (auto const& fact : facts) {
        if (TRY(insert(fact))) {
            sums.count(fact, 1);
            continue;
        }
        auto const known = TRY(find(fact));
        bool const stands = !known || fact.place < known->place;
        if (stands && known) sums.count(*known, -1);
        if (stands) TRY_DO(replace(fact));
        sums.count(fact, stands ? 1 : 0);
    }
    return {};
}

} // namespace yizhan
