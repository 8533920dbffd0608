// A row of the feed as its table keeps it: as the feed wrote it.
#pragma once

#include "kiosk/journal/connection.h"

#include "shared/protocol/feed_page.h"

#include <vector>

namespace yizhan::journal {

// Nothing: the disk has altered it, until the feed brings it again.
template <class Row> std::optional<Row> row_of(std::string_view text)
{
    auto decoded = decode_feed_row(text);
    if (!decoded || !*decoded) return {};
    auto* const row = std::get_if<Row>(&**decoded);
    return row ? std::optional{std::move(*row)} : std::nullopt;
}

// Of every row that the query gives, its first column.
template <class Row> Result<std::vector<Row>> rows_of(Query const& query)
{
    std::vector<Row> rows;
    while (TRY(query->step())) {
        if (auto row = row_of<Row>(query->text(0))) rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace yizhan::journal
