// Binds the parameters of a statement in their order, and reads ids out of its rows.
#pragma once

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/platform/sqlite.h"

#include <optional>
#include <string_view>

namespace yizhan {

template <class... Values> sqlite::Statement& bind_all(sqlite::Statement& statement, Values const&... values)
{
    int at = 0;
    (statement.bind(++at, values), ...);
    return statement;
}

template <class Tag> std::optional<std::string_view> text_of(std::optional<Id<Tag>> const& id)
{
    return id ? std::optional{std::string_view{id->text()}} : std::nullopt;
}

template <class IdType> Result<std::optional<IdType>> optional_id(sqlite::Statement const& row, int column)
{
    if (row.is_null(column)) return std::optional<IdType>{};
    return std::optional{TRY(IdType::parse(row.text(column)))};
}

inline std::optional<UtcMs> optional_time(sqlite::Statement const& row, int column)
{
    return row.is_null(column) ? std::nullopt : std::optional{UtcMs{row.integer(column)}};
}

} // namespace yizhan
