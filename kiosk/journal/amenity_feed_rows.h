// Putting, removing and sweeping the rows of the feed that machines, goods, campaigns and services need (feed_rows.h).
#pragma once

#include "kiosk/journal/enrollment_feed_rows.h"

#include <string>
#include <string_view>
#include <vector>

namespace yizhan::journal {

Result<void> put_row(Connection& connection, RowPlace const& place, StationName const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Machine const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, MachineSession const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Goods const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, StockPart const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Campaign const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, CampaignPart const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, MemberTakings const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, ServiceEntry const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, RequestStanding const& row);

bool is_amenity_kind(FeedKind kind); // one of those above
// REQUIRES: is_amenity_kind(removed.kind).
Result<void> remove_amenity_row(Connection& connection, RowPlace const& place, RemovedRow const& removed);
// True: parts of stock or campaigns went.
Result<bool> sweep_amenities(Connection& connection, RowPlace const& place);

// The minutes that a timed amenity offers, as the table has them: 30 40 60.
std::string minutes_text(std::vector<int> const& minutes);
std::vector<int> minutes_of(std::string_view text); // empty: unreadable

} // namespace yizhan::journal
