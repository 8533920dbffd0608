// Applications of this station: what was submitted here, with what the hub has said of it since.
#pragma once

#include "kiosk/app/enrollment_book.h"
#include "kiosk/journal/connection.h"

namespace yizhan::journal {

Result<std::optional<LocalApplication>> application_with(Connection& connection, CardId const& provisional);
// Newest first. With neither volunteer nor ceremony: all, also those of the station's other kiosks.
Result<std::vector<LocalApplication>> applications_of(Connection& connection, Helped const& helped, std::size_t limit);
// The longest waiting first.
Result<std::vector<LocalApplication>> applications_sent_back(Connection& connection, std::size_t limit);

} // namespace yizhan::journal
