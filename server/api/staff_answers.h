// What the handlers of the staff's pages share: reading a query, answering with JSON, and saying who asks.
#pragma once

#include "server/api/exchange.h"
#include "shared/domain/member.h"
#include "shared/protocol/json_writing.h"

#include <optional>

namespace yizhan {

inline void answer(Exchange& exchange, Result<std::string> json)
{
    if (json)
        exchange.answer(json_response(std::move(*json)));
    else
        exchange.answer(json.error());
}

// Absent: `usual`. InvalidInput: not 1..max.
Result<std::size_t> limit_asked(HttpRequest const& request, std::size_t usual, std::size_t max);

// 2026-11-24 as local_day() gives it. InvalidInput: no such day.
Result<std::int32_t> parse_day(std::string_view text);

// An id in the query; none where it is absent or empty.
template <class IdType> Result<std::optional<IdType>> id_asked(HttpRequest const& request, std::string_view name)
{
    auto const text = query_parameter(request.query, name);
    if (!text || text->empty()) return std::optional<IdType>{};
    return std::optional{TRY(IdType::parse(*text))};
}

// How far a list was read: the time and the id of its last line. Written as MILLISECONDS '.' ID.
struct TimePlace {
    UtcMs at;
    std::string id;
};
std::string text_of(TimePlace const& place);
// `before` in the query; none where it is absent or empty.
Result<std::optional<TimePlace>> place_asked(HttpRequest const& request);

// What a search field says: eight digits are a number, four a phone's tail, anything else the beginning of a masked
// name. InvalidInput: longer than any of these.
struct MemberQuestion {
    std::optional<MemberNumber> number;
    std::string tail;
    std::string name;
};
Result<MemberQuestion> question_asked(HttpRequest const& request);

void add_qr(JsonWriter& json, std::vector<std::string> const& rows);

} // namespace yizhan
