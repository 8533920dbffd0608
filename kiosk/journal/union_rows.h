// Texts and unions as they stand in the tables of the feed.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/domain/station.h"

namespace yizhan::journal {

// Two columns: Chinese, English.
Bilingual bilingual_of(Query const& row, int column);
// id, name_zh, name_en, parent, level, members, stations, dues_fen. Nothing: the disk has altered it.
std::optional<Union> union_of(Query const& row);

} // namespace yizhan::journal
