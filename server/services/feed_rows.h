// Inside this room: rows of one kind as what they are.
#pragma once

#include "server/ingest/feed_store.h"

namespace yizhan {

template <class Row> Result<std::vector<Row>> rows_in(FeedStore& feeds, std::string const& channel, FeedKind kind)
{
    std::vector<Row> found;
    for (auto& row : TRY(feeds.rows(channel, kind))) {
        if (auto* const it = std::get_if<Row>(&row)) found.push_back(std::move(*it));
    }
    return found;
}

template <class Row>
Result<std::optional<Row>> row_in(FeedStore& feeds, std::string const& channel, FeedKind kind, std::string const& key)
{
    auto row = TRY(feeds.find(channel, kind, key));
    auto* const it = row ? std::get_if<Row>(&*row) : nullptr;
    return it == nullptr ? std::optional<Row>{} : std::optional<Row>{std::move(*it)};
}

} // namespace yizhan
