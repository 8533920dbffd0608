// Putting, removing and sweeping the rows of the feed that joining needs (feed_rows.h). A member whose record was
// merged into another's leaves card and number behind, so that they still lead somewhere.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/domain/feed.h"

namespace yizhan::journal {

struct RowPlace {
    std::string const& channel;
    std::int64_t generation = 0;
};

Result<void> put_row(Connection& connection, RowPlace const& place, MergedMember const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, PickupRow const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Employer const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Community const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, RoutingRule const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, ConsentText const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, Volunteer const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, SealingKeyRow const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, KioskCertificateRow const& row);
Result<void> put_row(Connection& connection, RowPlace const& place, ApplicationStanding const& row);

// REQUIRES: the kind is one of those above.
Result<void> remove_enrollment_row(Connection& connection, RowPlace const& place, RemovedRow const& removed);
// Before the member's row is removed.
Result<void> keep_former_member(Connection& connection, std::string_view id);
// Before the members of older generations are removed.
Result<void> keep_swept_members(Connection& connection, std::int64_t generation);
// Once a channel has been read to its end: who was not merged is not remembered.
Result<void> forget_unmerged(Connection& connection);
Result<void> sweep_enrollment(Connection& connection, RowPlace const& place);

} // namespace yizhan::journal
